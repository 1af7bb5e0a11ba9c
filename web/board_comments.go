package web

import (
	"groundwork/internal/app"
	"groundwork/internal/board"
	"groundwork/templates/boards"
)

// boardBefore is the headline of a day before the first record.
func boardBefore(b app.Board) string {
	return "Nothing had been recorded by " + b.On.Long() + ". The first record is of " + b.First.Long() + "."
}

// boardComment is what a named person wrote beside a decision that is asked, in the newest paper that was published.
func boardComment(b app.Board, a app.BoardAsked) board.Comment {
	if b.Last == nil {
		return board.Comment{}
	}
	return b.Last.CommentOn(a.Pilot, a.Adoption)
}

// boardRemarks are what named people wrote beside the four figures of that paper, with the figure that it stood beside: the
// page of today may show another.
func boardRemarks(b app.Board) []boards.Remark {
	if b.Last == nil {
		return nil
	}
	var out []boards.Remark
	for _, t := range b.Last.Tiles {
		if t.Comment.Text != "" {
			out = append(out, boards.Remark{On: t.Name + " (" + t.Figure + " in that paper)", Comment: t.Comment})
		}
	}
	return out
}
