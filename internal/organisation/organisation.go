// Package organisation is the register of trusts, integrated care boards, regions
// and England: effective-dated, with successors, and never free text.
package organisation

import "groundwork/internal/day"

// Type is what kind of organisation it is.
type Type string

// The types of the register. England is the one country.
const (
	Trust   Type = "trust"
	ICB     Type = "icb"
	Region  Type = "region"
	Country Type = "country"
)

// England is the code of the root organisation.
const England = "ENG"

// Organisation is one entry of the register as it stands on the day it was asked for.
type Organisation struct {
	Code      string
	Type      Type
	Opened    day.Day // zero: not published
	Closed    day.Day // zero: open
	Fictional bool    // exists only in the demo
	Version
}

// Version is what an organisation is called and where it belongs from a day on.
type Version struct {
	ValidFrom day.Day
	Name      string // as people write it: Eastfold Partnership NHS Trust
	Short     string // as headers show it: Eastfold
	ICB       string
	Region    string
	Subtype   string // acute, mental_health, … or nothing where it is not known
	Source    string
}

// Succession says which organisation carries on the work of another, and how we know.
type Succession struct {
	From, To string
	On       day.Day
	Basis    string
}

// Open reports whether the organisation works on the day.
func (o Organisation) Open(on day.Day) bool {
	return (o.Opened.IsZero() || o.Opened <= on) && (o.Closed.IsZero() || o.Closed > on)
}
