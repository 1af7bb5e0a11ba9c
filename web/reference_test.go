package web_test

import (
	"testing"

	"groundwork/internal/app"
	"groundwork/web/webtest"
)

// What explains the product is open to everybody, before they sign in as well.
func TestReferencePages(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		p := site.Person(t, "a stranger").Visit("/").
			Follow("Words we use").Sees(200, "Words we use", "Business as usual (BAU)", "Digital Technology Assessment Criteria", "Written from memory").
			Follow("About the figures").Sees(200, "Contains public sector information licensed under the Open Government Licence v3.0.",
			"Minutes saved per case", "Measured with comparison (A)", "Put to use", "Not enough known", "202 open and 73 closed trusts, 36 open integrated care boards and 7 regions",
			"Automating one consent process freed 56 clinical hours a day", "Futureproofing the NHS", "How hours were measured").
			SeesNot("_").
			Follow("see the checklists").Sees(200, "Operational readiness to adopt, version 1", "Published 22 November 2026").
			Follow("Operational readiness to adopt, version 1").
			Sees(200, "69 questions in 11 areas: 26 about the trust, answered once", "Staff record is right", "Cannot be waived", "What shows it", "Asked only when: uses artificial intelligence")
		if kb := len(p.Body()) >> 10; kb > 250 {
			t.Errorf("the checklist weighs %d KB, want at most 250", kb)
		}
		for _, wrong := range []string{"/checklists/readiness-core/2", "/checklists/readiness-core/01", "/checklists/readiness-core/x", "/checklists/nothing/1", "/checklists/readiness-core"} {
			p.Visit(wrong).Sees(404)
		}
		p.Visit("/components").Sees(200, "Components")
	})
}
