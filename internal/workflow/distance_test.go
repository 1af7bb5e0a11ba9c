package workflow

import (
	"math/big"
	"slices"
	"strings"
	"testing"

	"groundwork/internal/decimal"
	"groundwork/internal/fault"
)

// cored is the demo's redesign with what it says of its parts: six core, two adaptable.
func cored() Redesign {
	r := demo()
	r.Changes = slices.Clone(r.Changes)
	for i := range r.Changes {
		r.Changes[i].Part = Core
		if o := r.Changes[i].Old; o == "b5" || o == "b7" {
			r.Changes[i].Part = Adaptable
		}
	}
	return r
}

// adopter is a trust that has just started from the pilot's redesign.
func adopter(pack Redesign) Redesign {
	own := pack
	for _, m := range []*Map{&own.Before, &own.After} {
		m.Timing = Timing{Method: Assumed}
		m.Steps = slices.Clone(m.Steps)
		for i := range m.Steps {
			s := &m.Steps[i]
			s.PackStep, s.ID, s.Timing = s.ID, "own-"+s.ID, Timing{}
		}
	}
	own.Changes = slices.Clone(own.Changes)
	for i := range own.Changes {
		for _, id := range []*string{&own.Changes[i].Old, &own.Changes[i].New} {
			if *id != "" {
				*id = "own-" + *id
			}
		}
	}
	own.After.State = AsAdopted
	return own
}

func without(m Map, id string) Map {
	m.Steps = slices.DeleteFunc(slices.Clone(m.Steps), func(s Step) bool { return s.ID == id })
	return m
}

func with(m Map, s Step) Map {
	m.Steps = numbered(append(slices.Clone(m.Steps), s)...)
	return m
}

func altered(m Map, id string, alter func(*Step)) Map {
	m.Steps = slices.Clone(m.Steps)
	for i := range m.Steps {
		if m.Steps[i].ID == id {
			alter(&m.Steps[i])
		}
	}
	return m
}

func TestDistance(t *testing.T) {
	pack := cored()
	same := adopter(pack)
	scan := Step{ID: "own-x", PackStep: "b3", Action: "Scan the second paper form", Role: "Clinician", StaffGroup: nurse, Minutes: decimal.Some(decimal.Of(2)), Share: decimal.Some(decimal.Of(100))}
	for name, c := range map[string]struct {
		change func(*Redesign)
		said   []Adaptation
		words  string
		asks   string // keys
		how    map[string]How
	}{
		"as at the pilot": {func(*Redesign) {}, nil, "0 of 6 core parts changed, 0 of 2 adaptable parts changed", "", nil},
		"own minutes, share, band, order": {func(r *Redesign) {
			r.After = altered(r.After, "own-a1", func(s *Step) {
				s.Minutes, s.Share, s.PayBand = decimal.Some(decimal.Of(9)), decimal.Some(decimal.Of(50)), "5"
			})
			slices.Reverse(r.After.Steps)
		}, nil, "0 of 6 core parts changed, 0 of 2 adaptable parts changed", "", nil},
		"a core step left out": {func(r *Redesign) { r.After = without(r.After, "own-a5") }, nil,
			"1 of 6 core parts changed, 0 of 2 adaptable parts changed", "a5", map[string]How{"a5": LeftOut}},
		"a removed step still done": {func(r *Redesign) { r.After = with(r.After, scan) }, nil, "1 of 6 core parts changed, 0 of 2 adaptable parts changed", "b3", map[string]How{"b3": StillDone}},
		"still done, by the decision": {func(r *Redesign) {
			s := scan
			s.PackStep = ""
			r.After = with(r.After, s)
			for i := range r.Changes {
				if r.Changes[i].Old == "own-b3" {
					r.Changes[i].Decision, r.Changes[i].New = Keep, "own-x"
				}
			}
		}, nil, "1 of 6 core parts changed, 0 of 2 adaptable parts changed", "b3", map[string]How{"b3": StillDone}},
		"the system's step by hand": {func(r *Redesign) {
			r.After = altered(r.After, "own-a3", func(s *Step) { s.StaffGroup, s.Role = admin, "Ward clerk" })
		}, nil,
			"1 of 6 core parts changed, 0 of 2 adaptable parts changed", "b4", map[string]How{"b4": ByHand}},
		"other staff in an adaptable part": {func(r *Redesign) {
			r.After = altered(r.After, "own-a6", func(s *Step) { s.StaffGroup, s.Role = nurse, "Ward nurse" })
		}, nil,
			"0 of 6 core parts changed, 1 of 2 adaptable parts changed", "", map[string]How{"b7": OtherStaff}},
		"other words in a core part, nothing said": {func(r *Redesign) {
			r.After = altered(r.After, "own-a1", func(s *Step) { s.Action = "Open the form on a tablet" })
		}, nil,
			"1 of 6 core parts changed, 0 of 2 adaptable parts changed", "b1", map[string]How{"b1": OtherWords}},
		"other words, the part is kept": {func(r *Redesign) {
			r.After = altered(r.After, "own-a1", func(s *Step) { s.Action = "Open the form on a tablet" })
		},
			[]Adaptation{{PackStep: "b1", LocalStep: "own-a1", Difference: "On a tablet", Reason: "At home", Part: Adaptable}},
			"0 of 6 core parts changed, 0 of 2 adaptable parts changed", "", map[string]How{"b1": OtherWords}},
		"other words, the part is changed": {func(r *Redesign) {
			r.After = altered(r.After, "own-a1", func(s *Step) { s.Action = "Open the form on a tablet" })
		},
			[]Adaptation{{PackStep: "a1", LocalStep: "own-a1", Difference: "On a tablet", Reason: "At home", Part: Core}},
			"1 of 6 core parts changed, 0 of 2 adaptable parts changed", "", nil},
		"said only, the part is kept": {func(*Redesign) {}, []Adaptation{{PackStep: "b1", LocalStep: "own-a1", Difference: "On a tablet", Reason: "At home", Part: Adaptable}},
			"0 of 6 core parts changed, 0 of 2 adaptable parts changed", "", nil},
		"said only, of an adaptable part": {func(*Redesign) {}, []Adaptation{{PackStep: "b5", LocalStep: "own-a4", Difference: "Twice a day", Part: Adaptable}},
			"0 of 6 core parts changed, 1 of 2 adaptable parts changed", "", nil},
		"said and taken back": {func(*Redesign) {}, []Adaptation{{PackStep: "b5", LocalStep: "own-a4", Difference: "Twice a day", Part: Adaptable}, {PackStep: "a4", LocalStep: "own-a4", Withdrawn: true}},
			"0 of 6 core parts changed, 0 of 2 adaptable parts changed", "", nil},
		"said without a reason": {func(r *Redesign) { r.After = with(r.After, scan) }, []Adaptation{{PackStep: "b3", LocalStep: "own-x", Difference: "Kept", Part: Core}},
			"1 of 6 core parts changed, 0 of 2 adaptable parts changed", "b3", nil},
		"two changed, one added": {func(r *Redesign) {
			r.After = with(with(without(r.After, "own-a5"), scan), Step{ID: "own-y", Action: "Ring the ward", StaffGroup: nurse})
		}, nil, "2 of 6 core parts changed, 0 of 2 adaptable parts changed, 1 step added", "b3 a5", nil},
	} {
		own := same
		own.Changes = slices.Clone(same.Changes)
		own.After.Steps = slices.Clone(same.After.Steps)
		c.change(&own)
		d := pack.Distance(own, c.said)
		if got := d.Words(); got != c.words {
			t.Errorf("%s: %q, want %q", name, got, c.words)
		}
		var asks []string
		for _, h := range d.Asking() {
			asks = append(asks, h.Key)
		}
		if got := strings.Join(asks, " "); got != c.asks {
			t.Errorf("%s: asks about %q, want %q", name, got, c.asks)
		}
		for _, h := range d.Parts {
			if want, ok := c.how[h.Key]; ok && (h.How != want || h.Says == "") {
				t.Errorf("%s: %s is %d %q, want %d", name, h.Key, h.How, h.Says, want)
			}
		}
	}
}

// What was different once stands under Earlier, and changes nothing any more.
func TestDistanceRemembersWhatWasDifferent(t *testing.T) {
	pack := cored()
	d := pack.Distance(adopter(pack), []Adaptation{{PackStep: "b3", LocalStep: "own-x", Difference: "Scanning was kept", Reason: "Weekends", Part: Core, Effect: "41%"}})
	if n, _ := d.Core(); n != 0 || len(d.Earlier) != 1 || d.Earlier[0].Effect != "41%" || len(d.Differing()) != 0 {
		t.Errorf("%+v", d)
	}
	if got := (Redesign{}).Distance(Redesign{}, nil).Words(); got != "The pilot has not yet said what happens to each step" {
		t.Error(got)
	}
}

func TestApart(t *testing.T) {
	pack, own := cored(), adopter(cored())
	own.Before.Record.Volume, own.After.Record.Volume = decimal.Maybe{}, decimal.Maybe{}
	if got := Apart(own, pack, staffGroups); got != "10.0 minutes saved a case here, 10.0 at the pilot" {
		t.Error(got)
	}
	own.After = altered(own.After, "own-a2", func(s *Step) { s.Minutes = decimal.Maybe{} })
	if got := Apart(own, pack, staffGroups); got != "minutes saved a case are not known here yet, 10.0 at the pilot" {
		t.Error(got)
	}
}

func TestAdapt(t *testing.T) {
	pack := cored()
	own := adopter(pack)
	own.After = altered(without(own.After, "own-a5"), "own-a1", func(s *Step) { s.Action = "Open the form on a tablet" })
	here := map[string]Here{}
	for _, h := range pack.Distance(own, nil).Parts {
		here[h.Key] = h
	}
	for name, c := range map[string]struct {
		part  string
		a     Adaptation
		field string // refused there; empty is accepted
	}{
		"core, changed, with its reason":     {"b1", Adaptation{Difference: "x", Reason: "y", Part: Core}, ""},
		"core, kept, with its reason":        {"b1", Adaptation{Difference: "x", Reason: "y", Part: Adaptable}, ""},
		"core without a reason":              {"b1", Adaptation{Difference: "x", Reason: " .", Part: Core}, "reason-b1"},
		"adaptable without a reason":         {"b7", Adaptation{Difference: "x", Part: Adaptable}, ""},
		"nothing said":                       {"b7", Adaptation{Part: Adaptable}, "difference-b7"},
		"neither core nor adaptable":         {"b7", Adaptation{Difference: "x", Part: "both"}, "part-b7"},
		"left out, and said to be kept":      {"a5", Adaptation{Difference: "x", Reason: "y", Part: Adaptable}, "part-a5"},
		"left out, said to be changed":       {"a5", Adaptation{Difference: "x", Reason: "y", Part: Core}, ""},
		"taken back without words":           {"b1", Adaptation{Withdrawn: true}, ""},
		"a thousand characters":              {"b7", Adaptation{Difference: strings.Repeat("é", 1000), Part: Adaptable}, ""},
		"a thousand and one characters":      {"b7", Adaptation{Difference: strings.Repeat("é", 1001), Part: Adaptable}, "difference-b7"},
		"a long effect, even when withdrawn": {"b7", Adaptation{Withdrawn: true, Effect: strings.Repeat("x", 1001)}, "effect-b7"},
	} {
		err := Adapt(here[c.part], c.a, AdaptKey(c.part, ""))
		if c.field == "" {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if f := fault.Of(err).Fields; len(f) != 1 || f[0].Name != c.field {
			t.Errorf("%s: %+v, want %s", name, f, c.field)
		}
	}
}

func TestEstimate(t *testing.T) {
	hours := func(before, after, cases int64) Hours {
		m := func(n int64) Minutes { return Minutes{Clinical: big.NewRat(n, 10), Administrative: new(big.Rat)} }
		return Hours{Before: m(before), After: m(after), Cases: decimal.Of(cases), DayType: WorkingDay}
	}
	for name, c := range map[string]struct {
		own   Hours
		pilot *big.Rat
		want  string
	}{
		"as the pilot":             {hours(160, 60, 210), big.NewRat(10, 1), "21.0 to 35.0"},
		"less than the pilot":      {hours(150, 58, 121), big.NewRat(10, 1), "11.1 to 20.2"},
		"more than the pilot":      {hours(160, 40, 60), big.NewRat(10, 1), "7.2 to 12.0"},
		"the pilot is not known":   {hours(160, 60, 60), nil, "6.0 to 10.0"},
		"the pilot loses":          {hours(160, 60, 60), big.NewRat(-1, 1), "6.0 to 10.0"},
		"nothing is freed":         {hours(60, 60, 60), big.NewRat(10, 1), "0.0"},
		"it takes longer":          {hours(60, 80, 60), big.NewRat(10, 1), "-2.0"},
		"so little that it rounds": {hours(61, 60, 6), big.NewRat(1, 10), "0.0"},
	} {
		e := NewEstimate(c.own, Clinical, c.pilot)
		if got := e.Range(); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		if e.Low.Cmp(e.Likely) > 0 || e.Likely.Cmp(e.High) > 0 {
			t.Errorf("%s: %s, %s, %s are not in order", name, e.Low, e.Likely, e.High)
		}
		if lines := e.Working(); (len(lines) == 3) != (e.Likely.Sign() > 0) {
			t.Errorf("%s: %q", name, lines)
		}
	}
	e, ok := adopter(cored()).Estimate(cored(), staffGroups)
	if got, want := e.Answer(), "16.0 to 6.0 clinical minutes a case: 33.6 to 56.0 hours a working day expected here."; !ok || got != want {
		t.Errorf("%q, want %q", got, want)
	}
	own := adopter(cored())
	own.Before.Record.Volume, own.After.Record.Volume = decimal.Maybe{}, decimal.Maybe{}
	if _, ok := own.Estimate(cored(), staffGroups); ok {
		t.Error("an estimate without cases")
	}
}
