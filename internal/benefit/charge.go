package benefit

import (
	"strings"
	"unicode/utf8"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// Charge says that what one trust saves is charged to another. In totals above both it is a transfer and not a saving
// (measure library, double_counting).
type Charge struct {
	Seq    int    // of the last word about it; 0: nobody ever said anything
	To     string // the code of the organisation; empty: nobody is charged
	Name   string // what headers call it
	Reason string
	By     string
	At     day.Instant
}

// Transfer is the name of who is charged for the benefit where both are inside; empty where it is no transfer.
func (r Record) Transfer(inside func(code string) bool) string {
	if r.Charged.To == "" || !inside(r.Charged.To) || !inside(r.Subject.Organisation) {
		return ""
	}
	return r.Charged.Name
}

// Next is what may follow on a charge: another organisation than that of the benefit, or nobody, with a reason.
func (c Charge) Next(to, at, reason string) (Charge, error) {
	var bad fault.Fields
	reason = strings.TrimSpace(reason)
	switch {
	case to == at:
		bad.Add("charged-to", "Choose another organisation than the one that saves")
	case to == c.To && to == "":
		bad.Add("charged-to", "Choose who is charged")
	case to == c.To:
		bad.Add("charged-to", "This is what is recorded already")
	}
	switch {
	case reason == "":
		bad.Add("charge-reason", "Say how it is charged, or why it is no longer")
	case utf8.RuneCountInString(reason) > longNote:
		bad.Add("charge-reason", "This must be %d characters or fewer", longNote)
	}
	return Charge{Seq: c.Seq + 1, To: to, Reason: reason}, bad.Err()
}
