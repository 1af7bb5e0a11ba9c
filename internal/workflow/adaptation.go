package workflow

import (
	"unicode/utf8"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// Adaptation is what an adopting trust wrote down about a part that it does in its own way. Rows are never changed: the
// newest about the same part and step counts (stages-v1.yaml, workflow_record, adaptation).
type Adaptation struct {
	PackStep   string // the pilot's step, before or after
	LocalStep  string // the trust's own step after; empty when there is none
	Difference string // in the trust's own words
	Reason     string
	Part       string // core: it changes a core part; adaptable: the part is kept, and done in the trust's own way
	Agreed     bool   // talked over with the team of the pilot
	Effect     string // what was seen of it, once it was seen
	Withdrawn  bool   // there is no such difference any more, or it was a mistake
	Version    int    // of the trust's own map, on which it was written down
	On         day.Day
}

// longAdaptation is the most characters that each text of an adaptation may have.
const longAdaptation = 1000

// AdaptKey names the inputs about a part: its key, and for what was so earlier the own step of then.
func AdaptKey(part, earlier string) string {
	if earlier == "" {
		return part
	}
	return part + "-was-" + earlier
}

// Adapt says whether a may be recorded about a part; here is what the maps show of the part, and key names the inputs.
func Adapt(here Here, a Adaptation, key string) error {
	var bad fault.Fields
	for _, x := range []struct{ field, label, text string }{
		{"difference", "What is different", a.Difference}, {"reason", "Why it is different", a.Reason}, {"effect", "What you have seen of it", a.Effect},
	} {
		if utf8.RuneCountInString(x.text) > longAdaptation {
			bad.Add(x.field+"-"+key, "%s must be 1,000 characters or fewer", x.label)
		}
	}
	if a.Withdrawn {
		return bad.Err()
	}
	if normal(a.Difference) == "" {
		bad.Add("difference-"+key, "Say what is different about “%s”", here.Title)
	}
	if here.Core() && normal(a.Reason) == "" {
		bad.Add("reason-"+key, "%s", here.Warning())
	}
	if a.Part != Core && a.Part != Adaptable {
		bad.Add("part-"+key, "Choose whether the part “%s” is changed or kept", here.Title)
	}
	if here.Core() && a.Part == Adaptable && here.How.hard() {
		bad.Add("part-"+key, "“%s” is not as at the pilot: %s. That changes a core part", here.Title, lowerFirst(here.Says))
	}
	return bad.Err()
}

// newest are the rows that count: the last about each part and own step.
func newest(parts []PackPart, rows []Adaptation) []Adaptation {
	var out []Adaptation
	at := map[[2]string]int{}
	for _, a := range rows {
		key := [2]string{a.PackStep, a.LocalStep}
		if p, ok := PartOf(parts, a.PackStep); ok {
			key[0] = p.Key
		}
		if i, ok := at[key]; ok {
			out[i] = a
			continue
		}
		at[key] = len(out)
		out = append(out, a)
	}
	return out
}

// Same reports whether b says what a says.
func (a Adaptation) Same(b Adaptation) bool {
	b.PackStep, b.LocalStep, b.Version, b.On = a.PackStep, a.LocalStep, a.Version, a.On
	return a == b
}
