package ratecard

import (
	"math/big"
	"strings"
	"testing"

	"groundwork/internal/decimal"
	"groundwork/internal/fault"
)

// thirty prices an hour of band 5 at exactly £30 and leaves band 6 out.
var thirty = Card{Version: 2, PriceYear: "2026/27", Source: "A test", ProductiveHours: decimal.Of(1570),
	Rates: []Rate{{"3", 2512000, 628000}, {"5", 3768000, 942000}}}

func TestHour(t *testing.T) {
	for band, want := range map[string]string{"3": "£20.00", "5": "£30.00", "6": "", "": "", "none": ""} {
		got := ""
		if rate, ok := thirty.Hour(band); ok {
			got = PoundsAndPence(rate)
		}
		if got != want {
			t.Errorf("band %q costs %q an hour, want %q", band, got, want)
		}
	}
	if _, ok := (Card{Rates: thirty.Rates}).Hour("5"); ok {
		t.Error("an hour is priced without productive hours")
	}
}

func TestValue(t *testing.T) {
	hours := func(n int64) *big.Rat { return big.NewRat(n, 1) }
	for name, c := range map[string]struct {
		in       []Hours
		pounds   string
		unpriced int
	}{
		"the consent pilot's clinical hours": {[]Hours{{"5", hours(14168)}}, "£425,040", 0},
		"new work is subtracted":             {[]Hours{{"5", hours(100)}, {"3", hours(-150)}}, "£0", 0},
		"more work than is freed":            {[]Hours{{"5", hours(1)}, {"3", hours(-10)}}, "-£170", 0},
		"a band without a rate is set apart": {[]Hours{{"5", hours(10)}, {"6", hours(4)}, {"", hours(1)}}, "£300", 2},
		"no hours need no rate":              {[]Hours{{"6", hours(0)}}, "£0", 0},
		"nothing":                            {nil, "£0", 0},
	} {
		w := thirty.Value(c.in)
		if Pounds(w.Pence) != c.pounds || len(w.Unpriced) != c.unpriced {
			t.Errorf("%s: %s and %d unpriced, want %s and %d", name, Pounds(w.Pence), len(w.Unpriced), c.pounds, c.unpriced)
		}
	}
}

func TestMoneyRoundsHalfAwayFromZero(t *testing.T) {
	for pence, want := range map[int64]string{0: "£0", 49: "£0", 50: "£1", -49: "£0", -50: "-£1", 123456789: "£1,234,568"} {
		if got := Pounds(big.NewRat(pence, 1)); got != want {
			t.Errorf("%d pence are %s, want %s", pence, got, want)
		}
	}
}

func TestBasisSaysWhatTheRatesAre(t *testing.T) {
	says := thirty.Basis()
	for _, want := range []string{"1,570 productive hours", "Overheads are left out", "Source: A test."} {
		if !strings.Contains(says, want) {
			t.Errorf("%q does not say %q", says, want)
		}
	}
	if name := (Card{Version: 1, PriceYear: "2026/27", Example: true}).Name(); name != "example rate card 1, prices of 2026/27" {
		t.Error(name)
	}
}

// typed is a card with nothing wrong with it.
func typed() Input {
	return Input{PriceYear: " 2026/27 ", Source: "Pay bill of  2026/27", Overheads: "no", ProductiveHours: "1,570",
		Rates: []RateInput{{"3", "Band 3", "", " "}, {"5", "Band 5", "£37,680", "9420.50"}}}
}

func TestRead(t *testing.T) {
	c, err := Read(typed())
	if err != nil || c.PriceYear != "2026/27" || c.Source != "Pay bill of 2026/27" || c.Overheads || c.ProductiveHours != decimal.Of(1570) ||
		len(c.Rates) != 1 || c.Rates[0] != (Rate{"5", 3768000, 942050}) {
		t.Errorf("%+v %v", c, err)
	}
}

func TestReadRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Input)
		field  string
	}{
		"no price year":            {func(in *Input) { in.PriceYear = "" }, "price-year"},
		"a calendar year":          {func(in *Input) { in.PriceYear = "2026" }, "price-year"},
		"years that do not follow": {func(in *Input) { in.PriceYear = "2026/28" }, "price-year"},
		"a year in words":          {func(in *Input) { in.PriceYear = "last/99" }, "price-year"},
		"no source":                {func(in *Input) { in.Source = " " }, "source"},
		"a long source":            {func(in *Input) { in.Source = strings.Repeat("x", 401) }, "source"},
		"overheads not said":       {func(in *Input) { in.Overheads = "" }, "overheads"},
		"no productive hours":      {func(in *Input) { in.ProductiveHours = "" }, "productive-hours"},
		"zero productive hours":    {func(in *Input) { in.ProductiveHours = "0" }, "productive-hours"},
		"more hours than a year":   {func(in *Input) { in.ProductiveHours = "2201" }, "productive-hours"},
		"hours in words":           {func(in *Input) { in.ProductiveHours = "many" }, "productive-hours"},
		"no rate at all":           {func(in *Input) { in.Rates[1] = RateInput{Band: "5"} }, "pay-3"},
		"pay without costs":        {func(in *Input) { in.Rates[1].OnCosts = "" }, "on-costs-5"},
		"costs without pay":        {func(in *Input) { in.Rates[1].Pay = "" }, "pay-5"},
		"pay in words":             {func(in *Input) { in.Rates[1].Pay = "a lot" }, "pay-5"},
		"no pay":                   {func(in *Input) { in.Rates[1].Pay = "0" }, "pay-5"},
		"negative costs":           {func(in *Input) { in.Rates[1].OnCosts = "-1" }, "on-costs-5"},
		"above a million":          {func(in *Input) { in.Rates[1].Pay = "1000000.01" }, "pay-5"},
		"more than can be stored":  {func(in *Input) { in.Rates[1].Pay = "999999999999999999" }, "pay-5"},
		"a part of a penny":        {func(in *Input) { in.Rates[1].Pay = "37680.005" }, "pay-5"},
	} {
		in := typed()
		c.change(&in)
		_, err := Read(in)
		if f := fault.Of(err); err == nil || f.Kind != fault.Invalid || len(f.Fields) != 1 || f.Fields[0].Name != c.field {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, pounds := range []string{"1", "1000000"} {
		in := typed()
		in.Rates[1].Pay = pounds
		if _, err := Read(in); err != nil {
			t.Errorf("%s: %v", pounds, err)
		}
	}
}
