package benefits

import (
	"strings"

	"github.com/a-h/templ"

	"groundwork/internal/benefit"
	"groundwork/internal/decimal"
	"groundwork/templates/ui"
)

// answer is the sentence at the top.
func (p Show) answer() string { return p.Headline(p.Words) }

// whenPromised is the sentence of the promise: when it was made, and whether its result was known.
func (p Profile) whenPromised() string {
	switch p.Foreseen(p.PromisedOn()) {
	case benefit.BeforeLive:
		return "Promised before the result was known: " + p.PromisedWords() + "."
	case benefit.BeforeResult:
		return "Promised before the result was known: " + p.PromisedWords() + "."
	}
	return p.PromisedWords() + ": the result was known when this was promised."
}

func (p Profile) change() templ.Component {
	if !p.May.Change {
		return nil
	}
	return ui.LinkButtonSecondary(p.at("change"), "Change the promise")
}

// promised are the first answers and what follows from them.
func (p Profile) promised() []ui.Fact {
	kind := "Benefit"
	if p.Costs() {
		kind = "New cost or work, subtracted"
	}
	facts := []ui.Fact{{Key: "Measure", Body: ui.Link("/measures/"+p.Measure.ID+"?version="+decimal.Of(int64(p.Measure.Version)).Plain(), p.Measure.Name+", version "+decimal.Of(int64(p.Measure.Version)).String())},
		{Key: "What it is", Value: kind}, {Key: "How finance counts it", Value: benefit.Label(p.Words.Classes, p.Profile.Class)}}
	if p.Profile.Described {
		facts = append(facts, ui.Fact{Key: "Measured or described", Value: "Described: no figures are owed, and it is never in a total"},
			ui.Fact{Key: "What should be different", Value: p.Profile.Outcome}, ui.Fact{Key: "By when", Value: p.Profile.TargetOn.Long()})
		return append(facts, p.lookedAt())
	}
	b := p.Baseline
	locked := "Not locked yet"
	if b.Locked() {
		locked = "Locked " + b.LockedOn.Long() + ", " + p.Person(b.LockedBy)
	}
	facts = append(facts, ui.Fact{Key: "Measured or described", Value: "Measured, " + strings.ToLower(benefit.Label(everyWords, string(p.Profile.Every)))},
		ui.Fact{Key: "Baseline", Value: p.Bar(b.Value, "None") + ". " + locked}, ui.Fact{Key: "Target", Value: target(p.Judged)})
	if s := p.Profile.SustainAt; s.Known {
		facts = append(facts, ui.Fact{Key: "Sustained level", Value: p.Bar(s, "")})
	} else {
		facts = append(facts, ui.Fact{Key: "Sustained level", Value: "The target"})
	}
	return append(facts, p.lookedAt())
}

// lookedAt are the days on which somebody looks at the benefit again.
func (p Profile) lookedAt() ui.Fact {
	var days []string
	for _, d := range p.Profile.ReviewOn {
		days = append(days, d.Long())
	}
	s := strings.Join(days, "; ")
	if s == "" && !p.Profile.TargetOn.IsZero() {
		s = p.Profile.TargetOn.Long() + ", the day of the target"
	}
	return ui.Fact{Key: "Looked at again", Value: orElse(s, "No day is set")}
}

// why is what has to happen, what is assumed, and how the change is shown to come from it.
func (p Profile) why() []ui.Fact {
	shown := benefit.Label(p.Words.AttributionMethods, p.Profile.Attribution)
	if p.Profile.Share.Known {
		shown += ": " + p.Profile.Share.D.String() + "%"
	}
	return []ui.Fact{{Key: "What changes in the work", Value: orElse(p.Profile.WorkflowChange, "Not said yet")},
		{Key: "What is assumed", Value: orElse(p.Profile.Assumptions, "Not said yet")},
		{Key: "What it is for, once free", Value: orElse(p.Profile.Purpose, "Not said yet")},
		{Key: "How the change is shown", Value: shown}}
}

// hands are owner, measurer and verifier.
func (p Profile) hands() []ui.Fact {
	return []ui.Fact{{Key: "Owner", Value: orNobody(p.Person(p.Profile.Owner))},
		{Key: "Enters the figures", Value: orElse(p.Person(p.Profile.Measurer), "Nobody named: the owner and the leads may")},
		{Key: "Checks them", Value: orElse(p.Person(p.Profile.Verifier), "Nobody named")}}
}

// expected is the forecast with its range.
func (p Show) expected() string {
	e := p.Forecast
	s := p.Bar(decimal.Some(e.Value), "")
	if e.Low != e.High {
		s += ", between " + e.Low.String() + " and " + e.High.String()
	}
	return s
}

// onTheWay is where the plan says that the benefit should be, beside what came.
func (p Show) onTheWay() string {
	s, ok := p.Way.Due(p.Today)
	if !ok {
		return ""
	}
	says := p.Profile.Every.Name(s.Period) + ": should be " + s.Value.String()
	if o, ok := p.At(s.Period.From); ok && o.State == benefit.Reported {
		return says + ", was " + p.Measure.Exact(o)
	}
	return says
}

// allowed says whether a declared difference keeps the figures out of totals.
func (p Show) allowed() string {
	switch d := p.Difference; {
	case d.Accepted:
		return "Yes, accepted by " + orElse(p.Person(d.Answered), "a programme lead")
	case d.Answered != "":
		return "No, kept out by " + orElse(p.Person(d.Answered), "a programme lead")
	}
	return "No, until a programme lead accepts it"
}

func orElse(s, usual string) string {
	if s == "" {
		return usual
	}
	return s
}

// Prefilled is the form with what stands, or with the straight way where nothing was planned yet.
func (p TrajectoryForm) Prefilled() TrajectoryForm {
	steps := p.Way.Steps
	if len(steps) == 0 {
		steps = p.Straight()
	}
	p.Text = trajectoryText(steps)
	return p
}
