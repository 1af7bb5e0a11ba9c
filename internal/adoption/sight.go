package adoption

import (
	"strings"

	"groundwork/internal/access"
)

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

// Around is who stands around an adoption: its trust, the boards above that, the pilot's lead trust.
type Around struct {
	Trust string
	Above []string
	Lead  string
}

// WhoCanSee says in words what Sees decides, for everybody there is, on a page that is opened by those who may do the
// deed: reading readiness, or what its form does. Whoever reads it learns nothing that their own sight does not hold: that help
// was asked for is known to the trust and to whom it asked.
func (o Openness) WhoCanSee(a Around, opens access.Deed, reader Sight) string {
	trust, above, lead := a.Trust, a.Above, a.Lead
	var b strings.Builder
	b.WriteString(opensPage(trust, opens))
	over, asking := listed(above), "you asked"
	if !reader.Levels {
		asking = trust + " asked"
	}
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
	case s.Verdict && !reader.Titles:
		b.WriteString(" The pilot team at " + lead + " sees the answer, and of what stops it only the titles that it is asked to help with.")
	case s.Titles:
		b.WriteString(" The pilot team at " + lead + " sees the answer, and the titles of what " + asking + " it to help with.")
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

// opensPage says who of a trust opens a page.
func opensPage(trust string, opens access.Deed) string {
	if opens == access.ReadReadiness {
		return "Everyone at " + trust + " sees this page."
	}
	return "Only " + strings.ReplaceAll(access.Whose(opens), "of the trust", "of "+trust) + " can open this form."
}

// SeesGround is who may know of a trust's groundwork, and of the evidence that it keeps (Groundwork, the product, section 4,
// Reading): its members alone. Those above it see what was handed in, on the page of each adoption it told others of.
func SeesGround(r Reader) bool { return r.Member }

// WhoSeesGround says in words what SeesGround decides, on a page that is opened by those who may do the deed.
func WhoSeesGround(trust string, opens access.Deed) string {
	return WhoSeesInside(trust, opens) + " Each take-up reads these answers, and shows others only what its own page says."
}

// WhoSeesInside is the same of what stays inside the trust, whatever a take-up shows.
func WhoSeesInside(trust string, opens access.Deed) string {
	s := opensPage(trust, opens)
	switch {
	case SeesGround(Reader{Above: true}):
		s += " So do those above it."
	case !SeesGround(Reader{}):
		s += " Nobody outside " + trust + " does."
	}
	return s
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
