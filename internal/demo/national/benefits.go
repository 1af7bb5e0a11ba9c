package national

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// shape is one kind of benefit that is promised: its measure, and how its figures run.
type shape struct {
	measure string
	every   benefit.Frequency
	mean    float64 // before go-live; of hours, what is freed since
	spread  float64 // of the figures around their mean, as a part of it
	gain    float64 // by how much the mean changes at go-live where it works, as a part of it
	parts   float64 // the usual denominator of a rate or a mean; 0 where there is none
	per     float64 // what a rate is of: 100 of a percent
	class   string
	hours   bool
}

// shapes are in the order in which a record promises them.
var shapes = []shape{
	{measure: "clin-time-freed", every: benefit.Weekly, mean: 1, spread: .14, class: "non_cash_releasing", hours: true},
	{measure: "step-minutes-per-case", every: benefit.Monthly, mean: 21, spread: .06, gain: -.28, parts: 120, per: 1, class: "not_valued"},
	{measure: "uptake", every: benefit.Monthly, mean: 31, spread: .10, gain: .9, parts: 600, per: 100, class: "not_valued"},
	{measure: "patient-experience", every: benefit.Monthly, mean: 71, spread: .05, gain: .12, parts: 180, per: 100, class: "societal"},
	{measure: "cancellations", every: benefit.Monthly, mean: 12, spread: .12, gain: -.35, parts: 420, per: 100, class: "non_cash_releasing"},
	{measure: "agency-spend", every: benefit.Monthly, mean: 42_000, spread: .11, gain: -.18, class: "cash_releasing"},
}

// extra is the work that a change brings; it stands beside one record of eight instead of its third benefit.
var extra = shape{measure: "new-work-hours", every: benefit.Monthly, mean: 14, spread: .2, gain: .5, class: "non_cash_releasing"}

// What came of a benefit.
const (
	worked = iota
	same
	worse
	lapsed
)

// promised is a benefit while it is being written.
type promised struct {
	shape
	id       string
	of       history.Touch
	live, on day.Day
	came     int
	costs    bool
	measure  benefit.Measure
	rows     []benefit.Observation
	baseline decimal.Maybe
	target   decimal.Maybe
}

// benefits promises a record its benefits and measures them.
func (x *writer) benefits(ctx context.Context, of history.Touch, n int, went, on day.Day, hours float64) error {
	for i := range n {
		c := x.c
		b := promised{shape: shapes[i%len(shapes)], id: c.id(), of: of, live: went, on: on, came: c.weighted(68, 15, 8, 9)}
		if i == 2 && c.is(12) {
			b.shape, b.costs = extra, true
		}
		if b.hours {
			b.mean = hours / 5
		} else {
			b.mean = c.near(b.mean, b.mean*.15)
		}
		var known bool
		if b.measure, known = x.app.Library.Measures.Measure(b.shape.measure); !known {
			return errNoMeasure(b.shape.measure)
		}
		if err := x.benefit(ctx, &b); err != nil {
			return err
		}
	}
	return nil
}

type errNoMeasure string

func (e errNoMeasure) Error() string { return "the library has no measure " + string(e) }

func (x *writer) benefit(ctx context.Context, b *promised) error {
	c, t := x.c, x.t
	owner, measurer := t.staff[clinician].id, t.staff[manager].id
	at := c.during(b.on + 1)
	x.figures(b)
	p := benefit.Profile{ID: c.id(), Measure: b.measure.Ref(), Class: b.class, Kind: benefit.Benefit, Target: b.target, TargetOn: b.on + day.Day(c.between(300, 500)), Owner: owner,
		OwnerRole: t.staff[clinician].job, Attribution: "time_series", Every: b.every, Found: benefit.Side{Method: benefit.BySystem}, Measurer: measurer, Verifier: t.staff[finance].id}
	if b.costs {
		p.Kind = benefit.Disbenefit
	}
	if b.came == worse && p.TargetOn < x.today {
		p.Missed = "The teams kept the old way beside it."
	}
	r := benefit.Record{ID: b.id, Subject: benefit.Subject{Kind: b.of.Kind, ID: b.of.ID, Organisation: t.Code}, Profile: p, Created: at}
	if err := x.tx.AddBenefit(ctx, r); err != nil {
		return err
	}
	if err := x.tx.AddBenefitProfile(ctx, b.id, 1, p, "", at, t.staff[innovator].id); err != nil {
		return err
	}
	for _, part := range []struct{ name, who string }{{"benefit_owner", owner}, {"benefit_measurer", measurer}} {
		f := store.Function{ID: c.id(), Person: part.who, From: b.on + 1, Function: access.Function{Name: part.name, SubjectKind: "benefit", SubjectID: b.id}}
		if err := x.tx.AddFunction(ctx, f, at, t.staff[innovator].id); err != nil {
			return err
		}
	}
	x.note(innovator, at, "benefit.promise", benefitOf(b.id), history.Values{"measure": b.measure.Name, "target": b.target.Plain(), "owner": t.staff[clinician].name}, b.of)
	line := benefit.Line{ID: c.id(), Every: b.every, Source: "The service's own counts"}
	if err := x.tx.AddSeries(ctx, line, b.id, p.Measure); err != nil {
		return err
	}
	if err := x.lock(ctx, b); err != nil {
		return err
	}
	if err := x.record(ctx, b, line.ID); err != nil {
		return err
	}
	return x.reviewed(ctx, b, line.ID)
}

// lock locks what the measure was before anything changed; of hours there was nothing.
func (x *writer) lock(ctx context.Context, b *promised) error {
	on := b.on + 20
	if on >= x.today {
		return nil
	}
	base := benefit.Baseline{ID: x.c.id(), Value: b.baseline, From: "Mean of the figures before", Found: benefit.Side{Method: benefit.BySystem}, LockedBy: x.t.staff[clinician].id, LockedOn: on}
	if b.hours || b.costs {
		base.From, base.Found.Method = "There was no such thing before", benefit.Nothing
	}
	at := x.c.during(on)
	x.note(clinician, at, "baseline.lock", benefitOf(b.id), history.Values{"baseline": b.baseline.Plain(), "what it is": base.From})
	return x.tx.AddBaseline(ctx, b.id, 1, base, at, x.t.staff[clinician].id)
}

// reviewed is what people said of it: its owner accepts what worked, finance checks some of it, and some of it is contested.
func (x *writer) reviewed(ctx context.Context, b *promised, line string) error {
	c := x.c
	if b.live == 0 || b.live+100 > x.today {
		return nil
	}
	if !b.hours && c.is(60) {
		at := c.during(b.live + 70)
		r := benefit.Rebase{On: b.live, Seq: 1, Reason: "The teams went live: the work is not the same from then on", By: x.t.staff[manager].id, At: at}
		if err := x.tx.AddRebase(ctx, c.id(), line, r); err != nil {
			return err
		}
		x.note(manager, at, "benefit.rebase", benefitOf(b.id), history.Values{"from": b.live.Long(), "why": r.Reason})
	}
	if b.came != worked && b.came != lapsed {
		return nil
	}
	say := func(who int, kind, deed, text string, on day.Day) error {
		r := benefit.Review{ID: c.id(), Kind: kind, Person: x.t.staff[who].id, On: on, Text: text, Grade: "B", At: c.during(on)}
		if kind == benefit.Contest {
			r.Grade, r.OwedBy = "", x.t.staff[clinician].id
		}
		x.note(who, r.At, deed, benefitOf(b.id), history.Values{"how sure": r.Grade, "text": text})
		return x.tx.AddBenefitReview(ctx, b.id, r)
	}
	accepted := b.live + day.Day(c.between(90, 100))
	if err := say(clinician, benefit.Accept, "benefit.accept", "", accepted); err != nil {
		return err
	}
	late := x.today - accepted
	switch {
	case late > 20 && c.is(45):
		return say(finance, benefit.Verify, "benefit.verify", "The extract of the service", accepted+day.Day(c.IntN(int(late-5))))
	case late > 20 && c.is(6):
		return say(finance, benefit.Contest, "benefit.contest", "The same hours stand in another programme.", accepted+day.Day(c.IntN(int(late-5))))
	}
	return nil
}
