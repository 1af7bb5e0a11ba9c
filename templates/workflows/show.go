// Package workflows shows how work is done, before and after: screen B of the product. One page is editor and picture
// at once; who may not change the map reads the same page without the form.
package workflows

import (
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/workflow"
	"groundwork/templates/ui"
)

// Show is everything that the page of a workflow shows.
type Show struct {
	Record   Record
	Redesign workflow.Redesign // the saved map, or the one that is being typed
	Words    Words
	Shown    Version // zero when nobody has saved a map
	Versions []Version
	Mapped   string // "Mapped 21 May 2025 by Ewa Nowak with …"
	Approval Approval
	Edit     *Edit    // nil for readers and for older versions
	From     *Show    // of an adoption without a map of its own: the pilot's, to begin with
	Adopted  *Adopted // of an adoption whose pilot has an approved workflow
	MayStart bool
	Errors   fault.Fields

	worked *worked
}

// worked is what several parts of the page need and is worked out once.
type worked struct {
	suggested []workflow.Suggestion
	list      list
	found     []workflow.Finding
}

// prepared is the page with that worked out.
func (p Show) prepared() Show {
	p.worked = &worked{}
	if p.both() {
		p.worked.suggested = p.Redesign.Suggest()
	}
	p.worked.found = p.Redesign.Checks(p.Words.Groups)
	if p.Adopted != nil {
		for _, h := range p.Adopted.Distance.Asking() {
			p.worked.found = append(p.worked.found, workflow.Finding{Stops: workflow.StopsApproval, Says: h.Warning(), Field: "distance"})
		}
	}
	if p.Edit != nil {
		p.worked.list = p.changes()
	}
	return p
}

// Record is the pilot or the adoption whose work it is.
type Record struct {
	Kind    string // pilot or adoption
	ID      string
	Pilot   string // id of the pilot
	Title   string // the pilot's name
	Trust   string // of an adoption, the trust's short name
	Address string // of the page
}

// Words are those of the measure library.
type Words struct {
	Groups workflow.Groups
	Bands  []workflow.Term
	Year   workflow.Year
	Rules  []string
	Source string
}

// Version is one number that people see.
type Version struct {
	ID       string
	N        int
	Saved    string // "22 November 2026 by Amina Yusuf"
	Why      string
	Approved day.Day // zero while an approval is wanted
	Newest   bool
}

// Edit is the form.
type Edit struct {
	Base    int
	Was     string // digest of what was saved
	Sheet   workflow.Sheet
	Opened  map[string]bool // ids of steps whose further fields are shown
	Draft   string          // "Draft kept at 2:32pm"
	Pending bool            // what stands here differs from what was saved
	People  []ui.Option     // who may have mapped it
	Paste   Paste
	Undo    *Undo // nothing to take back: nil
	Clash   *Clash
}

// Paste is the box for cells of a spreadsheet, and what was understood of them.
type Paste struct {
	Text string
	Side workflow.State // of the preview; empty without one
	Read workflow.Pasted
}

// Undo is what the last press did, to be taken back.
type Undo struct {
	Last  workflow.Undo
	More  int    // presses before it that can be taken back too
	Carry string // for the form
}

// Clash is a save by somebody else since the form was opened.
type Clash struct {
	Who   string          // "Grace Okonkwo on 22 November 2026 at 2:30pm"
	Edits []workflow.Edit // before: theirs, after: what is typed here
	Both  int             // answers that both changed in different ways: what is typed here stands
	Their workflow.Redesign
}

// Approval is the block about who approves.
type Approval struct {
	Leads    []Lead
	As       string // what the reader would approve as; empty when they cannot now
	Withdraw string // what the reader could withdraw: "clinical lead"
	Reason   string // typed for a withdrawal
	InTheWay []workflow.Finding
	Closed   []string // why technology cannot come yet; nothing once a version is approved
	Past     *Past
}

// Lead is one of the two who approve.
type Lead struct {
	Title    string // "Clinical lead"
	Name     string // empty for readers of other organisations
	State    string // "approved on 28 July 2025", "has not approved yet"
	Approved bool
	Aside    string // "Entered afterwards by …, from …", or what was withdrawn and why
}

// Past is the form for approvals that were given before the pilot was recorded.
type Past struct {
	People                         []ui.Option
	ClinicalLead, ClinicalOn       string
	OperationalLead, OperationalOn string
	Document                       string
}

// answer is the sentence at the top: of an adopting trust that has not measured yet, what it may expect.
func (p Show) answer() string {
	if e, ok := p.estimate(); ok {
		return e.Answer()
	}
	return p.Redesign.Answer(p.Words.Groups)
}

// empty reports whether there is nothing to show: no step on either side.
func (p Show) empty() bool { return len(p.Redesign.Before.Steps)+len(p.Redesign.After.Steps) == 0 }

// both reports whether there are steps on both sides.
func (p Show) both() bool { return len(p.Redesign.Before.Steps) > 0 && len(p.Redesign.After.Steps) > 0 }

func (p Show) saved() bool { return p.Shown.N > 0 }

// typing reports whether the page's one button is Save.
func (p Show) typing() bool { return p.Edit != nil && (p.Edit.Pending || !p.saved()) }

func (p Show) heading() string {
	if p.Record.Kind == "adoption" {
		return "How the work is done at " + p.Record.Trust
	}
	return "How the work is done, before and after"
}

func (p Show) crumbs() []ui.Crumb {
	if p.Record.Kind == "adoption" {
		return []ui.Crumb{{Label: "Our trust", Href: "/trusts"}, {Label: p.Record.Title, Href: "/adoptions/" + p.Record.ID}}
	}
	return []ui.Crumb{{Label: "Pilots", Href: "/pilots"}, {Label: p.Record.Title, Href: "/pilots/" + p.Record.ID}}
}
