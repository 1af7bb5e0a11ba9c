package pilot

import (
	"fmt"
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/stage"
)

// MostExtensions is how often a pilot is extended before a programme lead has to agree (Groundwork rules, section 1).
const MostExtensions = 2

// longestExtension is how far away a new end may be (stages-v1.yaml, outcome extend).
const longestExtension = 6 // months

// DecisionInput is a decision at a gate as somebody typed it.
type DecisionInput struct {
	Gate, Outcome        string
	On                   string
	Rationale, Dissent   string
	Minute               string
	NextReview           string
	Present              []string          // person ids
	Confirmed            map[string]bool   // by the name of the criterion's box
	GoAhead              map[string]string // why to go ahead without it, by the same name
	OpenQuestion, NewEnd string            // extend
	WhatChanges          string            // adapt
	Learning, SwitchOff  string            // stop
	Replaces             string            // id of the decision whose place it takes
}

// Setting is what a decision is made on.
type Setting struct {
	Today      day.Day
	Stages     []stage.Stage
	Reached    stage.Reached
	Criteria   []Criterion // of the gate, as the records stand
	Extended   int         // how often it was extended already
	Afterwards day.Day     // the day on which it was recorded afterwards; zero for one that was not
	Owner      bool        // the senior responsible owner decides
	Above      bool        // a programme lead above the trust records it
}

// How a line of a decided gate stood.
const (
	LineShown      = "shown"
	LineConfirmed  = "confirmed"
	LinePassedOver = "passed_over"
	LineFollows    = "follows"
	LineOpen       = "open" // of a decision that does not go on
)

// Line is one criterion as it stood when it was decided; it is frozen with the decision.
type Line struct {
	Text   string `json:"text"`
	State  string `json:"state"`
	Says   string `json:"says,omitempty"`
	Reason string `json:"reason,omitempty"` // why it was passed over
}

// LineLabel is how a line stood, as people read it.
func LineLabel(state string) string {
	return map[string]string{LineShown: "Shown by the record", LineConfirmed: "Confirmed by a person", LinePassedOver: "Passed over",
		LineFollows: "Follows the decision", LineOpen: "Open"}[state]
}

// Ruling is a decision that may be recorded.
type Ruling struct {
	Gate, Outcome              string
	On, NextReview, NewEnd     day.Day
	Rationale, Dissent, Minute string
	Present                    []string
	Lines                      []Line
	Replaces                   string
	Notes                      map[string]string // texts that the outcome leaves on the pilot
}

// PassedOver are the lines that the owner passed over.
func (r Ruling) PassedOver() []Line {
	var out []Line
	for _, l := range r.Lines {
		if l.State == LinePassedOver {
			out = append(out, l)
		}
	}
	return out
}

// CriterionName is the name of the box of criterion i, counted from 0; need says that the outcome asks for it.
func CriterionName(i int, outcome string) string {
	if outcome != "" {
		return fmt.Sprintf("need-%s-%d", outcome, i+1)
	}
	return fmt.Sprintf("criterion-%d", i+1)
}

// Decide reads a decision, or says field by field why it cannot be recorded: what a gate asks for is shown by the
// record, confirmed, or passed over by the senior responsible owner with a reason; a hard line never is.
func Decide(in DecisionInput, s Setting) (Ruling, error) {
	var bad fault.Fields
	r := Ruling{Gate: in.Gate, Outcome: in.Outcome, Present: in.Present, Replaces: in.Replaces, Notes: map[string]string{}}
	s.checkOutcome(in, &bad)
	r.On = readDay(&bad, "on", "Day of the decision", in.On)
	if in.On == "" {
		bad.Add("on", "Enter the day of the decision")
	}
	notAhead(&bad, "on", "Day of the decision", r.On, s.Today)
	r.Lines = s.lines(in, r.On, &bad)
	r.NewEnd = in.checkWords(r, &bad)
	r.Rationale = text(&bad, "rationale", "Why", in.Rationale)
	if r.Rationale == "" {
		bad.Add("rationale", "Enter why it was decided like this")
	}
	r.Dissent = text(&bad, "dissent", "Concerns", in.Dissent)
	r.Minute = squeeze(in.Minute)
	tooLong(&bad, "minute", "Minute reference", r.Minute, lineLongest)
	if r.Minute == "" && !s.Owner {
		bad.Add("minute", "Enter where the decision is minuted")
	}
	if r.NextReview = readDay(&bad, "next-review", "Next review", in.NextReview); !r.NextReview.IsZero() && r.NextReview < r.On {
		bad.Add("next-review", "Next review must be after the day of the decision")
	}
	return r, bad.Err()
}

func (s Setting) checkOutcome(in DecisionInput, bad *fault.Fields) {
	behind, ok := stage.Behind(s.Stages, in.Gate)
	if !ok {
		bad.Add("outcome", "Select what was decided")
		return
	}
	known := in.Outcome == stage.Go || in.Outcome == stage.NotYet
	if len(behind.Outcomes) > 0 {
		_, known = behind.Outcome(in.Outcome)
	}
	on, passed := s.Reached.Entered[behind.Key]
	switch {
	case !known:
		bad.Add("outcome", "Select what was decided")
	case passed && in.Replaces == "":
		bad.Add("outcome", "This was decided on %s. Open that decision to replace it", on.Long())
	case s.Reached.Stage.ExitGate == "" && in.Replaces == "":
		bad.Add("outcome", "This pilot is closed. Nothing is left to decide")
	case in.Outcome == Extend && s.Extended >= MostExtensions && !s.Above:
		bad.Add("outcome", "Extended twice already. A third time is recorded by the programme lead who agrees to it")
	}
}

// lines are the criteria with what became of each.
func (s Setting) lines(in DecisionInput, on day.Day, bad *fault.Fields) []Line {
	afterwards := !s.Afterwards.IsZero() && on <= s.Afterwards
	var out []Line
	for i, c := range s.Criteria {
		out = append(out, s.line(c, CriterionName(i, ""), in, afterwards, bad))
	}
	for i, c := range Needs(s.Stages, in.Gate, in.Outcome) {
		out = append(out, s.line(c, CriterionName(i, in.Outcome), in, afterwards, bad))
	}
	return out
}

func (s Setting) line(c Criterion, name string, in DecisionInput, afterwards bool, bad *fault.Fields) Line {
	l := Line{Text: c.Text, Says: c.Says, Reason: strings.TrimSpace(in.GoAhead[name])}
	confirmable := c.State == Asks || afterwards && c.State == Wanting
	switch {
	case c.State == Shown && l.Reason == "":
		l.State = LineShown
	case in.Confirmed[name] && confirmable:
		l.State, l.Reason = LineConfirmed, ""
	case in.Outcome == stage.NotYet:
		l.State, l.Reason = LineOpen, ""
	case c.State == Follows && l.Reason == "":
		l.State = LineFollows
	case l.Reason != "" && c.Hard:
		bad.Add(name, "This cannot be passed over: %s", c.Text)
	case l.Reason != "" && !s.Owner:
		bad.Add(name, "Only the senior responsible owner can go ahead without this: %s", c.Text)
	case l.Reason != "":
		l.State = LinePassedOver
	case confirmable && c.Hard:
		bad.Add(name, "Confirm this before you decide: %s", c.Text)
	case confirmable:
		bad.Add(name, "Confirm this, or say why it goes ahead without it: %s", c.Text)
	case c.Hard:
		bad.Add(name, "This is missing and cannot be passed over: %s", c.Text)
	default:
		bad.Add(name, "Mend this first, or say why it goes ahead without it: %s", c.Text)
	}
	return l
}

// checkWords reads what an outcome asks for in words, into the notes of r; it answers the new end of an extension.
func (in DecisionInput) checkWords(r Ruling, bad *fault.Fields) (end day.Day) {
	need := func(note, name, label, typed, missing string) {
		if r.Notes[note] = text(bad, name, label, typed); r.Notes[note] == "" {
			bad.Add(name, "%s", missing)
		}
	}
	switch in.Outcome {
	case Extend:
		need(OpenQuestion, "open-question", "The open question", in.OpenQuestion, "Enter the one question that is still open")
		end = readDay(bad, "new-end", "New planned end", in.NewEnd)
		switch {
		case in.NewEnd == "":
			bad.Add("new-end", "Enter the new planned end")
		case end.IsZero() || r.On.IsZero():
		case end <= r.On:
			bad.Add("new-end", "New planned end must be after the day of the decision")
		case end > r.On.AddMonths(longestExtension):
			bad.Add("new-end", "New planned end must be no later than %s, %d months on", r.On.AddMonths(longestExtension).Long(), longestExtension)
		}
	case Adapt:
		need(WhatChanges, "what-changes", "What will change", in.WhatChanges, "Enter what will change in the workflow or the product")
	case Stop:
		need(Learning, "learning", "What was learned", in.Learning, "Enter what was learned, for other trusts to read")
		need(SwitchOff, "switch-off", "Switch-off", in.SwitchOff, "Enter how it is switched off and what happens to its data")
	}
	return end
}

func text(bad *fault.Fields, name, label, typed string) string {
	typed = strings.TrimSpace(typed)
	tooLong(bad, name, label, typed, textLongest)
	return typed
}
