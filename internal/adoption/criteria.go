package adoption

import (
	"fmt"
	"strings"

	"groundwork/internal/readiness"
	"groundwork/internal/stage"
	"groundwork/internal/workflow"
)

// How one line of what a stage asks for stands.
const (
	Shown   = "shown"   // by the records
	Wanting = "wanting" // the records do not show it yet
	Asks    = "asks"    // a person says so when deciding
)

// Line is one criterion, and what the records say about it.
type Line struct {
	Text  string
	State string
	Says  string // what the records show, in words
	Place string // page of the adoption on which it is mended: people, readiness, benefits …
	Hard  bool   // cannot be passed over
}

// Label is the line in the words of a page: the content's own, but for those that name a key.
func (l Line) Label() string { return LineLabel(l.Text) }

// LineLabel is a criterion's text in the words of a page.
func LineLabel(text string) string {
	if k := checks[text]; k.label != "" {
		return k.label
	}
	return text
}

// Missing are the lines of the next stage that the records do not show, and those of the present one
// that they still do not. What a person has to say is among them, because nobody else will.
func (w Where) Missing(f Facts) []Line {
	var out []Line
	for _, s := range []stage.Stage{w.Stage, w.Next} {
		for _, l := range lines(s.Entry, f) {
			if l.State == Wanting || l.State == Asks && s.Key == w.Next.Key {
				out = append(out, l)
			}
		}
	}
	if w.Next.Key == "live" && f.firstLive() == 0 {
		out = append(out, Line{Text: "At least one team live", State: Wanting, Says: teams(f), Place: "teams"})
	}
	return out
}

// Criteria are what a gate asks for: the entry lines of the stage behind it, and before them those of
// the gate's own stage where no decided gate led into that one (Groundwork rules, section 1).
func Criteria(model []stage.Stage, g readiness.Gate, f Facts) []Line {
	return lines(stage.Asked(model, g.String()), f)
}

func lines(in []stage.Criterion, f Facts) []Line {
	out := make([]Line, 0, len(in))
	for _, c := range in {
		l := Line{Text: c.Text, State: Asks}
		k, known := checks[c.Text]
		if known {
			l.Place, l.Hard = k.place, k.hard
		}
		if known && k.look != nil && (c.Auto || k.helps) {
			shown, says := k.look(f)
			l.Says, l.Hard = says, l.Hard && (k.past == nil || !k.past(f))
			switch {
			case shown && c.Auto:
				l.State = Shown
			case c.Auto:
				l.State = Wanting
			}
		}
		out = append(out, l)
	}
	return out
}

// check is how one line of stages-v1.yaml is looked up in the records.
type check struct {
	look  func(Facts) (shown bool, says string)
	place string
	hard  bool
	label string // instead of the text, where that names a key
	helps bool   // a person says whether it is so; the records only help

	past func(Facts) bool // what is wanting lies in the past: the owner may go ahead with a reason, which stays visible
}

// workflowFirst is the line that keeps technology behind the approved workflow.
const workflowFirst = "Adapted workflow approved before technology set-up was signed off"

// checks are by the exact text of the line, because the content gives lines no key. A line that a
// later version rewords is left to a person until it has its check here; a test says so.
var checks = map[string]check{
	"Trust and named contact":                             {place: "people", look: func(f Facts) (bool, string) { return f.Contact != "", f.Contact }},
	"The problem exists here and there is a local number": {place: "volume"},

	"Senior responsible owner named": {place: "people", look: func(f Facts) (bool, string) { return f.Owner != "", f.Owner }},
	"Foundation answers in date or being answered": {place: "readiness", look: func(f Facts) (bool, string) {
		t := f.Foundation
		return t.Answered > 0, fmt.Sprintf("%d of %d answered", t.Answered+t.NotApplicable, t.Applicable)
	}},

	`Readiness verdict "Ready" or "Ready with conditions" at gate adopt`: {place: "readiness?gate=adopt", label: "Readiness: ready to adopt, or ready with accepted gaps", look: verdictAt(readiness.Adopt)},
	"Benefit targets and owners accepted": {place: "benefits", look: func(f Facts) (bool, string) {
		switch {
		case f.Benefits == 0:
			return false, "No benefit yet"
		case f.Targets < f.Benefits:
			return false, fmt.Sprintf("%d of %s with a target and an owner", f.Targets, benefits(f.Benefits))
		}
		return f.Accepted == f.Benefits, fmt.Sprintf("%d of %s accepted by the owner", f.Accepted, benefits(f.Benefits))
	}},
	"Whole-life cost and funding": {place: "readiness/fin-02"},
	"Stop rules": {place: "stop-rules", helps: true, look: func(f Facts) (bool, string) {
		return f.StopRules > 0, plural(f.StopRules, "stop rule", "stop rules")
	}},

	"Adapted workflow compared step by step with the pack": {place: "workflow", look: func(f Facts) (bool, string) {
		return f.Workflow != 0, ""
	}},
	"Plan to close each condition and gap": {place: "readiness?gate=go_live", look: func(f Facts) (bool, string) {
		if f.Unplanned == 0 {
			return true, "Each has an owner and a date"
		}
		return false, fmt.Sprintf("%d without an owner or a date", f.Unplanned)
	}},

	"Readiness verdict at gate go_live": {place: "readiness?gate=go_live", label: "Readiness: ready to go live, or ready with accepted gaps", look: verdictAt(readiness.GoLive)},
	workflowFirst: {place: "workflow", hard: true, past: func(f Facts) bool { return f.Approved != 0 }, look: func(f Facts) (bool, string) {
		switch {
		case f.Approved == 0 && len(f.Redesign.Says) > 0:
			return false, strings.TrimSuffix(f.Redesign.Why(), ".")
		case f.Approved == 0:
			return false, "Not approved by both leads yet"
		case f.Configured != 0 && f.Configured < f.Approved:
			return false, workflow.SetUpFirst(f.Configured, f.Approved)
		}
		return true, "Approved on " + f.Approved.Long()
	}},
	"Baseline locked": {place: "benefits", look: func(f Facts) (bool, string) {
		if f.Benefits == 0 {
			return false, "No benefit yet"
		}
		return f.Locked == f.Benefits, fmt.Sprintf("%d of %s with a locked baseline", f.Locked, benefits(f.Benefits))
	}},
	"First review booked": {place: "reviews", look: func(f Facts) (bool, string) {
		if len(f.Reviews) == 0 {
			return false, ""
		}
		return true, f.Reviews[0].Due.Long()
	}},

	"All planned teams live": {place: "teams", look: func(f Facts) (bool, string) {
		for _, t := range f.Teams {
			if t.Live == 0 {
				return false, teams(f)
			}
		}
		return len(f.Teams) > 0, teams(f)
	}},
	"Old way switched off and checked": {place: "teams", helps: true, look: func(f Facts) (bool, string) {
		off := 0
		for _, t := range f.Teams {
			if t.Off != 0 {
				off++
			}
		}
		return off == len(f.Teams), fmt.Sprintf("Off in %d of %s", off, plural(len(f.Teams), "team", "teams"))
	}},
	"3- and 6-month reviews done": {place: "reviews", look: func(f Facts) (bool, string) {
		return f.held(3) != 0 && f.held(6) != 0, ""
	}},

	"Readiness verdict at gate bau": {place: "readiness?gate=bau", label: "Readiness: ready for business as usual, or ready with accepted gaps", look: verdictAt(readiness.BusinessAsUsual)},
	"12-month review; benefits at or above threshold with no unexplained worsening": {place: "reviews", look: func(f Facts) (bool, string) {
		if held := f.held(12); held != 0 {
			return true, "Review held on " + held.Long()
		}
		return false, "No 12-month review yet"
	}},
	"Recurrent budget":               {place: "readiness/sup-01"},
	"Learning sent back to the pack": {place: "lessons", look: func(f Facts) (bool, string) { return f.Lessons > 0, plural(f.Lessons, "lesson", "lessons") }},
}

func verdictAt(g readiness.Gate) func(Facts) (bool, string) {
	return func(f Facts) (bool, string) {
		if f.Result == nil {
			return false, ""
		}
		v := f.Result.Gate(g).Verdict
		return f.Result.Assessed() && v >= readiness.ReadyWithConditions, f.Result.Sentence(g)
	}
}

func teams(f Facts) string {
	if len(f.Teams) == 0 {
		return "No team named yet"
	}
	live := 0
	for _, t := range f.Teams {
		if t.Live != 0 {
			live++
		}
	}
	return fmt.Sprintf("%d of %s live", live, plural(len(f.Teams), "team", "teams"))
}

func benefits(n int) string { return plural(n, "benefit", "benefits") }

func plural(n int, one, other string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, other)
}
