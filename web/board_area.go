package web

import (
	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/board"
	"groundwork/internal/decimal"
	"groundwork/internal/organisation"
	"groundwork/templates/boards"
	"groundwork/templates/ui"
)

// boardArea is the page of an integrated care board, a region or England.
func (s *Server) boardArea(b app.Board) boards.Area {
	p := boards.Area{Code: b.Code, Name: b.Name, Headline: b.Headline, Tiles: b.Totals.Tiles(), Kind: "trusts",
		WhoSees: "Its board, and programme leads of " + b.Short + " and above, read this page. Figures, decisions about published pilots and the stages of take-ups that told others or committed are open to every signed-in person. " +
			"The answer of a take-up is for programme leads above its trust; everybody else reads counts, each only where it gives no trust away."}
	p.AsAt, p.Source, p.Today = s.boardSource(b)
	shown := boards.Show{}
	s.boardPapers(b, &shown)
	p.Do, p.Papers, p.Remarks = shown.Do, shown.Papers, boardRemarks(b)
	if b.Last != nil {
		p.Since = shown.Since
	}
	switch b.Type {
	case organisation.Country:
		p.Kind = "regions"
	case organisation.Region:
		p.Kind = "integrated care boards"
	}
	for _, x := range b.Below {
		p.Rows = append(p.Rows, boardBelow(b, x))
	}
	if w, ok := b.Totals.CashWaterfall(s.App.Library.Measures.Grades); ok {
		p.Cash = &w
	}
	if l, ok := board.AreaLadder(b.Totals, b.Climbs, s.App.Library.Measures.Grades); ok {
		p.Ladder = &l
	}
	s.boardTaking(b, &p)
	if !b.Measures() {
		p.Tiles = nil
		p.Headline = "No open figures below " + b.Short + " yet."
		if p.Known == 0 {
			p.Empty = []ui.Crumb{{Label: "Look at what trusts have tried", Href: "/pilots"}, {Label: "Trusts", Href: "/trusts"}}
		}
	}
	if !b.First.IsZero() {
		p.Headline = boardBefore(b)
	}
	p.Copy = areaText(p)
	return p
}

func boardBelow(b app.Board, x app.BoardBelow) boards.BelowRow {
	row := boards.BelowRow{Name: x.Name, Href: "/board/" + x.Code, Freed: "No figure", Cash: "No figure", Pilots: x.Pilots, Adoptions: x.Adoptions}
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

// boardTaking is what the take-ups and pilots of the area come to: those that want a decision first.
func (s *Server) boardTaking(b app.Board, p *boards.Area) {
	t := b.Taking
	if t == nil {
		return
	}
	p.Known, p.Watch = t.Known, boardChanges(t.Watch())
	for _, x := range t.Stages {
		p.Stages = append(p.Stages, boards.StageCount{Key: x.Key, Words: x.Label, N: x.N})
	}
	for _, x := range t.Wanted {
		row := boards.Wanted{Asks: x.Waiting != "", Row: boards.Row{Name: x.Name, Href: "/adoptions/" + x.Adoption, What: x.Brief, Stage: x.Wanted.Stage, StageWords: x.Stage.Label, Since: boardSinceDay(x.Since),
			Verdict: x.Verdict, Sentence: x.Counts, Next: adoption.GateLabel(x.Gate)}, Waiting: x.Waiting, Hours: "Not estimated"}
		if x.Hours != nil {
			row.Hours = decimal.Format(x.Hours, 0)
		}
		p.Wanted = append(p.Wanted, row)
	}
	for _, sum := range t.Sums {
		if sum.Key == board.WaitingSum {
			p.Waiting = sum.N
		}
	}
	if b.Last == nil {
		for _, d := range t.Decided {
			mark, text := board.Happened(d.On, d.Now.Label, d.Since)
			p.Since.Title = "What was decided last"
			p.Since.Lines = append(p.Since.Lines, boards.Line{Mark: mark, Strong: "Decided: " + lowerStart(d.Outcome.Outcome) + ".", Text: " " + d.Brief + ", " + d.Name + ", " + lowerStart(d.Gate) + ", on " + d.On.Long() + ". " + text,
				Href: "/pilots/" + d.Pilot + "/decisions"})
		}
	}
}

// areaText is the page as text to forward: the sentence, the four figures and what there is to see to.
func areaText(p boards.Area) string {
	shown := boards.Show{Name: p.Name, Headline: p.Headline, Tiles: p.Tiles, Source: p.Source}
	text := boardText(shown)
	for _, w := range p.Watch {
		text += "\n" + w.Strong + w.Text
	}
	return text
}
