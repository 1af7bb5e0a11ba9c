package app

import (
	"groundwork/internal/access"
	"groundwork/internal/adoption"
)

// HandedAll are the questions of an adoption, each with how far it has got: of everybody to whoever shares out, of the
// reader alone to everybody else.
func (r Readiness) HandedAll() []Handed { return r.handing.shown(r.reader, r.MayShare) }

// HandedAll is the same of a trust's groundwork.
func (g Groundwork) HandedAll() []Handed { return g.handing.shown(g.reader, g.MayShare) }

func (h *handing) shown(reader string, all bool) []Handed {
	var out []Handed
	for _, x := range h.all() {
		if all && (x.Given.Person != "" || x.Row.ID != "") || reader != "" && x.Given.Person == reader {
			out = append(out, x)
		}
	}
	return out
}

// rightful are the parts that decide or approve: whoever plays one looks at everything.
var rightful = []string{adoption.Owner, adoption.ClinicalLead, adoption.OperationalLead}

// onlyAnswers reports whether somebody's only part here is to answer what they were given.
func onlyAnswers(who access.Actor, at access.Place) bool {
	for _, m := range who.Memberships {
		if m.Organisation == at.Organisation && m.Role != access.Respondent {
			return false
		}
	}
	return who.Has(at.Organisation, access.Respondent) && !who.Holds(at.Subjects, rightful...)
}
