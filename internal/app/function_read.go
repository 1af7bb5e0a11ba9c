package app

import "strings"

// FunctionChoice is a part that somebody can play in a trust.
type FunctionChoice struct{ Key, Label string }

// FunctionChoices are the owner roles of the checklist and those of a benefit, in that order.
func (a *App) FunctionChoices() []FunctionChoice {
	out := make([]FunctionChoice, 0, len(a.Core().Roles)+1)
	for _, r := range a.Core().Roles {
		// "for this adoption" is what it means in one; here it is the trust's usual one.
		out = append(out, FunctionChoice{r.Key, strings.TrimSuffix(r.Label, " for this adoption")})
	}
	return append(out, FunctionChoice{"benefit_owner", "Benefit owner"})
}

// FunctionLabel is the full name of a part; nothing when nobody can play it.
func (a *App) FunctionLabel(key string) string {
	for _, f := range a.FunctionChoices() {
		if f.Key == key {
			return f.Label
		}
	}
	return ""
}
