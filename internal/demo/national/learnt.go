package national

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/decimal"
	"groundwork/internal/history"
	"groundwork/internal/person"
	"groundwork/internal/pilot"
	"groundwork/internal/readiness"
	"groundwork/internal/workaround"
)

// What people say of what did not work, of what waits, and of what they would tell the next trust.
var (
	declineWords = []string{"Not for us this year.", "Our clinics do not have this problem.", "We have something that does it already.", "The teams cannot take on another change before the summer."}
	pauseWords   = []string{"Waits until the record system is replaced.", "Waits for the contract to be signed.", "The ward is being rebuilt.", "Nobody can be released for the training before the spring."}
	stopWords    = []string{"It was stopped; the teams went back to the old way.", "It cost more time than it freed.", "The supplier ended the product.", "Patients did not use it, and the work was done twice."}
	stopLearning = []string{"Count the work of the first weeks before you promise anything.", "Ask for the interface before you sign.", "Do not start in the busiest clinic.",
		"Name who owns it after the project before the project begins."}
	lessonTitles = []string{"It saved nothing where the old form stayed", "The record system could not take the data back", "Nobody owned it after the project", "Staff were asked too late"}
	lessonTexts  = []string{"Two teams kept the paper beside it, and did the work twice.", "Every answer had to be typed again by hand.",
		"When the project lead left, nobody renewed the agreement.", "The rota was agreed before anybody had asked who would do the new step."}
	adopterTitles = []string{"Plan twice the time for the training", "Agree the freed hours with finance first", "Begin with the teams that asked for it", "Test it with the night staff too",
		"Tell patients before the letters stop"}
	adopterTexts = []string{"The second team was trained in a quarter of the time, by people of the first.", "We had to reckon the hours again because finance counts them another way.",
		"The teams that were told to take it up used it half as much.", "Half of the cases come at night, and nobody had tried it then.", "The telephone rang for three weeks."}
	fixTitles = []string{"A list by hand of who cannot use it", "The clerk copies the results into the record", "A daily export by e-mail", "A second log-in on paper"}
	stopRules = []string{"A patient came to harm because of it", "Fewer than half of the cases use it after twelve weeks"}
)

// pilotLearnt is what a stopped pilot leaves to others: a lesson, what it says it learned, and the rule that stopped some.
func (x *writer) pilotLearnt(ctx context.Context, p *pilotPlan) error {
	if !p.stopped {
		return nil
	}
	c, on, lead := x.c, p.on[packaging], x.t.staff[innovator].id
	of, which := access.Subject{Kind: "pilot", ID: p.id}, c.IntN(len(lessonTitles))
	lesson := pilot.Lesson{ID: c.id(), Title: lessonTitles[which], Text: lessonTexts[which], On: on, By: lead}
	at := c.during(on)
	x.note(innovator, at, "lesson.add", pilotOf(p.id), history.Values{"title": lesson.Title})
	if err := x.tx.AddLesson(ctx, of, lesson, at); err != nil {
		return err
	}
	n := pilot.Note{Text: pick(c, stopLearning)}
	x.note(innovator, at, "plan.edit", pilotOf(p.id), history.Values{"what was learned": n.Text})
	if err := x.tx.AddPilotNote(ctx, c.id(), p.id, "learning", n, at, lead); err != nil {
		return err
	}
	if !c.is(40) {
		return nil
	}
	r := pilot.StopRule{Position: 2, Rule: stopRules[1], DecidedBy: x.t.staff[chief].id, Met: on - 20, Note: "41% of the cases in week 12", Rows: 1}
	at = c.during(r.Met)
	x.note(innovator, at, "stop_rule.edit", pilotOf(p.id), history.Values{"rule": r.Rule, "met on": r.Met.Long()})
	return x.tx.AddStopRule(ctx, c.id(), of, r, at, lead)
}

// pilotFixes are patches in pilots that are being tried or were: some of them the next trust would need too.
func (x *writer) pilotFixes(ctx context.Context, p *pilotPlan) error {
	if p.stage < piloting || p.stopped || !x.c.is(14) {
		return nil
	}
	return x.fix(ctx, workaround.Workaround{SubjectKind: "pilot", SubjectID: p.id, Started: p.live() + 20, Others: pick(x.c, workaround.Needs)})
}

// fix writes one, tied to a question on which the country is weak.
func (x *writer) fix(ctx context.Context, w workaround.Workaround) error {
	c := x.c
	items := []string{"dat-03", "wfs-01", "saf-04"}
	w.ID, w.Trust, w.Item, w.Title, w.Why = c.id(), x.t.Code, pick(c, items), pick(c, fixTitles), "The record system cannot do it yet."
	w.Hours, w.Owner = decimal.Some(decimal.Of(int64(c.between(1, 9)))), person.Owner{Person: x.t.staff[manager].id}
	w.Expires, w.ClosesWhen = x.today+60, "The interface is there"
	w.Started = min(w.Started, x.lastDay()-1)
	at := c.during(w.Started + 1)
	x.note(manager, at, "workaround.record", history.Touch{Kind: "workaround", ID: w.ID}, history.Values{"local fix": w.Title}, history.Touch{Kind: w.SubjectKind, ID: w.SubjectID})
	return x.tx.AddWorkaround(ctx, c.id(), w, at, x.t.staff[manager].id)
}

// learnt is what a trust that went live tells the next, about a question of the checklist where it can; and what it patches.
func (x *writer) learnt(ctx context.Context, a *adoptionPlan, asked []*readiness.Item) error {
	c := x.c
	if a.stage < live || x.t.Closed != 0 {
		return nil
	}
	if c.is(12) {
		which := c.IntN(len(adopterTitles))
		l := pilot.Lesson{ID: c.id(), Title: adopterTitles[which], Text: adopterTexts[which], On: min(a.on[live]+40, x.lastDay()), By: x.t.staff[manager].id}
		if c.is(60) {
			l.AboutKind, l.AboutID = "item", pick(c, asked).ID
		}
		at := c.during(l.On)
		x.note(manager, at, "lesson.add", adoptionOf(a.id), history.Values{"title": l.Title})
		if err := x.tx.AddLesson(ctx, access.Subject{Kind: "adoption", ID: a.id}, l, at); err != nil {
			return err
		}
	}
	if c.is(8) {
		return x.fix(ctx, workaround.Workaround{SubjectKind: "adoption", SubjectID: a.id, Started: a.on[live] + 10, Others: workaround.Unneeded})
	}
	return nil
}
