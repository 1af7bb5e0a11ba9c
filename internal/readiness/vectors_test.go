package readiness_test

import (
	"bytes"
	"os"
	"slices"
	"testing"

	"github.com/goccy/go-yaml"

	"groundwork/internal/content"
	"groundwork/internal/day"
	"groundwork/internal/readiness"
)

// vector is one case of testdata/readiness-scoring-cases-v1.yaml, which an
// independent script computed from the scoring rule.
type vector struct {
	Name       string                  `yaml:"name"`
	About      string                  `yaml:"about"`
	Today      day.Day                 `yaml:"today"`
	Conditions []string                `yaml:"conditions"`
	Default    vectorAnswer            `yaml:"default_answer"`
	Overrides  map[string]vectorAnswer `yaml:"overrides"`
	Local      map[string]vectorAnswer `yaml:"local"`
	Lowered    []struct {
		Item string          `yaml:"item"`
		To   readiness.Level `yaml:"to"`
	} `yaml:"lowered"`
	Accepted []struct {
		Item string         `yaml:"item"`
		Gate readiness.Gate `yaml:"gate"`
		Due  day.Day        `yaml:"due"`
	} `yaml:"accepted_conditions"`
	Raise    []readiness.Raise `yaml:"raise"`
	Expected struct {
		Gates   map[string]vectorGate `yaml:"gates"`
		Profile struct {
			Domains         map[string]int `yaml:"domains"`
			Overall         int            `yaml:"overall"`
			OverallHigh     int            `yaml:"overall_high"`
			KnownItems      int            `yaml:"known_items"`
			ApplicableItems int            `yaml:"applicable_items"`
			KnownPercent    int            `yaml:"known_percent"`
			EmbeddedItems   int            `yaml:"embedded_items"`
			Weakest         string         `yaml:"weakest"`
		} `yaml:"profile"`
	} `yaml:"expected"`
}

type vectorGate struct {
	Verdict      readiness.Verdict `yaml:"verdict"`
	Met          int               `yaml:"met"`
	Unknown      int               `yaml:"unknown"`
	Short        any               `yaml:"short"` // a list, or only a count when long
	Conditions   []string          `yaml:"conditions"`
	UnknownItems []string          `yaml:"unknown_items"`
}

// vectorAnswer is an answer, or the word none.
type vectorAnswer struct {
	none bool
	readiness.Answer
	event day.Day
}

func (a *vectorAnswer) UnmarshalYAML(read func(any) error) error {
	var word string
	if read(&word) == nil {
		a.none = word == "none"
		return nil
	}
	var y struct {
		Level    readiness.Level `yaml:"level"`
		Answered day.Day         `yaml:"answered_on"`
		Evidence bool            `yaml:"evidence"`
		Event    day.Day         `yaml:"event_on"`
		Special  string          `yaml:"special"`
		Reason   string          `yaml:"reason"`
	}
	if err := read(&y); err != nil {
		return err
	}
	a.Answer = readiness.Answer{Kind: readiness.Stated, Level: y.Level, On: y.Answered, Reason: y.Reason, By: "somebody"}
	a.event = y.Event
	if y.Evidence {
		a.Evidence = 1
	}
	if y.Special != "" {
		return a.Kind.UnmarshalText([]byte(y.Special))
	}
	return nil
}

func vectors(t testing.TB) []vector {
	t.Helper()
	b, err := os.ReadFile("testdata/readiness-scoring-cases-v1.yaml")
	if err != nil {
		t.Fatal(err)
	}
	// The head is a note over two lines within braces, which the reader of YAML cannot take.
	_, list, ok := bytes.Cut(b, []byte("\nlist:\n"))
	if !ok {
		t.Fatal("no list of cases")
	}
	var in []vector
	if err := yaml.UnmarshalWithOptions(list, &in, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
	return in
}

func core(t testing.TB) *readiness.Checklist {
	t.Helper()
	l, err := content.Load()
	if err != nil {
		t.Fatal(err)
	}
	return l.Checklist
}

// sheet lays the case out for c: the default answer to every applicable item that is not listed.
func (v *vector) sheet(c *readiness.Checklist) readiness.Sheet {
	s := readiness.Sheet{Facts: v.Conditions, Foundation: map[string]readiness.Answer{}, Adoption: map[string]readiness.Answer{},
		Local: map[string]readiness.Answer{}, Lowered: map[string]readiness.Lowering{}}
	for _, it := range c.Applicable(v.Conditions) {
		a, ok := v.Overrides[it.ID]
		if !ok {
			a = v.Default
		}
		if a.none {
			continue
		}
		if a.Kind == readiness.NotApplicable && a.On.IsZero() {
			a.On = v.Today
		}
		if it.Scope == readiness.Foundation {
			s.Foundation[it.ID] = a.Answer
		} else {
			s.Adoption[it.ID] = a.Answer
		}
		if a.event != 0 {
			s.Events = append(s.Events, readiness.Event{Kind: it.ExpireOn[0], Item: it.ID, On: a.event})
		}
	}
	for id, a := range v.Local {
		s.Local[id] = a.Answer
	}
	for _, l := range v.Lowered {
		s.Lowered[l.Item] = readiness.Lowering{To: l.To, Reason: "not for this system"}
	}
	for _, k := range v.Accepted {
		s.Conditions = append(s.Conditions, readiness.Condition{Item: k.Item, Gate: k.Gate, Due: k.Due, AcceptedOn: v.Today, Action: "a", Owner: "o"})
	}
	return s
}

func TestVectors(t *testing.T) {
	in := vectors(t)
	if len(in) != 16 {
		t.Errorf("%d cases", len(in))
	}
	for _, v := range in {
		t.Run(v.Name, func(t *testing.T) {
			c := core(t)
			if len(v.Raise) > 0 {
				for i := range v.Raise {
					v.Raise[i].Because = "the pilot needed it"
				}
				var err error
				if c, err = c.With(readiness.Pack{ID: "pilot", Version: 1, Raises: v.Raise}); err != nil {
					t.Fatal(err)
				}
			}
			r := c.Score(v.sheet(c), v.Today)
			for _, g := range readiness.Gates {
				v.Expected.Gates[g.String()].compare(t, r.Gate(g))
			}
			v.compareProfile(t, r.Profile)
		})
	}
}

func (want vectorGate) compare(t *testing.T, got *readiness.GateResult) {
	t.Helper()
	if got.Verdict != want.Verdict || got.Met != want.Met || got.Unknown != want.Unknown {
		t.Errorf("%s: %s, %d met, %d unknown; want %s, %d, %d", got.Gate, got.Verdict, got.Met, got.Unknown, want.Verdict, want.Met, want.Unknown)
	}
	switch short := want.Short.(type) {
	case nil:
		if got.Short != 0 {
			t.Errorf("%s: %d short, want none", got.Gate, got.Short)
		}
	case uint64:
		if got.Short != int(short) {
			t.Errorf("%s: %d short, want %d", got.Gate, got.Short, short)
		}
	case []any:
		var names []string
		for _, s := range short {
			names = append(names, s.(string))
		}
		equal(t, got.Gate.String()+" short", ids(got.Stops, readiness.Short), names)
	default:
		t.Errorf("%s: short is %T", got.Gate, short)
	}
	equal(t, got.Gate.String()+" conditions", ids(got.Gaps, readiness.Accepted), want.Conditions)
	if want.UnknownItems != nil {
		equal(t, got.Gate.String()+" unknown", ids(got.Stops, readiness.Unknown), want.UnknownItems)
	}
	if got.Asked != got.Met+got.Conditions+got.Short+got.Unknown {
		t.Errorf("%s: asked %d is not the sum of its parts", got.Gate, got.Asked)
	}
}

func (v *vector) compareProfile(t *testing.T, got readiness.Profile) {
	t.Helper()
	want := v.Expected.Profile
	for _, d := range got.Domains {
		if d.Score != want.Domains[d.Domain.Key] {
			t.Errorf("%s: %d points, want %d", d.Domain.Key, d.Score, want.Domains[d.Domain.Key])
		}
	}
	if len(got.Domains) != len(want.Domains) || got.Overall != want.Overall || got.High != want.OverallHigh || got.Known != want.KnownItems ||
		got.Applicable != want.ApplicableItems || got.KnownPercent != want.KnownPercent || got.Embedded != want.EmbeddedItems || got.Weakest.Key != want.Weakest {
		t.Errorf("profile %+v, want %+v", got, want)
	}
}

// ids are the items of stops in that state, sorted.
func ids(stops []readiness.Stop, state readiness.State) (out []string) {
	for _, s := range stops {
		if s.State == state {
			out = append(out, s.Item.ID)
		}
	}
	slices.Sort(out)
	return out
}

func equal(t *testing.T, what string, got, want []string) {
	t.Helper()
	want = slices.Sorted(slices.Values(want))
	if !slices.Equal(got, want) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}
