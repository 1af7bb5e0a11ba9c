package board

import "groundwork/internal/day"

// Reason is one fact that a board sentence rests on. It leads to the item it is about, else to the page that Page names.
type Reason struct {
	Text string
	Item string // id of a question
	Page string // workflow, stop-rules
}

// Reasons are what the sentence rests on: the facts of the match that made it, and of no later one, so that the sentence and
// its reasons cannot disagree. Nothing is in the way of a plain Go.
func (a Adoption) Reasons() []Reason {
	switch {
	case a.StopRule != "":
		return []Reason{{Text: "The stop rule '" + a.StopRule + "' was met on " + a.StopRuleOn.Long() + ", and nobody has decided since", Page: "stop-rules"}}
	case a.Unapproved:
		return append([]Reason{{Text: "The new workflow is not approved by both leads", Page: "workflow"}}, reasons(a.Flow)...)
	case a.WorkflowShort:
		return reasons(a.Flow)
	case len(a.Short) > 0:
		return reasons(a.Short)
	case a.Unknown > 0:
		return reasons(a.Open)
	default:
		return reasons(a.Carried)
	}
}

func reasons(items []Short) []Reason {
	var out []Reason
	for _, s := range items {
		out = append(out, Reason{Text: s.Title + ": " + seesTo(s.Owner, s.Due), Item: s.Item})
	}
	return out
}

func seesTo(owner string, due day.Day) string {
	switch {
	case owner == "" && due.IsZero():
		return "nobody yet, and no date"
	case owner == "":
		return "nobody yet, by " + due.Long()
	case due.IsZero():
		return owner + ", no date yet"
	default:
		return owner + ", by " + due.Long()
	}
}
