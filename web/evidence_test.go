package web_test

import (
	"net/url"
	"strings"
	"testing"

	"groundwork/internal/app"
	"groundwork/web/webtest"
)

const (
	eastfoldEvidence = "/trusts/ZZ-EFD/evidence"
	fileFor          = "Or a file that shows that it is in place"
	untilFor         = "Until when does the new piece show that it is in place? (you can leave this out)"
)

// A file shows an answer: refused with what was typed, held while the form comes back, kept, fetched as an attachment, and told in
// the list of what the trust keeps.
func TestEvidenceAsFile(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		chloe := as(t, site, "Chloe Barker").Visit(eastfold+"/readiness/wfl-06").Sees(200, "Counts as partly in place until you say what shows it: a sentence, a link or a file", "Or a file")
		chloe.Choose("In place").Fill("Note", "Agreed with all four teams").ChooseFile(fileFor, "plan.pdf", "<html>").Press("Save").
			Sees(422, "plan.pdf is not a PDF, whatever its name says").Chosen("In place").Holds("Note", "Agreed with all four teams")
		chloe.ChooseFile(fileFor, "plan.docx", bomb(t)).Press("Save").Sees(422, "plan.docx unpacks to more than 64 MB").Holds("Note", "Agreed with all four teams")
		chloe.ChooseFile(fileFor, "plan.xlsx", "PK\x03\x04 and no more").Press("Save").Sees(422, "plan.xlsx is")
		chloe.ChooseFile(fileFor, "switch-off plan.pdf", reportPDF).Fill(untilFor, "2020-02-01").Press("Save").
			Sees(422, "The day until when it holds must be today or in the future", "Use switch-off plan.pdf, which you chose before")
		chloe.Fill(untilFor, "2027-06-30").Press("Save").Sees(200, "saved as in place").SeesNot("counts as partly")
		chloe.Visit(eastfold+"/readiness/workflow").Sees(200, "Shown by: switch-off plan (PDF, 30 bytes, valid until 30 June 2027)")

		margaret := as(t, site, "Margaret Ellison").Visit("/trusts/ZZ-EFD/groundwork").Follow("Evidence").IsAt(eastfoldEvidence).
			Sees(200, "none out of date, 0 checked against the source", "Rostering coverage", "Rotas and job plans show real work, groundwork", "Later in the alphabet").
			Visit(eastfoldEvidence+"?q=SWITCH-off").Sees(200, "switch-off plan", "Old way switched off, Digital consent", "30 June 2027").SeesNot("Rostering coverage").
			Follow("switch-off plan").Sees(200, "Shows 1 question; valid until 30 June 2027; nobody has checked it against its source yet")
		page := margaret.Path()
		margaret.In("Revisions").Follow("switch-off plan.pdf")
		if margaret.Status() != 200 || margaret.Body() != reportPDF || !strings.HasPrefix(margaret.Header("Content-Disposition"), "attachment;") || margaret.Header("Content-Security-Policy") != "sandbox; default-src 'none'" {
			t.Errorf("fetched %d %q %q", margaret.Status(), margaret.Header("Content-Disposition"), margaret.Header("Content-Security-Policy"))
		}
		// A piece may wait on the shelf before it shows anything.
		margaret.Visit(eastfoldEvidence).Press("Keep it").Sees(422, "Enter a sentence or a link, or choose a file").Fill("A sentence or a link", "https://intranet.example/minutes").
			Fill("What it is called (you can leave this out)", "Board minutes of June").Press("Keep it").Sees(200, "Whoever answers a question finds it here").
			Visit(eastfoldEvidence+"?q=june").Sees(200, "Board minutes of June", "Nothing now")
		// Evidence is the trust's alone, as is that it exists.
		for _, name := range []string{"Amina Yusuf", "Anthony Cole"} {
			other := as(t, site, name)
			for _, at := range []string{eastfoldEvidence, page, page + "/1", strings.Replace(page, "ZZ-EFD", "ZZ-CVL", 1), strings.Replace(page, "ZZ-EFD", "ZZ-CVL", 1) + "/1"} {
				other.Visit(at).Sees(404, "Page not found")
			}
			other.Post(page, url.Values{"changed": {"x"}, "says": {"y"}, "_version": {"1"}}).Sees(404)
			other.Post(page+"/check", url.Values{"_version": {"1"}}).Sees(404)
		}
		// A second person checks it, once; whoever added it does not.
		chloe.Visit(page).SeesNot("Check it against its source").Post(page+"/check", url.Values{"_version": {"1"}}).Sees(422, "The second person must be somebody other than the person who added it")
		margaret.Visit(page).Fill("What did you hold it against? (you can leave this out)", "The signed original").Press("I checked it").
			Sees(200, "checked against its source by Margaret Ellison, 22 November 2026", "against: The signed original").SeesNot("Check it against its source")
		chloe.Visit(eastfold+"/readiness/workflow").Sees(200, "valid until 30 June 2027, checked by Margaret Ellison")
		// Whoever added it may revise it; what is new is unchecked.
		chloe.Visit(page).Fill("What changed?", "Dates for theatre").Press("Save the revision").Sees(200, "nobody has checked it against its source yet", "Margaret Ellison, 22 November 2026, against: The signed original")
	})
}

// Evidence goes from revision to revision; two who revise it both see it, and a new revision is unchecked.
func TestEvidenceRevised(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		margaret := as(t, site, "Margaret Ellison").Visit(eastfoldEvidence).Follow("Rostering coverage").Sees(200, "Shows 1 question")
		page := margaret.Path()
		second := as(t, site, "Margaret Ellison").Visit(page)
		margaret.Press("Save the revision").Sees(422, "Enter what changed")
		margaret.Fill("What changed?", "The file itself").Fill("A sentence or a link", "").ChooseFile("Or a file", "coverage.csv", "unit,share\nA,90\n").Press("Save the revision").
			Sees(200, "Saved. The revision before stays in the list", "coverage.csv", "The file itself", "First revision", "Rostering coverage")
		second.Fill("What changed?", "Until when").Fill("Until when does it hold? (you can leave this out)", "2027-01-31").Press("Save the revision").
			Sees(409, "Somebody else saved this while you were typing").Holds("What changed?", "Until when").Press("Save the revision").Sees(200, "31 January 2027")
		as(t, site, "Chloe Barker").Visit(page).SeesNot("Save the revision").Post(page, url.Values{"changed": {"x"}, "says": {"y"}, "_version": {"3"}}).
			Sees(403, "Only a leader of the trust or the person who added it can revise evidence")
		margaret.Visit("/trusts/ZZ-EFD/groundwork/history").Sees(200, "Margaret Ellison revised the evidence “Rostering coverage”")
		report, err := a.Check(t.Context())
		if err != nil || len(report.Wrong) > 0 {
			t.Errorf("%v %v", report.Wrong, err)
		}
	})
}

// What the trust keeps shows further questions: ticked where it shows the same question elsewhere, found by words of its title.
func TestEvidenceReused(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		chloe := as(t, site, "Chloe Barker").Visit(eastfold + "/readiness/wfl-06").Choose("In place")
		find := "Your trust keeps it already: words in the title of what shows that it is in place"
		chloe.Fill(find, "no such thing").Press("Save").Sees(422, "Nothing that your trust keeps has “no such thing” in its title")
		chloe.Fill(find, "coverage").Press("Save").Sees(422, "Tick the one that you mean in the list above, or clear this box", "Rostering coverage", "Already used for 1 question").
			In("Your trust keeps this already: tick what shows that it is in place").Choose("Rostering coverage").In("").Press("Save").Sees(200, "saved as in place").SeesNot("counts as partly")
		chloe.Visit(eastfold+"/readiness/workflow").Sees(200, "Shown by: Rostering coverage")
		chloe.Visit(eastfoldEvidence+"?q=rostering").Sees(200, "Rotas and job plans show real work, groundwork", "Old way switched off, Digital consent").Follow("Rostering coverage").Sees(200, "Shows 2 questions")
		// Nobody names the evidence of another trust.
		northmoor := as(t, site, "Anthony Cole").Visit("/trusts/ZZ-CVL/evidence")
		northmoor.Post("/trusts/ZZ-CVL/groundwork/wfs-01", url.Values{"level": {"3"}, "keep-3": {strings.TrimPrefix(chloe.Path(), eastfoldEvidence+"/")}, "_version": {"-1"}, "sure": {"yes"}})
		northmoor.Visit("/trusts/ZZ-CVL/evidence").SeesNot("Rostering coverage")
	})
}

// The same form twice is one piece; a file that was only looked at in “Save this answer?” is kept with the answer.
func TestEvidenceOnce(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		margaret := as(t, site, "Margaret Ellison").Visit("/trusts/ZZ-EFD/groundwork/wfs-01").Choose("In place")
		margaret.ChooseFile(fileFor, "staff record.pdf", reportPDF).Press("Save").Sees(200, "Save this answer?")
		again := *margaret
		margaret.Press("Save the answer").Sees(200, "is saved as in place")
		again.Press("Save the answer").Sees(200, "is saved as in place")
		margaret.Visit(eastfoldEvidence+"?q=staff+record").Sees(200, "staff record").Follow("staff record").Sees(200, "Shows 1 question", "staff record.pdf")
		// A file that nobody sent is nobody's.
		margaret.Visit("/trusts/ZZ-EFD/groundwork/wfs-03").Post("/trusts/ZZ-EFD/groundwork/wfs-03", url.Values{"level": {"3"}, "_version": {"1"}, "sure": {"yes"},
			"held-3": {"x|" + strings.Repeat("a", 64) + "|pdf|30|other.pdf"}}).Sees(200, "It counts as partly in place until you say what shows it")
	})
}
