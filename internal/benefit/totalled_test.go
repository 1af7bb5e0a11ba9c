package benefit

import (
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"
)

// A random item of one measure, whatever keeps it out.
func anItem(r *rand.Rand, m Measure) Item {
	statuses := []Status{Planned, Measuring, Realised, Verified, Sustained, Lapsed, NotRealised}
	it := Item{ID: string(rune('a' + r.IntN(26))), Figure: Figure{Measure: m.Ref(), Count: 1, Period: Period{on(2026, 3, 1), on(2026, 3, 31)}}, Status: statuses[r.IntN(len(statuses))],
		Grade: string(rune('A' + r.IntN(4))), Class: []string{CashReleasing, NonCashReleasing}[r.IntN(2)], Checked: r.IntN(2) == 0, Disbenefit: r.IntN(4) == 0,
		Contested: r.IntN(8) == 0, Different: r.IntN(8) == 0}
	it.Figure.Value = big.NewRat(r.Int64N(1000000)-1000, 1+r.Int64N(97))
	it.Figure.Numerator, it.Figure.Denominator = big.NewRat(r.Int64N(1000), 1), big.NewRat(1+r.Int64N(1000), 1)
	if r.IntN(5) == 0 {
		it.Counted = Counted{Fraction: big.NewRat(1+r.Int64N(9), 10)}
	}
	return it
}

func equal(a, b *big.Rat) bool { return a == nil && b == nil || a != nil && b != nil && a.Cmp(b) == 0 }

func sameAmount(a, b Amount) bool {
	return equal(a.Gross.Value, b.Gross.Value) && equal(a.New.Value, b.New.Value) && equal(a.Net, b.Net) && len(a.Items) == len(b.Items)
}

// The order of the items changes no amount, and what is below the line never touches what is realised.
func TestTotalsHoldWhateverTheOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 9))
	below := 0
	for range 500 {
		m := []Measure{clinicalHours, complete, minutesACase}[r.IntN(3)]
		var items []Item
		for range r.IntN(9) {
			items = append(items, anItem(r, m))
		}
		first, err := Total(m, items)
		if err != nil {
			t.Fatal(err)
		}
		r.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
		again, err := Total(m, items)
		if err != nil || !sameAmount(first.Amount, again.Amount) || !sameAmount(first.Checked, again.Checked) || !sameAmount(first.Claimed, again.Claimed) || !sameAmount(first.Expected, again.Expected) || len(first.Below) != len(again.Below) {
			t.Fatalf("another order: %v\n%+v\n%+v", err, first, again)
		}
		more, err := Total(m, append(items, anItem(r, m)))
		if err != nil {
			t.Fatal(err)
		}
		if len(more.Below) > len(first.Below) {
			below++
			if !sameAmount(first.Amount, more.Amount) {
				t.Fatalf("an item below the line moved what is realised from %v to %v", first.Net, more.Net)
			}
		}
	}
	if below == 0 {
		t.Error("no item was below the line")
	}
}

func TestWhatKeepsAnItemOut(t *testing.T) {
	good := Item{ID: "x", Figure: figure(clinicalHours, "10"), Grade: "B", Status: Realised}
	for why, change := range map[string]func(*Item){
		"Charged to Harrowmere: a transfer between trusts of this total, not a saving": func(it *Item) { it.Transfer = "Harrowmere" },
		"The figure before is not known":                                               func(it *Item) { it.Unsaid, it.Figure.Value = "The figure before is not known", nil },
		"No result yet":                                                                func(it *Item) { it.Figure.Value = nil },
		"Another counts it":                                                            func(it *Item) { it.Counted.Fraction, it.CountedWhy = new(big.Rat), "Another counts it" },
	} {
		it := good
		change(&it)
		total, err := Total(clinicalHours, []Item{good, it})
		if err != nil || total.Gross.Fixed(1) != "10.0" || len(total.Below) != 1 || total.Below[0].Why != why {
			t.Errorf("%s: %+v, %v", why, total, err)
		}
	}
	part, planned := good, good
	part.Counted.Fraction, part.CountedWhy = big.NewRat(1, 4), "7.5 hours are counted elsewhere"
	planned.Figure.Value, planned.Expected, planned.Status = nil, big.NewRat(25, 1), Planned
	claimed := good
	claimed.Status = Measuring
	total, err := Total(clinicalHours, []Item{good, part, planned, claimed})
	if err != nil || total.Net.FloatString(1) != "12.5" || total.Expected.Net.FloatString(1) != "25.0" || total.Claimed.Net.FloatString(1) != "10.0" || len(total.Partly) != 1 {
		t.Errorf("%+v, %v", total, err)
	}
	rate := Item{ID: "y", Figure: figure(complete, "50"), Grade: "A", Status: Realised}
	if total, err := Total(complete, []Item{rate}); err != nil || total.Gross.Value != nil || len(total.Below) != 1 {
		t.Errorf("a rate without its parts is in a total: %+v, %v", total, err)
	}
}

func TestACharge(t *testing.T) {
	r := Record{Subject: Subject{Organisation: "A"}, Charged: Charge{Seq: 1, To: "B", Name: "Trust B"}}
	for inside, want := range map[string]string{"AB": "Trust B", "A": "", "B": "", "C": ""} {
		if got := r.Transfer(func(code string) bool { return strings.Contains(inside, code) }); got != want {
			t.Errorf("inside %s it is charged to %q, want %q", inside, got, want)
		}
	}
	for _, c := range []struct {
		to, reason string
		good       bool
	}{{"C", "By invoice", true}, {"", "No longer", true}, {"A", "By invoice", false}, {"B", "By invoice", false}, {"C", " ", false}} {
		if next, err := r.Charged.Next(c.to, "A", c.reason); (err == nil) != c.good || c.good && next.Seq != 2 {
			t.Errorf("%q, %q: %+v, %v", c.to, c.reason, next, err)
		}
	}
	if _, err := (Charge{}).Next("", "A", "Never was"); err == nil {
		t.Error("nobody follows on nobody")
	}
}
