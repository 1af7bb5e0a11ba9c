package adoption

import (
	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
	"groundwork/internal/readiness"
)

// StartInput is what “Check if we are ready” asks, as somebody typed it: the facts that decide which
// questions apply, and what they already know of people, dates and volume. Faults are named fact-KEY,
// planned-GATE, cases and cases_source.
type StartInput struct {
	Pilot   string
	Facts   map[string]string // yes or no, by the key of the fact
	People  map[string]string // person ids by function; may be left out
	Planned map[string]string // typed days by gate; may be left out
	Cases   string            // a working day; may be left out
	Source  string            // of Cases
}

// Start is an adoption that may begin.
type Start struct {
	Facts   map[string]bool // exactly those that are asked per adoption
	People  map[string]string
	Planned [len(readiness.Gates)]day.Day
	Volume  Volume
}

// CheckStart reads in, or says field by field what is wrong. asked are the checklist's facts; only
// those asked per adoption are answered here.
func CheckStart(in StartInput, asked []readiness.FactText, today day.Day) (Start, error) {
	var bad fault.Fields
	s := Start{Facts: readFacts(in.Facts, asked, &bad), People: map[string]string{}}
	for _, f := range Functions {
		if p := tidy(in.People[f]); p != "" {
			s.People[f] = p
		}
	}
	s.Planned = readPlanned(in.Planned, today, &bad)
	s.Volume = readVolume(in.Cases, in.Source, today, &bad)
	return s, bad.Err()
}

// AskedHere are the facts that every adoption answers for itself.
func AskedHere(facts []readiness.FactText) []readiness.FactText {
	var out []readiness.FactText
	for _, f := range facts {
		if f.AskedHere() {
			out = append(out, f)
		}
	}
	return out
}

func readFacts(in map[string]string, asked []readiness.FactText, bad *fault.Fields) map[string]bool {
	out := map[string]bool{}
	for _, f := range AskedHere(asked) {
		switch in[f.Key] {
		case "yes":
			out[f.Key] = true
		case "no":
			out[f.Key] = false
		default:
			bad.Add("fact-"+f.Key, "Select yes or no: %s", f.Label)
		}
	}
	return out
}

// CheckFacts reads the facts alone, as they are changed later.
func CheckFacts(in map[string]string, asked []readiness.FactText) (map[string]bool, error) {
	var bad fault.Fields
	out := readFacts(in, asked, &bad)
	return out, bad.Err()
}

// CheckPlanned reads the planned days of the gates, as they are changed later. None is needed.
func CheckPlanned(in map[string]string, today day.Day) ([len(readiness.Gates)]day.Day, error) {
	var bad fault.Fields
	out := readPlanned(in, today, &bad)
	return out, bad.Err()
}

func readPlanned(in map[string]string, today day.Day, bad *fault.Fields) (out [len(readiness.Gates)]day.Day) {
	var before day.Day
	for _, g := range readiness.Gates {
		name, label := "planned-"+g.String(), PlannedLabel(g)
		d := readDay(bad, name, label, in[g.String()])
		switch {
		case d == 0:
			continue
		case d < today:
			bad.Add(name, "%s must be today or in the future", label)
		case d < before:
			bad.Add(name, "%s must be on or after %s", label, before.Long())
		}
		out[g], before = d, d
	}
	return out
}

// PlannedLabel is what the date of a gate is called in forms.
func PlannedLabel(g readiness.Gate) string {
	return [...]string{"Planned date to decide to adopt", "Planned date to go live", "Planned date for business as usual"}[g]
}

// CheckVolume reads the volume alone, as it is changed later.
func CheckVolume(cases, source string, today day.Day) (Volume, error) {
	var bad fault.Fields
	v := readVolume(cases, source, today, &bad)
	if len(bad) == 0 && !v.CasesADay.Known {
		bad.Add("cases", "Enter how many cases there are on a working day")
	}
	return v, bad.Err()
}

// mostCases keeps a slip of the finger out: no trust has a million cases a day.
const mostCases = 1_000_000

func readVolume(cases, source string, today day.Day, bad *fault.Fields) Volume {
	v := Volume{Source: tidy(source)}
	if tidy(cases) == "" {
		return v
	}
	d, _, err := decimal.Parse(cases)
	switch {
	case err != nil:
		bad.Add("cases", "Cases on a working day must be a number, like 120")
	case d <= 0 || d > decimal.Of(mostCases):
		bad.Add("cases", "Cases on a working day must be more than 0 and no more than 1,000,000")
	default:
		v.CasesADay, v.On = decimal.Some(d), today
	}
	if v.Source == "" {
		bad.Add("cases_source", "Enter where the number of cases comes from")
	}
	tooLong(bad, "cases_source", "Where the number comes from", v.Source, lineLongest)
	return v
}

// DeclineInput is “Not for us now” as somebody typed it.
type DeclineInput struct{ Reason, Text, Again string }

// CheckDecline reads why a trust does not adopt: one of the model's reasons, and words of its own
// where the list has none.
func CheckDecline(in DeclineInput, reasons []string, today day.Day) (State, error) {
	var bad fault.Fields
	s := State{Key: Declined, On: today, Text: tidy(in.Text)}
	for _, r := range reasons {
		if r == in.Reason {
			s.Reason = r
		}
	}
	if s.Reason == "" {
		bad.Add("reason", "Select the reason")
	}
	if s.Reason == "other" && s.Text == "" {
		bad.Add("text", "Enter the reason in your own words")
	}
	tooLong(&bad, "text", "The reason in your own words", s.Text, textLongest)
	s.Again = readDay(&bad, "again", "The day to ask again", in.Again)
	if s.Again != 0 && s.Again <= today {
		bad.Add("again", "The day to ask again must be in the future")
	}
	return s, bad.Err()
}
