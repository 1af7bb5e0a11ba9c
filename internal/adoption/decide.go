package adoption

import (
	"fmt"
	"slices"
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/readiness"
)

// DecisionInput is a decision at a gate as somebody typed it. Faults are named outcome, on, by, why,
// minute, concerns, next-review, and by the boxes of Obstacles.
type DecisionInput struct {
	Outcome    string
	On         string // typed day
	By         string // person id of the senior responsible owner who decided
	Why        string
	Minute     string // reference of the board's minute
	Present    []string
	Concerns   string
	NextReview string
	GoAhead    map[string]string // why to go ahead without it, by the name of the obstacle's box
}

// Deciding is what a decision is made on.
type Deciding struct {
	Today     day.Day
	Began     day.Day
	Gate      readiness.Gate
	Next      readiness.Gate // the next gate that nobody has passed; those before Gate have to be
	Undecided bool
	Result    *readiness.Result
	Lines     []Line
	Pack      Pack
	Owners    []Holder // who may decide: the senior responsible owners
	Who       string   // person id of who records it

	// AsRecorded keeps a decision of the past as it was made, whatever its evidence says today.
	AsRecorded bool
}

// Obstacle is one criterion that keeps a gate closed.
type Obstacle struct {
	Name      string // of the box that says why to go ahead without it
	Criterion string // the item's id or the line's text, as it is recorded
	Title     string
	Says      string
	Place     string // page of the adoption on which it is mended
	Hard      bool   // cannot be passed over
}

// Obstacles are everything that keeps the gate closed, the hardest first.
func (s Deciding) Obstacles() []Obstacle {
	var out []Obstacle
	stops := s.Result.Gate(s.Gate).Stops
	for _, x := range stops {
		out = append(out, Obstacle{Name: "go-ahead-" + ItemSlug(x.Item.ID), Criterion: x.Item.ID, Title: x.Item.Title, Says: x.Mark(),
			Place: "readiness/" + ItemSlug(x.Item.ID), Hard: x.Item.Strength == readiness.Hard})
	}
	for i, l := range s.Lines {
		if l.State != Wanting || len(stops) > 0 && strings.HasPrefix(l.Place, "readiness?gate="+s.Gate.String()) {
			continue // what stops the answer stands above, item by item
		}
		out = append(out, Obstacle{Name: fmt.Sprintf("go-ahead-line-%d", i+1), Criterion: l.Text, Title: l.Label(), Says: l.Says, Place: l.Place, Hard: l.Hard})
	}
	return out
}

// ItemSlug is an item's id inside an address or a name: demo-consent~p-01 instead of demo-consent/p-01.
func ItemSlug(id string) string { return strings.ReplaceAll(id, "/", "~") }

// ItemID is the id behind a slug.
func ItemID(slug string) string { return strings.ReplaceAll(slug, "~", "/") }

// PassedOver is one criterion that the senior responsible owner went ahead without.
type PassedOver struct {
	Criterion string
	Title     string
	Reason    string
}

// Ruling is a decision that may be recorded.
type Ruling struct {
	Gate       readiness.Gate
	Outcome    string
	On         day.Day
	By         string
	Why        string
	Minute     string
	Present    []string
	Concerns   string
	NextReview day.Day
	PassedOver []PassedOver
}

// Decide reads a decision, or says field by field why it cannot be recorded. The senior responsible
// owner decides; anybody else who may record it records what a board decided, with its minute. A gate
// whose answer is Not ready or Not enough known is passed only over each thing that stops it, with a
// reason from the owner, and never over a hard one (stages-v1.yaml, gate_record).
func (s Deciding) Decide(in DecisionInput) (Ruling, error) {
	var bad fault.Fields
	r := Ruling{Gate: s.Gate, Outcome: in.Outcome, Why: tidy(in.Why), Minute: tidy(in.Minute), Concerns: tidy(in.Concerns)}
	owner := slices.ContainsFunc(s.Owners, func(h Holder) bool { return h.Person == s.Who })
	switch {
	case in.Outcome == "":
		bad.Add("outcome", "Select what was decided")
	case in.Outcome != NotYet && !Passes(in.Outcome):
		bad.Add("outcome", "Select one of the answers shown")
	case Passes(in.Outcome) && !s.AsRecorded:
		s.checkGate(&bad)
		r.PassedOver = s.passOver(in, owner, &bad)
		if r.Outcome = Go; s.Result.Gate(s.Gate).Conditions > 0 {
			r.Outcome = GoWithGaps
		}
	}
	s.readRest(in, &r, owner, &bad)
	return r, bad.Err()
}

// checkGate refuses a gate that is not yet the turn of this adoption.
func (s Deciding) checkGate(bad *fault.Fields) {
	if s.Undecided && s.Next < s.Gate {
		bad.Add("outcome", "The decision %s comes first", s.Next.To())
	}
	if s.Pack.N == 0 {
		bad.Add("outcome", "Accept a version of the adopter’s pack first: a decision is made on it")
	}
}

func (s Deciding) passOver(in DecisionInput, owner bool, bad *fault.Fields) []PassedOver {
	var out []PassedOver
	for _, o := range s.Obstacles() {
		reason := tidy(in.GoAhead[o.Name])
		switch {
		case o.Criterion == workflowFirst && o.Hard:
			bad.Add("outcome", "“%s” cannot be passed over: technology waits for the new workflow. %s", o.Title, o.Says)
		case o.Hard:
			bad.Add("outcome", "“%s” cannot be passed over: it is about law, safety or something that is lost for good", o.Title)
		case reason == "":
			bad.Add(o.Name, "“%s” is in the way. Close it first, or enter why to go ahead without it", o.Title)
		case !owner:
			bad.Add(o.Name, "Only the senior responsible owner can go ahead without “%s”", o.Title)
		}
		tooLong(bad, o.Name, "Why to go ahead", reason, textLongest)
		out = append(out, PassedOver{o.Criterion, o.Title, reason})
	}
	return out
}

func (s Deciding) readRest(in DecisionInput, r *Ruling, owner bool, bad *fault.Fields) {
	r.On = readDay(bad, "on", "The day of the decision", in.On)
	switch {
	case in.On == "":
		bad.Add("on", "Enter the day of the decision")
	case r.On > s.Today:
		bad.Add("on", "The day of the decision must be today or in the past")
	case r.On != 0 && r.On < s.Began:
		bad.Add("on", "The day of the decision must be on or after %s, when this began", s.Began.Long())
	}
	if r.By = in.By; r.By == "" && owner {
		r.By = s.Who
	}
	switch {
	case len(s.Owners) == 0:
		bad.Add("by", "Name the senior responsible owner first: a decision is theirs")
	case r.By == "":
		bad.Add("by", "Select who decided")
	case !slices.ContainsFunc(s.Owners, func(h Holder) bool { return h.Person == r.By }):
		bad.Add("by", "Decided by must be the senior responsible owner")
	}
	if r.Why == "" {
		bad.Add("why", "Enter why it was decided so")
	}
	if r.Minute == "" && !owner {
		bad.Add("minute", "Enter the reference of the board’s minute")
	}
	tooLong(bad, "why", "Why", r.Why, textLongest)
	tooLong(bad, "minute", "Minute reference", r.Minute, lineLongest)
	tooLong(bad, "concerns", "Concerns", r.Concerns, textLongest)
	r.NextReview = readDay(bad, "next-review", "The day of the next review", in.NextReview)
	if r.NextReview != 0 && r.NextReview <= r.On {
		bad.Add("next-review", "The day of the next review must be after the decision")
	}
	for _, p := range in.Present {
		if p != "" && !slices.Contains(r.Present, p) {
			r.Present = append(r.Present, p)
		}
	}
}
