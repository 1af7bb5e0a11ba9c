package national

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/day"
	"groundwork/internal/organisation"
	"groundwork/internal/store"
)

const invented = "Invented for the demo"

// place is one invented organisation with who works there. Of a trust: how far it has come in general (0 to 1), and how big it is.
type place struct {
	organisation.Organisation
	n         int
	staff     []member
	teams     []store.Team
	strong    float64
	big       float64
	successor string // the code of the trust that carries on, of a closed one
}

// places invents regions, boards and trusts: each trust in the board whose number is its own counted around, and so on upwards.
func (w *world) places() {
	for i := range w.size.Regions {
		name := regionNames[i%len(regionNames)]
		w.regions = append(w.regions, w.place(i, organisation.Region, fmt.Sprintf("ZZ-Y%02d", i+1), name, organisation.Version{}))
	}
	for i := range w.size.Boards {
		name := placeName(i)
		if i+w.size.Boards < w.size.Trusts {
			name += " and " + placeName(i+w.size.Boards)
		}
		p := w.place(i, organisation.ICB, fmt.Sprintf("ZZ-Q%02d", i+1), name+" Integrated Care Board", organisation.Version{Region: w.regions[i%len(w.regions)].Code})
		p.Short = name
		w.boards = append(w.boards, p)
	}
	closed := 0
	if w.size.Trusts >= 50 {
		closed = w.size.Trusts / 50
	}
	for i := range w.size.Trusts + closed {
		c := newChance(ofPlaces, i)
		kind := trustKinds[c.weighted(30, 12, 6, 18, 12, 14, 6, 6, 3)]
		board := w.boards[i%len(w.boards)]
		p := w.place(i, organisation.Trust, trustCode(i), placeName(i)+kind.name, organisation.Version{ICB: board.Code, Region: board.Region, Subtype: kind.subtype})
		p.Short = placeName(i)
		p.strong, p.big = c.Float64(), 0.4+c.Float64()*1.6
		if i >= w.size.Trusts { // it was merged into the neighbour of the same number
			p.Closed, p.successor = w.today-day.Day(c.between(120, 500)), w.trusts[i-w.size.Trusts].Code
		}
		for k, kind := range teamKinds {
			p.teams = append(p.teams, store.Team{ID: "n-" + p.Code[3:] + "-team-" + strconv.Itoa(k+1), Organisation: p.Code, Name: kind.name + ", " + placeName(i+7*k+3), Kind: kind.kind})
		}
		w.trusts = append(w.trusts, p)
	}
}

var teamKinds = []struct{ name, kind string }{{"Outpatients", "clinic"}, {"Community team", "community"}, {"Ward team", "ward"}, {"Booking office", "office"}}

func (w *world) place(n int, t organisation.Type, code, name string, v organisation.Version) *place {
	v.ValidFrom, v.Name, v.Short, v.Source = w.began, name, name, invented
	return &place{n: n, Organisation: organisation.Organisation{Code: code, Type: t, Opened: w.began, Fictional: true, Version: v}}
}

// trustCode has the shape of the register's codes behind the mark of what is invented: ZZ-R0K.
func trustCode(n int) string {
	rest := strings.ToUpper(strconv.FormatInt(int64(n%1_296), 36))
	return "ZZ-" + string("RSTU"[n/1_296]) + strings.Repeat("0", 2-len(rest)) + rest
}

// all are the invented organisations from above: an area is there before what belongs to it.
func (w *world) all() []*place {
	return append(append(append([]*place{}, w.regions...), w.boards...), w.trusts...)
}

// writePlaces puts them beside the real register.
func (w *world) writePlaces(ctx context.Context) error {
	a := w.on(w.began)
	c := newChance(ofPlaces, 1<<12)
	a.NewID = c.id
	return a.LoadOrganisations(ctx, access.Actor{}, func(tx store.Tx) (int, error) {
		at := c.during(w.began)
		for _, p := range w.all() {
			if err := a.AddOrganisation(ctx, tx, p.Organisation); err != nil {
				return 0, err
			}
			for _, f := range p.facts(w.today) {
				if err := tx.AddTrustFact(ctx, c.id(), p.Code, f, at, ""); err != nil {
					return 0, err
				}
			}
			for _, team := range p.teams {
				if err := tx.AddTeam(ctx, team); err != nil {
					return 0, err
				}
			}
		}
		for _, p := range w.trusts {
			if p.successor == "" {
				continue
			}
			if err := tx.AddSuccession(ctx, organisation.Succession{From: p.Code, To: p.successor, On: p.Closed, Basis: invented}); err != nil {
				return 0, err
			}
		}
		return len(w.all()), nil
	})
}

// facts are what an invented trust publishes about itself.
func (p *place) facts(today day.Day) []store.TrustFact {
	if p.Type != organisation.Trust {
		return nil
	}
	c := newChance(ofPlaces, 1<<13|p.n)
	out := []store.TrustFact{
		{Key: "whole_time_staff", Value: strconv.Itoa(int(p.big*3_500) + c.IntN(400))},
		{Key: "sites", Value: strconv.Itoa(1 + c.IntN(18))},
		{Key: "population", Value: pick(c, []string{"Mostly towns", "Mostly rural", "One large city", "Coast and villages", "City and suburbs"})},
		{Key: "record_system", Value: pick(c, []string{"Lumen Record", "Meadow EPR", "CareLoom", "Paper and Tern", "Tern Clinical"})},
		{Key: "roster_system", Value: pick(c, []string{"ShiftGlass", "RotaWell", "Spreadsheet"})},
		{Key: "ledger", Value: pick(c, []string{"CountHouse", "Shared ledger", "Ledgerline"})},
		{Key: "payroll_provider", Value: pick(c, []string{"In house", "Shared payroll", "PayBridge"})},
	}
	for i := range out {
		out[i].Source, out[i].AsAt = invented, today.AddMonths(-9)
	}
	return out
}
