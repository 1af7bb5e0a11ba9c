package board_test

import (
	"math/big"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"groundwork/internal/benefit"
	"groundwork/internal/board"
	"groundwork/internal/day"
	"groundwork/internal/decimal"
)

// Totals of what is kept are those of the benefits themselves: whatever the figures are, however they lie over trusts, and
// whatever claims and charges keep out.
func TestPartsTotalWhatTheirBenefitsTotal(t *testing.T) {
	library, demo := load(t)
	groups, grades := library.Measures.StaffGroups, library.Measures.Grades
	seeds := northmoor(t, library, demo)
	measures := map[benefit.Ref]benefit.Measure{}
	for _, m := range library.Measures.Measures {
		measures[m.Ref()] = m
	}
	says := func(x board.Totals) []any {
		out := []any{x.Gain(nil, nil, grades).Headline(), x.CostOpen()}
		for _, tile := range x.Tiles() {
			tile.Of = nil
			out = append(out, tile)
		}
		if net := x.Net(); net != nil {
			out = append(out, *net)
		}
		for _, s := range []board.Sum{x.Freed, x.InUse, x.Cash, x.Cost} {
			out = append(out, s.Standing, rat(s.Value), rat(s.Numerator), rat(s.Denominator), rat(s.Target), s.TargetOn, s.Period)
		}
		return out
	}
	r := rand.New(rand.NewPCG(3, 5))
	for round := range 400 {
		var all []board.Benefit
		trusts := make([][]board.Part, 1+r.IntN(4))
		loose := map[string]board.Benefit{}
		for i := range r.IntN(14) {
			b := varied(seeds[r.IntN(len(seeds))], r, strconv.Itoa(i+100))
			b.Innovation = []string{"Digital consent", "Virtual ward", "E-rostering"}[r.IntN(3)]
			part := board.PartOf(b.Judged, groups)
			at := r.IntN(len(trusts))
			alone := r.IntN(4) == 0
			if alone && b.Now.Value != nil {
				if r.IntN(2) == 0 {
					b.Counted = benefit.Counted{Fraction: big.NewRat(int64(r.IntN(3)), 2)}
					b.CountedWhy = "Counted elsewhere"
				} else {
					b.Charged = "Eastfold"
				}
				loose[b.ID] = b
			}
			kept, err := part.Kept()
			if err != nil {
				t.Fatal(err)
			}
			if part, err = board.ReadPart(kept); err != nil {
				t.Fatal(err)
			}
			for n := range part.Lines {
				part.Lines[n].First, part.Lines[n].Names = b.ID, []string{b.Innovation}
				if loose[b.ID].ID != "" {
					part.Lines[n].Alone = b.ID
				}
			}
			trusts[at] = append(trusts[at], part)
			all = append(all, b)
		}
		var parts []board.Part
		for _, of := range trusts {
			parts = append(parts, board.Join(of...))
		}
		joined := board.Join(parts...)
		got, want := says(board.TotalParts(joined, measures, loose, groups)), says(board.Total(all, groups))
		if !slices.EqualFunc(got, want, func(a, b any) bool { return same(a, b) }) {
			t.Fatalf("round %d:\n kept says %+v\n they are  %+v", round, got, want)
		}
		if joined.Benefits != len(all) {
			t.Fatalf("%d benefits, want %d", joined.Benefits, len(all))
		}
	}
}

func rat(v *big.Rat) string {
	if v == nil {
		return "none"
	}
	return v.RatString()
}

func same(a, b any) bool {
	if x, ok := a.(board.Tile); ok {
		y := b.(board.Tile)
		return x.Name == y.Name && x.Figure == y.Figure && x.Known == y.Known && x.Unit == y.Unit && x.Grade == y.Grade && x.Note == y.Note && x.Foot == y.Foot
	}
	return a == b
}

// varied is a benefit like b with another promise, other figures and another standing.
func varied(b board.Benefit, r *rand.Rand, id string) board.Benefit {
	x := b.Record
	x.ID = id
	x.Rows = slices.Clone(x.Rows)
	for i := range x.Rows {
		if x.Rows[i].Value.Known {
			x.Rows[i].Value.D += decimal.Decimal(r.IntN(9)) * 10000
		}
		if x.Rows[i].Numerator.Known && r.IntN(40) == 0 {
			x.Rows[i].Numerator, x.Rows[i].Denominator = decimal.Maybe{}, decimal.Maybe{}
		}
	}
	if r.IntN(4) == 0 {
		x.Rows = x.Rows[:r.IntN(len(x.Rows)+1)]
	}
	switch r.IntN(5) {
	case 0:
		x.Reviews = nil
	case 1:
		x.Reviews = []benefit.Review{{ID: "a", Kind: benefit.Accept, On: day.On(2026, 4, 15), Grade: "B", At: day.At(day.On(2026, 4, 15).Time())}}
	}
	if r.IntN(6) == 0 {
		x.Profile.Target = decimal.Maybe{}
	}
	if r.IntN(6) == 0 {
		x.Profile.DayType = "calendar_day"
	}
	if r.IntN(8) == 0 {
		x.Subject.Live = 0
	}
	if r.IntN(6) == 0 {
		x.Profile.Missed = "Too few staff"
	}
	if r.IntN(5) == 0 {
		x.Profile.Title = "Another name"
	}
	j := x.Judge()
	return board.Benefit{Judged: j}
}
