package national

import (
	"context"
	"fmt"

	"groundwork/internal/adoption"
	"groundwork/internal/day"
	"groundwork/internal/evidence"
	"groundwork/internal/history"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// weak are the few questions of the groundwork that hold the country back, with how many trusts of a hundred fall short of them; every
// other one is short in a few trusts only. So "what to fix first" has an answer.
var weak = map[string]float64{"wfs-01": 44, "dat-03": 36, "pay-04": 33, "saf-04": 27, "stf-05": 18}

const elsewhere = 6 // short of a hundred, of any other question of the groundwork

// evidence writes what the trust has to show; the answers point to it.
func (x *writer) evidence(ctx context.Context) ([]string, error) {
	titles := []string{"Policy", "Minutes of the steering group", "Screenshot", "Contract", "Report of last quarter", "Training record", "Letter from finance", "Test result", "Risk log", "Service description"}
	var ids []string
	for i := range 40 {
		p := evidence.Piece{ID: x.c.id(), Revision: 1, Title: fmt.Sprintf("%s %d", titles[i%len(titles)], i/len(titles)+1), Text: "Kept with the trust's papers."}
		at := x.c.during(x.began + day.Day(i*7))
		if err := x.tx.AddEvidence(ctx, x.t.Code, p, at, x.t.staff[manager].id); err != nil {
			return nil, err
		}
		if err := x.tx.AddEvidenceRevision(ctx, x.c.id(), p, at, x.t.staff[manager].id); err != nil {
			return nil, err
		}
		ids = append(ids, p.ID)
	}
	return ids, nil
}

// groundwork answers every question that a trust answers once, and offers help on what it does best.
func (x *writer) groundwork(ctx context.Context, shown []string) error {
	c := x.c
	s := sitting{writer: x, most: 13, to: x.groundworkHandedIn()}
	for _, it := range x.app.Library.Checklist.Items {
		if it.Scope != readiness.Foundation {
			continue
		}
		short, bad := weak[it.ID]
		if !bad {
			short = elsewhere
		}
		short *= 1.5 - x.t.strong
		level := readiness.Level(c.between(3, 4))
		switch need := it.Threshold(readiness.BusinessAsUsual); {
		case c.is(short):
			level = readiness.Level(max(0, int(it.Threshold(readiness.Adopt))-1-c.IntN(2)))
		case need == 0:
			level = readiness.Level(c.between(0, 4))
		}
		r := x.answer("", &it, level)
		if c.is(short / 4) {
			r.HasLevel, r.Level, r.Special, r.FindsOut, r.FindOutBy = false, 0, readiness.NotKnown.String(), x.t.staff[manager].id, x.today+day.Day(c.between(5, 60))
		}
		if err := s.give(ctx, r, &it, shown); err != nil {
			return err
		}
		if r.HasLevel && r.Level == readiness.Embedded && c.is(25) {
			at := c.during(r.On + 1)
			h := adoption.Help{Offered: true, Approach: "We did it in three steps and will show you each of them.", Contact: "improvement_lead", Trust: x.t.Code}
			if err := x.tx.AddItemHelp(ctx, c.id(), it.ID, h, at, r.By); err != nil {
				return err
			}
			x.note(manager, at, "question.offer_help", history.Touch{Kind: "question", ID: it.ID}, history.Values{"question": it.Title})
		}
	}
	s.close(history.Touch{Kind: "organisation", ID: x.t.Code})
	return s.handIn(ctx)
}

// answers are those of one take-up, as far as it has come.
func (x *writer) answers(ctx context.Context, a *adoptionPlan, asked []*readiness.Item, shown []string) error {
	c := x.c
	s := sitting{writer: x, most: 12, to: x.handedIn(a)}
	next := [...]readiness.Gate{readiness.Adopt, readiness.Adopt, readiness.GoLive, readiness.GoLive, readiness.BusinessAsUsual, readiness.BusinessAsUsual}[a.stage]
	answered := [...]float64{25, 96, 98, 99, 100, 100}[a.stage]
	short := 9.0
	if a.careful {
		answered, short = answered+4, 0
	}
	if a.stage >= live {
		short /= 3
	}
	for _, it := range asked {
		if it.Scope == readiness.Foundation || !c.is(answered) {
			continue
		}
		need := it.Threshold(next)
		level := max(need, readiness.Level(c.between(1, 4)))
		if c.is(short) {
			level = readiness.Level(c.IntN(max(1, int(need))))
		}
		r := x.answer(a.id, it, level)
		r.On = max(r.On, a.on[min(a.stage, assessing)]+1)
		r.On = min(r.On, x.lastDay())
		r.At = c.during(r.On)
		switch {
		case c.is(short / 3):
			r.HasLevel, r.Level, r.Special, r.FindsOut, r.FindOutBy = false, 0, readiness.NotKnown.String(), x.t.staff[manager].id, x.today+day.Day(c.between(5, 60))
		case it.Strength < readiness.Essential && c.is(6):
			r.HasLevel, r.Level, r.Special, r.Reason = false, 0, readiness.NotApplicable.String(), "These teams have no such work."
		}
		if err := s.give(ctx, r, it, shown); err != nil {
			return err
		}
	}
	s.close(adoptionOf(a.id))
	return s.handIn(ctx)
}

// lastDay is the last on which anybody of the trust writes.
func (x *writer) lastDay() day.Day {
	if x.t.Closed != 0 {
		return x.t.Closed - 1
	}
	return x.today - 1
}

// answer is one as somebody of the trust gave it, most of them within the months that it lasts.
func (x *writer) answer(adoptionID string, it *readiness.Item, level readiness.Level) store.Answer {
	c, core := x.c, x.app.Library.Checklist
	months := it.ReviewMonths
	if months == 0 {
		months = 12
	}
	on := x.lastDay() - day.Day(c.IntN(months*27))
	if c.is(3) {
		on -= day.Day(months * 20) // nobody has looked since
	}
	on = max(on, x.began+1)
	who := x.t.staff[c.between(manager, workforce)].id
	return store.Answer{ID: c.id(), Trust: x.t.Code, Adoption: adoptionID, Item: it.ID, Checklist: core.ID, Version: core.Version, Kind: store.AnswerGiven, Seq: 1,
		Level: level, HasLevel: true, By: who, On: on, At: c.during(on), RecordedBy: who}
}

// sitting is what somebody answered before they pressed Save: one line of history.
type sitting struct {
	*writer
	most  int
	n     int
	at    day.Instant
	after history.Values
	to    handing
}

func (s *sitting) give(ctx context.Context, r store.Answer, it *readiness.Item, shown []string) error {
	if err := s.tx.AddAnswer(ctx, r); err != nil {
		return err
	}
	seen := r.HasLevel && r.Level >= readiness.InPlace && s.c.is(98)
	if seen {
		if err := s.tx.ShowEvidence(ctx, r.ID, pick(s.c, shown), s.t.Code); err != nil {
			return err
		}
	}
	s.to.take(r, seen)
	if s.after == nil {
		s.after = history.Values{}
	}
	words := r.Special
	if r.HasLevel {
		words = r.Level.String()
	}
	s.after[it.Title] = words
	s.n++
	if s.at.Before(r.At) {
		s.at = r.At
	}
	if s.n >= s.most {
		s.close(history.Touch{Kind: "organisation", ID: s.t.Code})
		if r.Adoption != "" {
			s.lines[len(s.lines)-1].Subject, s.lines[len(s.lines)-1].Touched = adoptionOf(r.Adoption), []history.Touch{adoptionOf(r.Adoption)}
		}
	}
	return nil
}

func (s *sitting) close(of history.Touch) {
	if s.n > 0 {
		s.note(manager, s.at, "answers.record", of, s.after)
	}
	s.n, s.after, s.at = 0, nil, day.Instant{}
}
