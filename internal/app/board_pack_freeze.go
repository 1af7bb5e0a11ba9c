package app

import (
	"context"
	"fmt"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/board"
	"groundwork/internal/organisation"
	"groundwork/internal/pilot"
	"groundwork/internal/store"
)

// livePack is the paper of an organisation as the records give it now, without what people write. It is read as the
// organisation's own board reads it, whoever asks: a programme lead must not hand the board what section 4 of the product
// keeps from it, and the same records always give the same paper.
func (a *App) livePack(ctx context.Context, v store.View, code string) (board.Pack, error) {
	reader := access.Actor{ID: "the board of " + code, Organisation: code, Memberships: []access.Membership{{Organisation: code, Role: access.BoardMember}}}
	today := a.Today()
	o, err := v.Organisation(ctx, code, today)
	if err != nil {
		return board.Pack{}, err
	}
	b := Board{Organisation: o, On: today, Past: o.Type == organisation.Trust, Named: true, until: a.instant()} // as recorded by now, and no later
	if err := a.fillBoard(ctx, v, reader, &b); err != nil {
		return board.Pack{}, err
	}
	return a.paperOf(b), nil
}

// paperOf is a board page as a paper keeps it.
func (a *App) paperOf(b Board) board.Pack {
	grades := a.Library.Measures.Grades
	p := board.Pack{Shape: board.PackShape, Organisation: b.Code, Name: b.Name, Short: b.Short, Kind: string(b.Type), On: b.On, Recorded: b.until, FiguresTo: b.FiguresTo(),
		Headline: b.Headline, Tiles: b.Totals.FreezeTiles(), Measures: fmt.Sprintf("%s version %d", a.Library.Measures.ID, a.Library.Measures.Version)}
	for _, x := range b.Asked {
		p.Asks = append(p.Asks, board.Ask{What: x.What, About: packKey(x.Pilot, x.Adoption), Waiting: x.Waiting, Evidence: x.Evidence, Others: x.Others})
	}
	a.freezeMatters(b, &p)
	if b.Type == organisation.Trust { // an area has thousands: its rows below say what they come to
		for _, x := range b.Benefits {
			p.Figures = append(p.Figures, x.Freeze(x.Subject.Kind+":"+x.Subject.ID, grades))
		}
		for _, x := range b.Totals.Left {
			p.Outside = append(p.Outside, board.PackLine{Key: "benefit:" + x.Benefit.ID, Name: x.Benefit.Name(), Text: x.Says(grades)})
		}
		p.Watch = append(board.AtRisk(b.Benefits, b.On), board.GapsFirstDue(b.Gaps)...)
	}
	if l, ok := b.Totals.Ladder(b.Models, grades); ok {
		p.Ladder = board.FreezeLadder(l)
	}
	if w, ok := b.Totals.HoursWaterfall(b.Models); ok {
		p.Hours = board.FreezeFalls(w)
	}
	if w, ok := b.Totals.CashWaterfall(grades); ok {
		p.Cash = board.FreezeFalls(w)
	}
	for _, t := range b.Takers {
		text := t.Summary
		for i, k := range t.Known {
			sep := "; "
			if i == 0 {
				sep = ". "
			}
			text += sep + k.Line()
		}
		if t.Private != "" {
			text += ". " + t.Private
		}
		p.Takers = append(p.Takers, board.PackLine{Key: "pilot:" + t.Pilot, Name: t.Brief, Text: text + "."})
	}
	for _, x := range b.Below {
		p.Below = append(p.Below, a.freezeBelow(b, x))
	}
	a.freezeTaking(b, &p)
	for _, d := range b.Decisions {
		p.Decisions = append(p.Decisions, board.Decided{ID: d.ID, Of: d.Of.Kind + ":" + d.Of.ID, About: d.About, Gate: d.Gate, Outcome: d.Outcome, On: d.On, Minute: d.Minute, Dissent: d.Dissent, Review: d.NextReview})
	}
	return p
}

// freezeTaking keeps what the take-ups and pilots of an area come to.
func (a *App) freezeTaking(b Board, p *board.Pack) {
	t := b.Taking
	if t == nil {
		return
	}
	p.Taking = &board.PackTaking{AtRisk: t.AtRisk, Lapsed: t.Lapsed, Watch: t.Watch()}
	for _, s := range t.Stages {
		p.Taking.Stages = append(p.Taking.Stages, board.PackStage{Key: s.Key, Label: s.Label, N: s.N})
	}
	for _, d := range t.Decided {
		_, became := board.Happened(d.On, d.Now.Label, d.Since)
		p.Decisions = append(p.Decisions, board.Decided{ID: d.ID, Of: "pilot:" + d.Pilot, About: d.Brief + ", " + d.Name, Gate: d.Gate, Outcome: d.Outcome.Outcome, On: d.On, Minute: d.Minute, Became: became})
	}
}

func packKey(pilotID, adoptionID string) string {
	if adoptionID != "" {
		return "adoption:" + adoptionID
	}
	return "pilot:" + pilotID
}

// freezeMatters keeps how the pilots and take-ups stand.
func (a *App) freezeMatters(b Board, p *board.Pack) {
	for _, x := range b.Pilots {
		m := board.Matter{Key: "pilot:" + x.ID, Kind: "pilot", Name: x.Brief, What: "Pilot", Stage: x.Stage.Key, StageWords: x.Stage.Label, Since: x.Since, Sentence: x.Sentence, Ended: !x.Closed.IsZero()}
		if x.Stage.ExitGate != "" && !m.Ended {
			m.Next = "Next decision: " + inSentence(pilot.GateLabel(x.Stage.ExitGate))
		}
		p.Subjects = append(p.Subjects, m)
	}
	for _, x := range b.Adoptions {
		m := board.Matter{Key: "adoption:" + x.ID, Kind: "adoption", Name: x.Brief, What: "Taken up from " + x.LeadShort, Stage: x.Stage.Key, StageWords: x.Stage.Label, Since: x.Since,
			Sentence: x.Sentence, Answer: x.Answer, Counts: x.Counts, Verdict: x.Verdict, Ended: !x.Open}
		if x.Next != "" {
			m.Next = "Next decision: " + strings.ToLower(x.Next)
			if !x.Planned.IsZero() {
				m.Next += ", planned for " + x.Planned.Long()
			}
		}
		p.Subjects = append(p.Subjects, m)
	}
}

// freezeBelow keeps one row of an area.
func (a *App) freezeBelow(b Board, x BoardBelow) board.PackBelow {
	row := board.PackBelow{Code: x.Code, Name: x.Name, Freed: "No figure", Cash: "No figure", Pilots: x.Pilots, Adoptions: x.Adoptions}
	if f := x.Totals.Freed; f.Known() {
		t := x.Totals.Tiles()[0]
		row.Freed, row.Grade = t.Figure+" "+t.Unit, t.Grade
		if f.Standing != b.Totals.Freed.Standing {
			row.Note = "Not in the total above: " + f.Standing.Why()
		}
	}
	if net := x.Totals.Net(); net != nil {
		row.Cash = board.PoundsAYear(*net)
	}
	return row
}
