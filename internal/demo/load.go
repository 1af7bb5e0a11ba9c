package demo

import "context"

// chapters are the parts of the story in the order in which they happened.
var chapters = []struct {
	name string
	tell func(*story, context.Context) error
}{
	{"organisations", (*story).organisations},
	{"people", (*story).people},
	{"the rate card", (*story).rateCard},
	{"pilots", (*story).pilots},
	{"workflows", (*story).workflows},
	{"benefits", (*story).benefits},
	{"staff", (*story).staff},
	{"whose time the benefits count", (*story).claims},
	{"lessons", (*story).lessons},
	{"the pilot’s decisions", (*story).pilotDecisions},
	{"later packs", (*story).laterPacks},
	{"adoptions", (*story).adoptions},
	{"the adopters’ workflow", (*story).adopterWorkflow},
	{"the adopters’ benefits", (*story).adopterBenefits},
	{"answers", (*story).answers},
	{"decisions of adopters", (*story).decisions},
	{"going live", (*story).goLives},
	{"local fixes", (*story).workarounds},
	{"the adopters’ results", (*story).adopterResults},
	{"published statistics", (*story).statistics},
	{"the board’s paper", (*story).boardPacks},
}
