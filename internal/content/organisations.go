package content

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/organisation"
)

// RegisterDay is the day on which the register's facts stood so (data README, organisations.csv).
var RegisterDay = day.On(2026, 7, 8)

// beginning stands for an opening day that nobody published: 5 July 1948.
var beginning = day.On(1948, 7, 5)

// Register is the national register of organisations with England as its root,
// parents before those that belong to them.
type Register struct {
	Organisations []organisation.Organisation
	Successions   []organisation.Succession
	SHA256        string
}

var registerColumns = []string{"ods_code", "name", "display_name", "org_type", "subtype", "icb_code", "icb_name", "region_code", "region_name",
	"postcode", "status", "open_date", "close_date", "successor_codes", "successor_basis", "type_basis", "source"}

// LoadRegister reads the embedded register. A version holds from the day the
// organisation opened: the file is one snapshot, so where an organisation belonged
// before RegisterDay is what the register files it under today.
func LoadRegister() (Register, error) {
	b, err := embedded(registerFile)
	if err != nil {
		return Register{}, err
	}
	return parseRegister(registerFile, b)
}

func parseRegister(file string, b []byte) (Register, error) {
	r := Register{SHA256: sum(b), Organisations: []organisation.Organisation{{
		Code: organisation.England, Type: organisation.Country,
		Version: organisation.Version{ValidFrom: beginning, Name: "England", Short: "England", Source: "Root of the register"},
	}}}
	var bad fault.Fields
	in := csv.NewReader(bytes.NewReader(b))
	head, err := in.Read()
	if err != nil || !slices.Equal(head, registerColumns) {
		return r, invalid(fault.Field{Name: file, Message: "line 1: the columns must be " + strings.Join(registerColumns, ", ")})
	}
	for {
		cells, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return r, invalid(fault.Field{Name: file, Message: err.Error()})
		}
		line, _ := in.FieldPos(0)
		row := map[string]string{}
		for i, c := range cells {
			row[registerColumns[i]] = c
		}
		if err := r.add(row); err != nil {
			bad.Add(file, "line %d: %s: %v", line, row["ods_code"], err)
		}
	}
	r.check(file, &bad)
	rank := []organisation.Type{organisation.Country, organisation.Region, organisation.ICB, organisation.Trust}
	slices.SortStableFunc(r.Organisations, func(x, y organisation.Organisation) int {
		return cmp.Compare(slices.Index(rank, x.Type), slices.Index(rank, y.Type))
	})
	return r, bad.Err()
}

func (r *Register) add(row map[string]string) error {
	o := organisation.Organisation{Code: row["ods_code"], Type: organisation.Type(row["org_type"])}
	if err := errors.Join(o.Opened.UnmarshalText([]byte(row["open_date"])), o.Closed.UnmarshalText([]byte(row["close_date"]))); err != nil {
		return err
	}
	if o.Type != organisation.Trust && o.Type != organisation.ICB && o.Type != organisation.Region {
		return fmt.Errorf("type %q is not known", o.Type)
	}
	if (row["status"] == "closed") == o.Closed.IsZero() {
		return errors.New("status and closing day disagree")
	}
	o.Version = organisation.Version{
		ValidFrom: max(o.Opened, beginning), Name: fullName(row["display_name"]), Short: shortName(row["display_name"]),
		ICB: row["icb_code"], Region: row["region_code"], Subtype: row["subtype"], Source: row["source"],
	}
	if row["type_basis"] != "" {
		o.Source += "; type: " + row["type_basis"]
	}
	r.Organisations = append(r.Organisations, o)
	for _, to := range strings.FieldsFunc(row["successor_codes"], func(c rune) bool { return c == ';' }) {
		r.Successions = append(r.Successions, organisation.Succession{From: o.Code, To: to, On: o.Closed, Basis: row["successor_basis"]})
	}
	return nil
}

// check holds codes to be there once and every reference to lead to one of them.
func (r *Register) check(file string, bad *fault.Fields) {
	codes := map[string]bool{}
	for _, o := range r.Organisations {
		if codes[o.Code] || o.Code == "" || o.Name == "" {
			bad.Add(file, "%q is there twice or has no code or name", o.Code)
		}
		codes[o.Code] = true
	}
	for _, o := range r.Organisations {
		for _, up := range []string{o.ICB, o.Region} {
			if up != "" && !codes[up] {
				bad.Add(file, "%s belongs to %s, which is not in the register", o.Code, up)
			}
		}
	}
	for _, s := range r.Successions {
		if !codes[s.To] || s.To == s.From || s.Basis == "" {
			bad.Add(file, "%s is followed by %s: not in the register, itself, or without a basis", s.From, s.To)
		}
	}
}

// fullName spells out the one abbreviation of the register.
func fullName(s string) string {
	if name, ok := strings.CutSuffix(s, " ICB"); ok {
		return name + " Integrated Care Board"
	}
	return s
}

// shortName is a name as headers show it: without the legal form.
func shortName(s string) string {
	for _, form := range []string{" NHS Foundation Trust", " NHS Trust"} {
		if name, ok := strings.CutSuffix(s, form); ok {
			return name
		}
	}
	if name, ok := strings.CutSuffix(s, " ICB"); ok {
		return strings.TrimPrefix(name, "NHS ")
	}
	return s
}
