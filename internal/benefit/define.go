package benefit

import (
	"slices"
	"strings"
)

// DefinitionInput is a measure as somebody proposes it; lists have one entry on each line.
type DefinitionInput struct {
	Name, Theme, Plain, Unit string
	Kind                     string
	Numerator, Denominator   string
	Direction, Frequency     string
	Source                   string
	Count, DoNotCount        string
	Class, Combine           string
	Reason                   string // what it is for, or what the new version mends
}

// Kinds are what a measure can be, in the words of its form.
var Kinds = []Term{{KindRatio, "A share", "So many out of so many"}, {KindRate, "A rate", "So many for each 1,000, or for each 100"}, {KindMean, "An average", "So much a case"},
	{KindSum, "A sum", "Pounds, hours or sheets in the period"}, {KindCount, "A count", "Whole numbers in the period"}, {KindMedian, "A middle value", "Half are below it"},
	{KindDifference, "A difference", "Between two groups"}}

// DirectionTerms are which way is better.
var DirectionTerms = []Term{{Up, "Higher is better", ""}, {Down, "Lower is better", ""}, {Neutral, "Neither by itself", ""}}

// frequencyWords are how a definition says how often a figure is due.
var frequencyWords = map[Frequency]string{Weekly: "weekly", Monthly: "monthly", Quarterly: "quarterly", Yearly: "yearly"}

// longDefinition is the most that one part of a definition may say.
const longDefinition = 500

// Define turns in into a definition, or says field by field why not. What the form does not ask for is that of the measure
// that it is to replace; old is the zero Measure for a new one.
func Define(words Library, in DefinitionInput, old Measure) (Measure, error) {
	r := &reader{}
	m := old
	for _, f := range []struct {
		field, label, value string
		into                *string
		needed              bool
	}{
		{"name", "The name", in.Name, &m.Name, true}, {"plain", "What it says", in.Plain, &m.Plain, true}, {"unit", "The unit", in.Unit, &m.Unit, true},
		{"numerator", "What is counted or added up", in.Numerator, &m.Numerator, true}, {"denominator", "Out of what", in.Denominator, &m.Denominator, false},
		{"source", "Where the figures come from", in.Source, &m.Source, true}, {"reason", "Why it is proposed", in.Reason, new(string), true},
	} {
		*f.into = r.words(f.field, f.label, f.value)
		if f.needed && *f.into == "" {
			r.bad.Add(f.field, "%s is missing: say it in a few words", f.label)
		}
		if len(*f.into) > longDefinition {
			r.bad.Add(f.field, "%s must be %d characters or fewer", f.label, longDefinition)
		}
	}
	m.Theme, m.Kind, m.Direction, m.Frequency, m.DefaultClass, m.Combine = in.Theme, in.Kind, in.Direction, in.Frequency, in.Class, in.Combine
	if f := FrequencyOf(in.Frequency); f == FrequencyOf(old.Frequency) {
		m.Frequency = old.Frequency // in the words in which it was published
	} else if words := frequencyWords[f]; words != "" {
		m.Frequency = words
	}
	if old.Kind == KindComputed {
		m.Kind = KindComputed // hours are reckoned by the method of the library
	}
	r.listed(words, old, m)
	if (m.Kind == KindRatio || m.Kind == KindRate || m.Kind == KindMean) && m.Denominator == "" {
		r.bad.Add("denominator", "Say out of what: a share, a rate and an average need it")
	}
	if m.Kind == KindRatio && m.Combine == CombineSum {
		r.bad.Add("combine", "Shares are never added: choose another way")
	}
	if m.Count, m.DoNotCount = linesOf(in.Count), linesOf(in.DoNotCount); len(m.Count) == 0 {
		r.bad.Add("count", "Say what to count, one thing on each line")
	}
	if len(m.DoNotCount) == 0 {
		r.bad.Add("do-not-count", "Say what not to count: it is where trusts differ")
	}
	if old.ID == "" {
		m.Chart.Type = "run"
		if f := FrequencyOf(m.Frequency); f == Weekly || f == Monthly {
			m.Chart.Type = "xmr"
		}
	}
	return m, r.bad.Err()
}

// listed refuses words that no list offers. A new version keeps the kind, unit and direction of the old one: another kind of
// figure is another measure.
func (r *reader) listed(words Library, old, m Measure) {
	keys := func(terms []Term) (out []string) {
		for _, t := range terms {
			out = append(out, t.Key)
		}
		return out
	}
	for _, c := range []struct {
		field, label, value string
		from                []string
	}{
		{"theme", "a theme", m.Theme, words.Themes()}, {"kind", "what kind of figure it is", m.Kind, append(keys(Kinds), old.Kind)},
		{"direction", "which way is better", m.Direction, keys(DirectionTerms)}, {"frequency", "how often a figure is due", string(FrequencyOf(m.Frequency)), []string{string(Weekly), string(Monthly), string(Quarterly), string(Yearly)}},
		{"class", "how finance counts it", m.DefaultClass, keys(words.Classes)}, {"combine", "how figures of several trusts are taken together", m.Combine, keys(words.CombineRules)},
	} {
		if c.value == "" || !slices.Contains(c.from, c.value) {
			r.bad.Add(c.field, "Choose %s", c.label)
		}
	}
	if old.ID != "" && old.Unit != m.Unit {
		r.bad.Add("unit", "A new version keeps the unit %s: another unit is another measure", old.Unit)
	}
}

// Themes are those of the library, in its order.
func (l Library) Themes() []string {
	var out []string
	for _, m := range l.Measures {
		if !slices.Contains(out, m.Theme) {
			out = append(out, m.Theme)
		}
	}
	return out
}

func linesOf(s string) []string {
	var out []string
	for _, line := range strings.Split(strings.ReplaceAll(s, "\r", "\n"), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// Input is a definition as its form shows it again.
func (m Measure) Input() DefinitionInput {
	return DefinitionInput{Name: m.Name, Theme: m.Theme, Plain: m.Plain, Unit: m.Unit, Kind: m.Kind, Numerator: m.Numerator, Denominator: m.Denominator, Direction: m.Direction,
		Frequency: string(FrequencyOf(m.Frequency)), Source: m.Source, Count: strings.Join(m.Count, "\n"), DoNotCount: strings.Join(m.DoNotCount, "\n"), Class: m.DefaultClass, Combine: m.Combine}
}

// Changed is one part of a definition that a newer version says otherwise.
type Changed struct{ Part, Was, Is string }

// Changes are the parts that differ between two versions, in the order of a definition.
func Changes(words Library, was, is Measure) []Changed {
	combine := func(m Measure) string { return Combining(words, m) }
	class := func(m Measure) string { return Label(words.Classes, m.DefaultClass) }
	var out []Changed
	for _, c := range []Changed{{"Name", was.Name, is.Name}, {"What it says", was.Plain, is.Plain}, {"Counted", was.Numerator, is.Numerator}, {"Out of", was.Denominator, is.Denominator},
		{"Count", strings.Join(was.Count, "; "), strings.Join(is.Count, "; ")}, {"Do not count", strings.Join(was.DoNotCount, "; "), strings.Join(is.DoNotCount, "; ")},
		{"Better is", Label(DirectionTerms, was.Direction), Label(DirectionTerms, is.Direction)}, {"How often", was.Frequency, is.Frequency}, {"Where from", was.Source, is.Source},
		{"Across trusts", combine(was), combine(is)}, {"How finance counts it", class(was), class(is)}} {
		if c.Was != c.Is {
			out = append(out, c)
		}
	}
	return out
}

// OwnPrefix begins the ids of measures that were published at an installation. No library of the program uses it, so what a
// later program carries never takes the name of a measure that people here made.
const OwnPrefix = "own-"

// With is the library with further published versions: the newest of each measure in the place where the measure stands, and
// new measures behind those of their theme.
func (l Library) With(more []Measure) Library {
	if len(more) == 0 {
		return l
	}
	l.Measures = slices.Clone(l.Measures)
	for _, m := range more {
		i := slices.IndexFunc(l.Measures, func(x Measure) bool { return x.ID == m.ID })
		if i >= 0 {
			if m.Version >= l.Measures[i].Version { // what was published here stands over the same version of the program
				l.Measures[i] = m
			}
			continue
		}
		at := len(l.Measures)
		for j, x := range l.Measures {
			if x.Theme == m.Theme {
				at = j + 1
			}
		}
		l.Measures = slices.Insert(l.Measures, at, m)
	}
	return l
}
