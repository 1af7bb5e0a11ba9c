package benefit

import (
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
)

// march is a figure of 200 hours in 31 days.
var march = Figure{Period: Period{day.On(2026, 3, 1), day.On(2026, 3, 31)}, Numerator: big.NewRat(200, 1), Value: big.NewRat(10, 1)}

// claimOf is a claim of a benefit, recorded on the nth day.
func claimOf(benefit string, n int) Claim {
	return Claim{ID: "c-" + benefit, Benefit: benefit, Name: strings.ToUpper(benefit), Organisation: "ZZ-NMR", Unit: "One consent", Steps: []string{"Greet", "Take consent"},
		Group: "nursing_midwifery", From: day.On(2026, 3, 1), To: day.On(2026, 3, 31), RecordedAt: day.At(day.On(2026, 1, n).Time())}
}

func TestWhereClaimsMeet(t *testing.T) {
	a, b := claimOf("a", 2), claimOf("b", 1)
	b.Steps = []string{"Take consent"}
	with := func(change func(*Claim)) []Claim { c := b; change(&c); return []Claim{a, c} }
	for name, x := range map[string]struct {
		claims []Claim
		want   string // step and days
	}{
		"the same step":           {[]Claim{a, b}, "Take consent 2026-03-01 2026-03-31"},
		"written otherwise":       {with(func(c *Claim) { c.Steps = []string{" take  CONSENT."} }), " take  CONSENT. 2026-03-01 2026-03-31"},
		"one day":                 {with(func(c *Claim) { c.From, c.To = day.On(2026, 3, 31), 0 }), "Take consent 2026-03-31 2026-03-31"},
		"the day after":           {with(func(c *Claim) { c.From, c.To = day.On(2026, 4, 1), 0 }), ""},
		"another step":            {with(func(c *Claim) { c.Steps = []string{"File"} }), ""},
		"another staff group":     {with(func(c *Claim) { c.Group = "medical" }), ""},
		"another unit of work":    {with(func(c *Claim) { c.Unit = "one clinic" }), ""},
		"another trust":           {with(func(c *Claim) { c.Organisation = "ZZ-EFD" }), ""},
		"the same benefit itself": {with(func(c *Claim) { c.Benefit = "a" }), ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := ""
			for _, o := range Overlaps(x.claims, nil) {
				got += o.Step + " " + o.Period.From.String() + " " + o.Period.To.String()
				if o.First.Benefit != "b" {
					t.Errorf("%s is called first, and b was recorded first", o.First.Benefit)
				}
			}
			if got != x.want {
				t.Errorf("%q, want %q", got, x.want)
			}
		})
	}
}

// shared are so many cases of six minutes, of which a and b count so much.
func shared(cases, ofA, ofB int64, agreed bool) Shared {
	s := Shared{First: "c-a", Second: "c-b", Step: "Take consent", Cases: decimal.Of(cases), Minutes: decimal.Of(6), OfFirst: decimal.Of(ofA), OfSecond: decimal.Of(ofB)}
	if agreed {
		s.AgreedBy = "p-2"
	}
	return s
}

func TestTimeIsCountedOnce(t *testing.T) {
	a, b := claimOf("a", 1), claimOf("b", 2)
	a.Steps, b.Steps = []string{"Take consent"}, []string{"Take consent"}
	longer := b
	longer.To = day.On(2026, 5, 1) // 62 days from 1 March
	april := march
	april.Period = Period{day.On(2026, 4, 1), day.On(2026, 4, 30)}
	for name, x := range map[string]struct {
		claims []Claim
		shared []Shared
		figure Figure
		a, b   string // what counts of each
	}{
		"alone":                       {[]Claim{a}, nil, march, "1", "1"},
		"nothing agreed":              {[]Claim{a, b}, nil, march, "1", "0"},
		"in other days":               {[]Claim{a, b}, nil, april, "1", "1"},
		"proposed only":               {[]Claim{a, b}, []Shared{shared(100, 70, 30, false)}, march, "1", "0"},
		"ten hours shared":            {[]Claim{a, b}, []Shared{shared(100, 70, 30, true)}, march, "197/200", "193/200"},
		"the newest counts":           {[]Claim{a, b}, []Shared{shared(100, 70, 30, true), shared(100, 50, 50, true)}, march, "39/40", "39/40"},
		"changed, not agreed":         {[]Claim{a, b}, []Shared{shared(100, 70, 30, true), shared(100, 50, 50, false)}, march, "1", "0"},
		"less than all":               {[]Claim{a, b}, []Shared{shared(100, 0, 0, true)}, march, "19/20", "19/20"},
		"all to the first":            {[]Claim{a, b}, []Shared{shared(100, 100, 0, true)}, march, "1", "19/20"},
		"more than there is":          {[]Claim{a, b}, []Shared{shared(3000, 100, 0, true)}, march, "1", "0"},
		"no hours to hold it against": {[]Claim{a, b}, []Shared{shared(100, 70, 30, true)}, Figure{Period: march.Period, Value: big.NewRat(1, 1)}, "0", "0"},
		"over other days too":         {[]Claim{a, longer}, []Shared{shared(100, 70, 30, true)}, march, "197/200", "193/200"},
	} {
		t.Run(name, func(t *testing.T) {
			overlaps := Overlaps(x.claims, x.shared)
			for benefit, want := range map[string]string{"a": x.a, "b": x.b} {
				got := CountedOnce(benefit, x.figure, overlaps)
				if got.Fraction == nil {
					got.Fraction = big.NewRat(1, 1)
				}
				if got.Fraction.RatString() != want {
					t.Errorf("of %s counts %s, want %s", benefit, got.Fraction.RatString(), want)
				}
				if said := got.Why(benefit); (said == "") != (want == "1") {
					t.Errorf("of %s counts %s, and it says %q", benefit, want, said)
				}
			}
		})
	}
}

// The part of an overlap that falls into the days of a figure is left out, and no more.
func TestAnOverlapIsSpreadOverItsDays(t *testing.T) {
	a, b := claimOf("a", 1), claimOf("b", 2)
	a.To, b.To = day.On(2026, 5, 1), day.On(2026, 5, 1)
	var out decimal.Decimal
	for from := day.On(2026, 3, 1); from <= day.On(2026, 5, 1); from += 31 {
		c := CountedOnce("a", Figure{Period: Period{from, from + 30}, Numerator: big.NewRat(200, 1)}, Overlaps([]Claim{a, b}, []Shared{shared(100, 70, 30, true)})[1:])
		d, _, err := decimal.FromRat(c.Hours)
		if err != nil {
			t.Fatal(err)
		}
		out += d
	}
	if out != decimal.Of(3) {
		t.Errorf("%s of 10 hours are left out of 70 percent, want 3", out)
	}
}

// Whatever is claimed and agreed, two benefits never count more of an overlap than all of it.
func TestNeverMoreThanAll(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		ofA := r.Int64N(101)
		ofB := r.Int64N(101 - ofA)
		s := shared(1+r.Int64N(5000), ofA, ofB, true)
		sum := new(big.Rat).Add(s.Counts("c-a"), s.Counts("c-b"))
		if sum.Cmp(s.Hours()) > 0 {
			t.Fatalf("%d and %d percent count %s of %s hours", ofA, ofB, sum, s.Hours())
		}
	}
}

// The demo's overlap: 410 cases of 2.5 minutes are 17.1 hours, of which 12.0 and 5.1 count.
func TestTheDemosOverlap(t *testing.T) {
	s := Shared{First: "clm-1", Second: "clm-2", Cases: decimal.Of(410), Minutes: 25_000, OfFirst: decimal.Of(70), OfSecond: decimal.Of(30)}
	for what, x := range map[string]struct {
		got  *big.Rat
		want string
	}{"both": {s.Hours(), "17.1"}, "first": {s.Counts("clm-1"), "12.0"}, "second": {s.Counts("clm-2"), "5.1"}} {
		if got := decimal.Format(x.got, 1); got != x.want {
			t.Errorf("%s: %s hours, want %s", what, got, x.want)
		}
	}
}

func TestAClaimAsTyped(t *testing.T) {
	groups := []StaffGroup{{Key: "nursing_midwifery"}, {Key: "medical"}, {Key: "administrative"}}
	good := ClaimInput{Unit: "One consent", Steps: " Take  consent\n\nFile it\ntake consent ", Group: "medical", From: "2026-3-1"}
	own := []Claim{{Unit: "one consent", Steps: []string{"File it"}, Group: "medical", From: march.Period.From}}
	for name, x := range map[string]struct {
		change      func(*ClaimInput)
		field, says string
	}{
		"no unit":            {func(c *ClaimInput) { c.Unit = " " }, "unit", "Enter what one case is"},
		"no steps":           {func(c *ClaimInput) { c.Steps = "\n \n" }, "steps", "Enter the steps"},
		"nobody":             {func(c *ClaimInput) { c.Group = "" }, "group", "Choose whose time"},
		"not of the measure": {func(c *ClaimInput) { c.Group = "administrative" }, "group", "does not count their time"},
		"no first day":       {func(c *ClaimInput) { c.From = "" }, "from", "Enter the first day"},
		"no real day":        {func(c *ClaimInput) { c.From = "2026-2-30" }, "from", "must be a real date"},
		"backwards":          {func(c *ClaimInput) { c.To = "2026-2-1" }, "to", "on or after the first"},
		"cases in words":     {func(c *ClaimInput) { c.Cases = "many" }, "cases", "must be a number"},
		"counted already":    {func(c *ClaimInput) {}, "steps", "counts “File it” of that staff group already"},
	} {
		t.Run(name, func(t *testing.T) {
			in := good
			x.change(&in)
			_, err := NewClaim(in, clinicalHours, groups, own)
			if got := fault.Of(err).Fields.For(x.field); !fault.Is(err, fault.Invalid) || !strings.Contains(got, x.says) {
				t.Errorf("%s says %q, want %q", x.field, got, x.says)
			}
		})
	}
	c, err := NewClaim(good, clinicalHours, groups, nil)
	if err != nil || strings.Join(c.Steps, "|") != "Take consent|File it" {
		t.Errorf("%q, %v", c.Steps, err)
	}
}

func TestSharesAsTyped(t *testing.T) {
	a, b := claimOf("a", 1), claimOf("b", 2)
	b.Cases = decimal.Some(decimal.Of(410))
	o := Overlap{First: a, Second: b, Step: "Take consent"}
	good := SharedInput{Cases: "410", Minutes: "2.5", OfFirst: "70", OfSecond: "30", Why: "Both owners, 15 April"}
	for name, x := range map[string]struct {
		change      func(*SharedInput)
		field, says string
	}{
		"all":                {func(*SharedInput) {}, "", ""},
		"less than all":      {func(in *SharedInput) { in.OfFirst = "0" }, "", ""},
		"too much":           {func(in *SharedInput) { in.OfSecond = "30.1" }, "of-second", "come to 100.1 percent"},
		"below zero":         {func(in *SharedInput) { in.OfFirst = "-1" }, "of-first", "between 0 and 100"},
		"above all":          {func(in *SharedInput) { in.OfFirst = "101" }, "of-first", "between 0 and 100"},
		"in words":           {func(in *SharedInput) { in.OfFirst = "most" }, "of-first", "must be a number"},
		"missing":            {func(in *SharedInput) { in.OfSecond = "" }, "of-second", "Enter Share of B"},
		"no cases":           {func(in *SharedInput) { in.Cases = "" }, "shared-cases", "Enter Cases"},
		"more cases than b":  {func(in *SharedInput) { in.Cases = "411" }, "shared-cases", "B counts only 410 cases"},
		"a case of two days": {func(in *SharedInput) { in.Minutes = "2880" }, "shared-minutes", "between 0 and 1,440 minutes"},
		"no reason":          {func(in *SharedInput) { in.Why = "" }, "why", "Enter how this was agreed"},
	} {
		t.Run(name, func(t *testing.T) {
			in := good
			x.change(&in)
			_, err := NewShared(o, in)
			if x.field == "" {
				if err != nil {
					t.Error(err)
				}
				return
			}
			if said := fault.Of(err).Fields.For(x.field); !strings.Contains(said, x.says) {
				t.Errorf("%s says %q, want %q", x.field, said, x.says)
			}
		})
	}
	if (Shared{ProposedBy: "p-1"}).Agrees("p-1") == nil || (Shared{ProposedBy: "p-1"}).Agrees("p-2") != nil {
		t.Error("only a second person agrees")
	}
}
