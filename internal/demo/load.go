package demo

import "context"

// chapters are the parts of the story in the order in which they happened.
var chapters = []struct {
	name string
	tell func(*story, context.Context) error
}{
	{"organisations", (*story).organisations},
	{"people", (*story).people},
	{"pilots", (*story).pilots},
	{"benefits", (*story).benefits},
	{"results", (*story).resultsWithoutDecisions},
	{"packs", (*story).packs},
}
