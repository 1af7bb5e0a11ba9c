package workflow

import (
	"strings"

	"groundwork/internal/day"
)

// First is what "workflow first" says of one record: setting up technology, going live and packaging stay closed until
// both leads have approved the new workflow (Groundwork, the product, section 3; stages-v1.yaml, stage redesigned).
type First struct {
	Approved day.Day  // the first day on which both leads had approved a version; zero while it is closed
	Says     []string // why it is closed, each a sentence; nothing once it is open
}

// Open reports whether technology may come.
func (f First) Open() bool { return !f.Approved.IsZero() }

// Why is why it is closed, in one text; nothing once it is open.
func (f First) Why() string { return strings.Join(f.Says, " ") }

// Before says why what a label names cannot have happened on a day, or nothing: the workflow is approved first.
func (f First) Before(label string, on day.Day) string {
	switch {
	case on.IsZero() || f.Open() && on >= f.Approved:
		return ""
	case f.Open():
		return label + " must be on or after the day on which the new workflow was approved, " + f.Approved.Long()
	default:
		return "The new workflow comes first. " + strings.TrimSuffix(f.Why(), ".")
	}
}

// OpenSince is the gate of a record whose redesign was approved.
func OpenSince(approved day.Day) First { return First{Approved: approved} }

// Closed is the gate of a record without an approved redesign. r is the newest version, empty when nobody has saved
// one, and wanting are the functions whose approval it lacks. What would keep its friction is said before the
// signatures: identical maps, technology before simplifying, more handovers without a reason.
func (r Redesign) Closed(wanting []string, groups Groups) First {
	var f First
	if len(r.Before.Steps) == 0 || len(r.After.Steps) == 0 {
		f.Says = append(f.Says, "Nobody has written down the work before and after yet.")
	}
	for _, x := range r.order(groups) {
		if x.Stops == StopsApproval {
			f.Says = append(f.Says, strings.TrimSuffix(x.Says, ".")+".")
		}
	}
	leads := make([]string, len(wanting))
	for i, w := range wanting {
		leads[i] = "the " + LeadName(w)
	}
	f.Says = append(f.Says, "The new workflow is not yet approved by "+list(leads)+".")
	return f
}
