package web

import (
	"groundwork/internal/app"
	"groundwork/internal/board"
	"groundwork/internal/organisation"
	"groundwork/templates/boards"
	"groundwork/templates/ui"
)

// boardArea is the thin page of an integrated care board, a region or England.
func (s *Server) boardArea(b app.Board) boards.Area {
	p := boards.Area{Code: b.Code, Name: b.Name, Headline: b.Headline, Tiles: b.Totals.Tiles(), Kind: "trusts",
		WhoSees: "Programme leads of " + b.Short + " and above read this page. It is made only of facts that are open to every signed-in person."}
	p.AsAt, p.Source, p.Today = s.boardSource(b)
	shown := boards.Show{}
	s.boardPapers(b, &shown)
	p.Do, p.Papers = shown.Do, shown.Papers
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
		p.Rows = append(p.Rows, row)
	}
	if !b.Measures() {
		p.Tiles = nil
		p.Empty = []ui.Crumb{{Label: "Look at what trusts have tried", Href: "/pilots"}, {Label: "Trusts", Href: "/trusts"}}
		p.Headline = "No open figures below " + b.Short + " yet."
	}
	if !b.First.IsZero() {
		p.Headline = boardBefore(b)
	}
	return p
}
