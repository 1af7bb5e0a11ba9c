package adoption

import "strings"

// Reader is how somebody stands to one adoption.
type Reader struct {
	Member bool // of the trust
	Above  bool // programme lead above the trust
	Team   bool // of the pilot that is adopted
}

// Openness is what a trust has let others know.
type Openness struct {
	Told      bool // it pressed “Tell others”
	Committed bool // from committed on the stage is open
	Help      bool // it asked for help with at least one thing that stops it
}

// Sight is what one reader may know of one adoption. Without Exists there is nothing at all: the
// page answers as if there were none.
type Sight struct {
	Exists  bool // that the trust takes it up, and at which stage
	Verdict bool // the answer per gate, with its counts
	Titles  bool // the titles of what stops it, where the trust asked for help with it
	Levels  bool // every question with its level, notes, evidence and names
	Handed  bool // the levels as last handed in, each with its day, and nothing newer
}

// Sees is what a reader may know (Groundwork, the product, section 4, Reading): “That a trust is
// interested or assessing is private until it chooses ‘Tell others’. From committed on the stage is
// open. Verdict: the trust, programme leads above it, and the team of the pilot it adopts, who may
// read the titles (not levels) of what stops it only where the trust pressed ‘Ask for help with
// this’. Levels: the trust; programme leads see them as last handed in, never drafts. Notes, evidence,
// names, contacts: the trust alone.”
func (o Openness) Sees(r Reader) Sight {
	if r.Member {
		return Sight{Exists: true, Verdict: true, Titles: true, Levels: true}
	}
	if !o.Told && !o.Committed {
		return Sight{}
	}
	s := Sight{Exists: true, Verdict: r.Above || r.Team, Handed: r.Above}
	s.Titles = r.Team && o.Help
	return s
}

// WhoCanSee says in words what Sees decides, for everybody there is: trust, the boards above it,
// the pilot's lead trust.
func (o Openness) WhoCanSee(trust string, above []string, lead string) string {
	var b strings.Builder
	b.WriteString("Everyone at " + trust + " sees this page.")
	over := listed(above)
	switch s := o.Sees(Reader{Above: true}); {
	case over == "":
	case s.Levels:
		b.WriteString(" " + over + " " + verb(above, "sees", "see") + " it too.")
	case s.Handed:
		b.WriteString(" " + over + " " + verb(above, "sees", "see") + " the answer, and the levels as last handed in.")
	case s.Verdict:
		b.WriteString(" " + over + " " + verb(above, "sees", "see") + " the answer, not the levels.")
	case s.Exists:
		b.WriteString(" " + over + " " + verb(above, "sees", "see") + " the stage.")
	}
	switch s := o.Sees(Reader{Team: true}); {
	case s.Titles:
		b.WriteString(" The pilot team at " + lead + " sees the answer, and the titles of what you asked it to help with.")
	case s.Verdict:
		b.WriteString(" The pilot team at " + lead + " sees only the answer, unless you ask it for help.")
	case s.Exists:
		b.WriteString(" The pilot team at " + lead + " sees the stage.")
	}
	if o.Sees(Reader{}).Exists {
		b.WriteString(" Other trusts see only the stage.")
	} else {
		b.WriteString(" Nobody else knows of it until you tell others, or decide to adopt.")
	}
	b.WriteString(" Notes, evidence and names stay at " + trust + ".")
	return b.String()
}

func listed(names []string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

func verb(names []string, one, other string) string {
	if len(names) == 1 {
		return one
	}
	return other
}
