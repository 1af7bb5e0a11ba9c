package spreadsheet_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"groundwork/internal/spreadsheet"
)

// Whatever text goes out comes back, and none of it is a formula on its way.
func FuzzGuard(f *testing.F) {
	for _, s := range []string{"", "=1+1", "'=1+1", "''=x", "-5", "'-5", "- first", "+44 20", "@here", "\tx", "plain", "'quoted'"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		out := spreadsheet.Guard(s)
		if spreadsheet.Unguard(out) != s {
			t.Errorf("%q went out as %q and came back as %q", s, out, spreadsheet.Unguard(out))
		}
		if strings.HasPrefix(out, "=") || strings.HasPrefix(out, "@") {
			t.Errorf("%q goes out as a formula", s)
		}
	})
}

func TestThereAndBack(t *testing.T) {
	columns := []spreadsheet.Column{{Head: "Item"}, {Head: "Note", Choices: []string{"a", "b"}}}
	rows := [][]string{{"fin-01", "=cmd()\n“two lines”, a comma; and more"}, {"fin-02", "'=kept"}, {"fin-03", "-5"}}
	want := append([][]string{{"Item", "Note"}}, rows...)
	var c, x bytes.Buffer
	if err := spreadsheet.WriteCSV(&c, columns, rows); err != nil {
		t.Fatal(err)
	}
	if err := spreadsheet.WriteXLSX(&x, "Questions", columns, rows); err != nil {
		t.Fatal(err)
	}
	table, err := spreadsheet.ReadCSV(c.Bytes())
	if diff := cmp.Diff(want, table.Rows); diff != "" || err != nil {
		t.Error(diff, err)
	}
	tables, err := spreadsheet.ReadXLSX(&x)
	if err != nil || len(tables) != 2 {
		t.Fatal(tables, err)
	}
	if diff := cmp.Diff(want, tables[0].Rows); diff != "" {
		t.Error(diff)
	}
}

// Files as spreadsheets of other countries, systems and years write them; blank rows count.
func TestReadCSV(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"semicolons":   {"Item;Answer\nfin-01;Planned\n", "Item|Answer / fin-01|Planned"},
		"tabs":         {"Item\tAnswer\r\nfin-01\tPlanned", "Item|Answer / fin-01|Planned"},
		"windows-1252": {"Item,Note\nfin-01,\xa35 \x96 \x93agreed\x94", "Item|Note / fin-01|£5 – “agreed”"},
		"blank rows":   {"Item,Note\n\nfin-01,\"a\nb\"\n\nfin-02,c\n", "Item|Note /  / fin-01|a\nb /  / fin-02|c"},
	} {
		got, err := spreadsheet.ReadCSV([]byte(c.in))
		var rows []string
		for _, r := range got.Rows {
			rows = append(rows, strings.Join(r, "|"))
		}
		if s := strings.Join(rows, " / "); s != c.want || err != nil {
			t.Errorf("%s: %q %v, want %q", name, s, err, c.want)
		}
	}
	if _, err := spreadsheet.ReadXLSX(strings.NewReader("PK\x03\x04 torn")); err == nil {
		t.Error("a torn workbook was read")
	}
}
