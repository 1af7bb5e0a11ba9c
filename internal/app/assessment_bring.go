package app

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/assessment"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// Bringing is a sheet of answers beside what stands in one adoption.
type Bringing struct {
	Readiness
	Rows  []assessment.Brought
	Basis string // of what stood: when it is another, somebody answered meanwhile
}

// Bring says what bringing a sheet in would change, and changes nothing.
func (a *App) Bring(ctx context.Context, who access.Actor, id string, rows []assessment.Row) (Bringing, error) {
	return a.bringing(ctx, a.Store.Read(), who, id, rows)
}

func (a *App) bringing(ctx context.Context, v store.View, who access.Actor, id string, rows []assessment.Row) (Bringing, error) {
	r, err := a.mayBring(ctx, v, who, id)
	if err != nil {
		return Bringing{}, err
	}
	s := assessment.Standing{Lines: r.Lines(""), Kept: map[string]string{}, People: map[string]string{}, MayAnswer: r.MayAnswerItem, Reader: who.ID, Today: a.instant()}
	for _, pieces := range r.evidence {
		for _, p := range pieces {
			s.Kept[p.ID] = p.Title
		}
	}
	var named []string
	for _, row := range rows {
		for _, p := range row.Shown {
			if p.ID != "" && !slices.Contains(named, p.ID) {
				named = append(named, p.ID)
			}
		}
	}
	more, err := v.PiecesOf(ctx, r.Trust, named)
	if err != nil {
		return Bringing{}, err
	}
	for _, p := range more {
		s.Kept[p.ID] = p.Title
	}
	for _, p := range r.People {
		name := assessment.Person(p.Name)
		if _, twice := s.People[name]; twice {
			s.People[name] = ""
			continue
		}
		s.People[name] = p.ID
	}
	return Bringing{Readiness: r, Rows: s.Compare(rows), Basis: basis(s.Lines)}, nil
}

// basis is a fingerprint of the answers that stand.
func basis(lines []assessment.Line) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(l.Item.ID + " " + l.Reference + " " + strconv.Itoa(l.Seq) + "\n")
	}
	return adoption.Fingerprint([]byte(b.String()))
}

// BringAnswers keeps the answers of a sheet that were chosen, as one deed. Nothing is kept when somebody answered since the
// reader saw what would change: that is a Conflict.
func (a *App) BringAnswers(ctx context.Context, who access.Actor, id, sheet string, rows []assessment.Row, chosen []string, was string) (int, error) {
	kept, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		q, err := a.ask(ctx, tx, who, Questions{Adoption: id})
		if err != nil {
			return done{}, err
		}
		b, err := a.bringing(ctx, tx.View, who, id, rows)
		if err != nil {
			return done{}, err
		}
		if b.Basis != was {
			return done{}, &fault.Error{Kind: fault.Conflict, Message: "Somebody answered while you were reading. Nothing is saved yet: look again at what would change"}
		}
		replies, items := b.replies(chosen)
		if len(replies) == 0 {
			return done{}, fault.Refused("take", "Tick at least one answer to bring in")
		}
		if err := a.mayAnswer(ctx, tx.View, who, q, items); err != nil {
			return done{}, err
		}
		e := history.Event{Deed: "answers.bring", Before: history.Values{}, After: history.Values{"sheet": sheet, "answers": answersOf(len(replies))}}
		for _, r := range replies {
			if _, err := a.answerOne(ctx, tx, who, q, r, &e, true); err != nil {
				return done{}, err
			}
		}
		err = a.settle(ctx, tx, q, &e)
		return done{id: strconv.Itoa(len(replies)), event: e}, err
	})
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(kept)
}

// replies are the rows that were chosen, as answers.
func (b Bringing) replies(chosen []string) (out []Reply, items []string) {
	for _, x := range b.Rows {
		if !x.State.Writes() || !slices.Contains(chosen, x.Item) {
			continue
		}
		r := Reply{Item: x.Item, Input: x.Input, Local: x.Local, Lower: x.Lowers, Seen: x.Line.Seq, Keep: x.Keep, Pieces: x.Pieces}
		if !x.Lowers {
			r.ToldBy = x.ToldBy
			if !x.ToldOn.IsZero() {
				r.ToldOn = x.ToldOn.String()
			}
		}
		out, items = append(out, r), append(items, x.Item)
	}
	return out, items
}

// mayBring reads the readiness of an adoption for somebody who brings answers in: a leader, or whoever was given questions.
func (a *App) mayBring(ctx context.Context, v store.View, who access.Actor, id string) (Readiness, error) {
	r, err := a.readiness(ctx, v, who, id)
	switch {
	case err != nil:
		return r, err
	case !r.Sight.Levels:
		return r, fault.Denied("Only members of %s can answer its questions", r.TrustName)
	case !r.Open:
		return r, (&seen{}).mustBeOpen()
	case !r.MayAnswer && !slices.ContainsFunc(r.Result.Items, func(st readiness.Standing) bool { return r.MayAnswerItem(st.Item.ID) }):
		return r, access.Permit(who, access.AnswerItem, access.At(r.Trust, access.Subject{Kind: "adoption", ID: id}))
	}
	return r, nil
}

// lowerOne keeps that an answer of the groundwork counts less in the adoption, as part of a deed that keeps many.
func (a *App) lowerOne(ctx context.Context, tx store.Tx, who access.Actor, q *asked, r Reply, e *history.Event) (store.Answer, error) {
	it, ok := q.checklist().Item(r.Item)
	if !ok || it.Scope != readiness.Foundation || q.Adoption == "" {
		return store.Answer{}, fault.Missing("question")
	}
	newest := q.line().seq[r.Item]
	if r.Seen != AsItStands && r.Seen != newest {
		return store.Answer{}, &fault.Error{Kind: fault.Conflict, Message: "Somebody else changed this while you were writing"}
	}
	x, err := readiness.Observe(readiness.Input{Choice: r.Choice}, who.ID, 0, a.instant())
	if err != nil {
		return store.Answer{}, err
	}
	checklist, version := q.version(a.Versions(), r.Item)
	row := store.Answer{ID: a.NewID(), Trust: q.Trust, Adoption: q.Adoption, Item: r.Item, Checklist: checklist, Version: version, Kind: store.Lowered,
		Level: x.Level, HasLevel: true, Reason: strings.TrimSpace(r.Reason), Seq: newest + 1, By: who.ID, On: x.On, At: x.At, RecordedBy: who.ID}
	e.After[it.Title] = "Counts here as " + strings.ToLower(x.Level.String()) + ", because " + row.Reason
	return row, tx.AddAnswer(ctx, row)
}

func answersOf(n int) string {
	if n == 1 {
		return "1 answer"
	}
	return strconv.Itoa(n) + " answers"
}
