package app

import (
	"context"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/fold"
	"groundwork/internal/organisation"
	"groundwork/internal/store"
)

// mostOfAKind is how many results of each kind a search shows.
const mostOfAKind = 50

// longestQuery is how much of what was typed is looked at, in bytes.
const longestQuery = 200

// SearchResult is what a search found, by kind in the order in which people look for them.
type SearchResult struct {
	Query string // as typed
	Words int    // how many words were looked for
	Found []store.Found
	Near  []organisation.Organisation // trusts with a name like it; only when nothing was found
}

// kindsFound is the order of the kinds on the page.
var kindsFound = []string{"pilot", "innovation", "trust", "area", "measure"}

// Search finds pilots, innovations, trusts and measures that who may know of. Every word must be there;
// case, accents and punctuation do not matter.
func (a *App) Search(ctx context.Context, who access.Actor, query string) (SearchResult, error) {
	query = strings.ToValidUTF8(query[:min(len(query), longestQuery)], "")
	words := fold.Words(query)
	r := SearchResult{Query: strings.TrimSpace(query), Words: len(words)}
	found, err := a.Store.Read().Search(ctx, words, who.Scope(), mostOfAKind)
	if err != nil {
		return r, err
	}
	for _, kind := range kindsFound {
		for _, f := range found {
			if f.Kind == kind {
				r.Found = append(r.Found, f)
			}
		}
	}
	if len(words) > 0 && len(r.Found) == 0 {
		register, err := a.Register(ctx)
		if err != nil {
			return r, err
		}
		r.Near = organisation.Nearest(organisation.OpenTrusts(register, a.Today()), r.Query)
	}
	return r, nil
}
