package app

import (
	"context"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/fold"
	"groundwork/internal/insight"
)

// learntOnAPage is how much of what was learned stands on one page.
const learntOnAPage = 30

// Lessons are a page of what was learned, with what it can be narrowed by.
type Lessons struct {
	List    []insight.Learnt
	All     int
	Page    int
	Last    int
	Items   []string    // that lessons are about
	Regions [][2]string // code and name
	Reasons []insight.NotAdopting
	Text    string // what was looked for
}

// Lessons looks for what was learned in published pilots, in four statements.
func (a *App) Lessons(ctx context.Context, who access.Actor, text string, q insight.LearntQuery, page int) (Lessons, error) {
	text = strings.TrimSpace(strings.ToValidUTF8(text[:min(len(text), longestQuery)], ""))
	q.Words = fold.Words(text)
	l := Lessons{Page: max(page, 1), Text: text}
	v := a.Store.Read()
	var err error
	if l.List, l.All, err = v.Learnt(ctx, q, who.Scope(), a.Today(), learntOnAPage, (l.Page-1)*learntOnAPage); err != nil {
		return l, err
	}
	l.Last = (l.All + learntOnAPage - 1) / learntOnAPage
	if l.Items, err = v.LessonItems(ctx); err != nil {
		return l, err
	}
	if l.Regions, err = v.Regions(ctx, a.Today()); err != nil {
		return l, err
	}
	reasons, err := v.ReasonsAgainst(ctx, who.Scope())
	l.Reasons = insight.ReasonsShown(reasons)
	return l, err
}
