package benefit

import (
	"math/big"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
	form "groundwork/internal/typed"
)

// Shared is how two benefits share the cases that both count: how many cases, how long each took, and what percentage each
// may count. It counts when a second person has agreed.
type Shared struct {
	ID            string
	First, Second string // ids of the claims
	Step          string
	Cases         decimal.Decimal
	Minutes       decimal.Decimal // a case
	OfFirst       decimal.Decimal // percent
	OfSecond      decimal.Decimal
	Why           string
	ProposedBy    string
	ProposedOn    day.Day
	AgreedBy      string // nobody yet when empty
	AgreedOn      day.Day
}

// Whole is all of it, in percent.
const Whole = 100 * decimal.One

// Hours are the hours that both count.
func (s Shared) Hours() *big.Rat {
	h := new(big.Rat).Mul(s.Cases.Rat(), s.Minutes.Rat())
	return h.Quo(h, big.NewRat(60, 1))
}

// Counts is how many of the hours the claim with the id may count.
func (s Shared) Counts(claim string) *big.Rat {
	share := s.OfFirst
	if claim == s.Second {
		share = s.OfSecond
	}
	h := new(big.Rat).Mul(s.Hours(), share.Rat())
	return h.Quo(h, Whole.Rat())
}

// SharedInput is how two benefits share, as it was typed.
type SharedInput struct{ Cases, Minutes, OfFirst, OfSecond, Why string }

// NewShared reads the shares of an overlap: together at most 100 percent, because each case is counted once.
func NewShared(o Overlap, in SharedInput) (Shared, error) {
	var r form.Reader
	s := Shared{First: o.First.ID, Second: o.Second.ID, Step: o.Step, Why: r.Text("why", "How this was agreed", in.Why, "Enter how this was agreed")}
	need := func(name, label, text, unit string, most int64) decimal.Decimal {
		before := len(r.Wrong)
		m := r.Figure(name, label, text, unit, most)
		if !m.Known && len(r.Wrong) == before {
			r.Wrong.Add(name, "Enter %s", label)
		}
		return m.D
	}
	s.Cases = need("shared-cases", "Cases that both count", in.Cases, "", 100_000_000)
	s.Minutes = need("shared-minutes", "Minutes a case", in.Minutes, " minutes", 24*60)
	s.OfFirst = need("of-first", "Share of "+o.First.Name, in.OfFirst, " percent", 100)
	s.OfSecond = need("of-second", "Share of "+o.Second.Name, in.OfSecond, " percent", 100)
	if all := s.OfFirst + s.OfSecond; all > Whole {
		r.Wrong.Add("of-second", "The shares come to %s percent. Together they can be at most 100, because each case is counted once", all.Plain())
	}
	for _, c := range []Claim{o.First, o.Second} {
		if c.Cases.Known && s.Cases > c.Cases.D {
			r.Wrong.Add("shared-cases", "%s counts only %s cases", c.Name, c.Cases.D)
			break
		}
	}
	return s, r.Wrong.Err()
}

// Agrees is nil when the person may agree to the shares: somebody else than who proposed them.
func (s Shared) Agrees(person string) error {
	if person == s.ProposedBy {
		return fault.Denied("Somebody else than the person who proposed the shares agrees to them")
	}
	return nil
}
