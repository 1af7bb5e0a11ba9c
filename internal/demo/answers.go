package demo

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/content"
	"groundwork/internal/day"
	"groundwork/internal/evidence"
	"groundwork/internal/readiness"
)

// answers tells what the adopting trusts answered: their leaders share the questions out, and each is
// answered by the person and on the day of the file. One person's answers of one day are one sitting.
func (s *story) answers(ctx context.Context) error {
	for i := range s.demo.Answers.Trusts {
		t := &s.demo.Answers.Trusts[i]
		at := slices.IndexFunc(s.demo.Adoptions, func(a content.DemoAdoption) bool { return a.ID == t.Adoption.ID })
		if err := s.trustAnswers(ctx, t, &s.demo.Adoptions[at]); err != nil {
			return fmt.Errorf("%s: %w", t.Organisation, err)
		}
	}
	return nil
}

func (s *story) trustAnswers(ctx context.Context, t *content.DemoTrust, d *content.DemoAdoption) error {
	foundation, here := app.Questions{Trust: t.Organisation}, app.Questions{Adoption: d.ID}
	if err := s.shareOut(ctx, d, foundation, t.Foundation.Answers); err != nil {
		return err
	}
	if err := s.shareOut(ctx, d, here, t.Adoption.Answers); err != nil {
		return err
	}
	for _, e := range t.Foundation.Events {
		on := s.daysAgo(e.DaysAgo)
		err := s.asOwner(ctx, d, on, func(a *app.App, who access.Actor) error {
			return a.NoteRegister(ctx, who, t.Organisation, e.Event, e.Note)
		})
		if err != nil {
			return err
		}
	}
	if err := s.sittings(ctx, foundation, t.Foundation.Answers, false); err != nil {
		return err
	}
	if err := s.sittings(ctx, here, t.Adoption.Answers, false); err != nil {
		return err
	}
	if err := s.sittings(ctx, here, t.Adoption.Local, true); err != nil {
		return err
	}
	if err := s.adoptionAnswers(ctx, t, d); err != nil {
		return err
	}
	if err := s.handIn(ctx, d, foundation, t.Foundation.Answers); err != nil {
		return err
	}
	if err := s.handIn(ctx, d, here, t.Adoption.Answers); err != nil {
		return err
	}
	return s.offerHelp(ctx, t, d)
}

// offerHelp tells that Harrowmere lets others ask how it put its staff record right.
func (s *story) offerHelp(ctx context.Context, t *content.DemoTrust, d *content.DemoAdoption) error {
	const item = "wfs-01"
	if t.Organisation != "ZZ-HML" {
		return nil
	}
	return s.asOwner(ctx, d, s.daysAgo(20), func(a *app.App, who access.Actor) error {
		return a.OfferHelp(ctx, who, app.Questions{Trust: t.Organisation}, item, true,
			"Every locality manager checked their own teams against payroll in one week; what differed was mended that month.", "workforce_lead")
	})
}

// handIn hands in the answers of a place, each person on the day of their last one; on the last day of all whoever shared
// the questions out calls them done.
func (s *story) handIn(ctx context.Context, d *content.DemoAdoption, at app.Questions, answers []content.DemoAnswer) error {
	last := map[string]day.Day{}
	var people []string
	var end day.Day
	for _, x := range answers {
		if x.State == "not_answered" || x.AnsweredBy == "" {
			continue
		}
		if last[x.AnsweredBy] == 0 {
			people = append(people, x.AnsweredBy)
		}
		last[x.AnsweredBy] = max(last[x.AnsweredBy], s.daysAgo(x.AnsweredDaysAgo))
		end = max(end, last[x.AnsweredBy])
	}
	if len(people) == 0 {
		return nil
	}
	slices.SortStableFunc(people, func(x, y string) int { return cmp.Compare(last[x], last[y]) })
	for _, p := range people {
		who, err := s.as(ctx, p, last[p])
		if err != nil {
			return err
		}
		if _, err := s.on(last[p]).HandIn(ctx, who, at); err != nil {
			return fmt.Errorf("%s hands in on %s: %w", p, last[p], err)
		}
	}
	return s.asOwner(ctx, d, end, func(a *app.App, who access.Actor) error {
		_, err := a.CallAllDone(ctx, who, at)
		return err
	})
}

// shareOut gives every question to the person who answers it, before the first answer.
func (s *story) shareOut(ctx context.Context, d *content.DemoAdoption, at app.Questions, answers []content.DemoAnswer) error {
	first := d.Reached.Assessing
	var give []adoption.Assignment
	for _, x := range answers {
		person := x.AnsweredBy
		if person == "" {
			person = x.AssignedTo
		}
		if x.AnsweredBy != "" {
			first = min(first, s.daysAgo(x.AnsweredDaysAgo))
		}
		give = append(give, adoption.Assignment{Item: x.Item, Person: person})
	}
	if at.Adoption != "" {
		first = max(first, d.Reached.Interested)
	}
	return s.asOwner(ctx, d, first, func(a *app.App, who access.Actor) error { return a.GiveQuestions(ctx, who, at, give) })
}

// sittings gives answers, one sitting for each person and day, in the order of the days.
func (s *story) sittings(ctx context.Context, at app.Questions, answers []content.DemoAnswer, local bool) error {
	type sitting struct {
		person string
		on     day.Day
	}
	of := map[sitting][]content.DemoAnswer{}
	var order []sitting
	for _, x := range answers {
		if x.State == "not_answered" {
			continue
		}
		k := sitting{x.AnsweredBy, s.daysAgo(x.AnsweredDaysAgo)}
		if of[k] == nil {
			order = append(order, k)
		}
		of[k] = append(of[k], x)
	}
	slices.SortFunc(order, func(x, y sitting) int { return cmp.Or(cmp.Compare(x.on, y.on), cmp.Compare(x.person, y.person)) })
	for _, k := range order {
		who, err := s.as(ctx, k.person, k.on)
		if err != nil {
			return err
		}
		var replies []app.Reply
		for _, x := range of[k] {
			r := s.reply(x, local)
			if err := s.reuse(ctx, who, &r); err != nil {
				return err
			}
			replies = append(replies, r)
		}
		if err := s.on(k.on).Answer(ctx, who, at, replies...); err != nil {
			return fmt.Errorf("%s on %s: %w", k.person, k.on, err)
		}
		if err := s.agree(ctx, at, of[k], k.on); err != nil {
			return err
		}
	}
	return nil
}

// reply is an answer of the file as somebody would have typed it. A file that shows something is named; its
// bytes are not part of the story.
func (s *story) reply(x content.DemoAnswer, local bool) app.Reply {
	r := app.Reply{Item: x.Item, Local: local, Seen: app.AsItStands, Verification: x.Verification}
	switch x.State {
	case "not_known":
		by := s.inDays(x.FindOutInDays)
		year, month, d := by.Date()
		r.Input = readiness.Input{Choice: "not_known", FindsOut: x.FindsOut, Why: x.Note,
			Day: strconv.Itoa(d), Month: strconv.Itoa(int(month)), Year: strconv.Itoa(year)}
	case "not_applicable":
		r.Input = readiness.Input{Choice: "not_applicable", Reason: x.Reason, SecondPerson: x.SecondPerson, Note: x.Note}
	default:
		r.Input = readiness.Input{Choice: strconv.Itoa(int(x.Level)), Note: x.Note}
	}
	for _, e := range x.Evidence {
		r.Pieces = append(r.Pieces, evidence.Piece{Title: e.Title, Text: e.Title})
	}
	return r
}

// reuse shows an answer by what the trust keeps already under the same title.
func (s *story) reuse(ctx context.Context, who access.Actor, r *app.Reply) error {
	var added []evidence.Piece
	for _, p := range r.Pieces {
		kept, err := s.app.KeptAs(ctx, who, p.Title)
		if err != nil {
			return err
		}
		if kept == "" {
			added = append(added, p)
		} else {
			r.Keep = append(r.Keep, kept)
		}
	}
	r.Pieces = added
	return nil
}

// agree lets the second person of the file agree that a question does not apply.
func (s *story) agree(ctx context.Context, at app.Questions, answers []content.DemoAnswer, on day.Day) error {
	for _, x := range answers {
		if x.SecondPerson == "" {
			continue
		}
		who, err := s.as(ctx, x.SecondPerson, on)
		if err != nil {
			return err
		}
		if err := s.on(on).AgreeNotApply(ctx, who, at, x.Item); err != nil {
			return err
		}
	}
	return nil
}

// adoptionAnswers tells what was lowered for one adoption, which gaps were accepted and what is to do.
func (s *story) adoptionAnswers(ctx context.Context, t *content.DemoTrust, d *content.DemoAdoption) error {
	here := app.Questions{Adoption: d.ID}
	for _, l := range t.Adoption.Lowered {
		at := slices.IndexFunc(t.Foundation.Answers, func(x content.DemoAnswer) bool { return x.Item == l.Item })
		on := max(s.daysAgo(t.Foundation.Answers[at].AnsweredDaysAgo), d.Reached.Assessing)
		who, err := s.as(ctx, l.By, on)
		if err != nil {
			return err
		}
		if err := s.on(on).LowerHere(ctx, who, d.ID, l.Item, l.To, l.Reason, app.AsItStands); err != nil {
			return err
		}
	}
	for _, k := range t.Adoption.Accepted {
		on := s.daysAgo(k.AcceptedDaysAgo)
		who, err := s.as(ctx, k.AcceptedBy, on)
		if err != nil {
			return err
		}
		in := app.GapInput{Item: k.Item, Gate: k.Gate.String(), Action: k.Action, Owner: k.Owner, Due: s.inDays(k.DueInDays).String()}
		if err := s.on(on).AcceptGap(ctx, who, d.ID, in); err != nil {
			return err
		}
	}
	for _, x := range t.Adoption.Actions {
		if slices.ContainsFunc(t.Adoption.Accepted, func(k content.DemoCondition) bool { return k.Item == x.Item }) {
			continue // accepting the gap said so
		}
		err := s.asOwner(ctx, d, s.today, func(a *app.App, who access.Actor) error {
			return a.PlanAction(ctx, who, here, app.ActionInput{Item: x.Item, Text: x.Action, Owner: x.Owner, Due: s.inDays(x.DueInDays).String()})
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// daysAgo is a day counted back from the day of loading.
func (s *story) daysAgo(n int) day.Day { return s.today - day.Day(n) }
