package web_test

import (
	"testing"

	"groundwork/internal/app"
	"groundwork/web/webtest"
)

// Somebody who has only the spreadsheet and the report publishes a finished pilot and its pack: 13 forms, of which five answers
// and two pasted tables are typed. What is not known yet is listed with where to say it, and stops nothing.
func TestFinishedPilotFromSpreadsheetAndReport(t *testing.T) {
	const most = 13
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		const paste = "Paste four columns: what is done, who, minutes, % of cases"
		presses := 0
		p := as(t, site, "Amina Yusuf").Visit("/pilots/new")
		press := func(button string) *webtest.Person {
			presses++
			return p.Press(button)
		}
		p.Fill("Name of the pilot", "Shared discharge letters")
		press("Save and continue").Fill("What is the problem?", "Ward clerks type each discharge letter twice.").Choose("Finished")
		press("Save and continue")
		press("Publish").Sees(200, "Recorded afterwards, 22 November 2026")
		at := p.Path()

		p.Visit(at+"/workflow").Fill(paste, "Type the letter\tNurse\t6\t100\nType it again into the record\tNurse\t4\t100")
		press("Read as before")
		press("Add these 2 steps before").Fill(paste, "Open the letter from the record\tNurse\t1\t100\nRead it through\tNurse\t3\t100")
		press("Read as after")
		press("Add these 2 steps after").Fill("Cases a day", "60").Fill("How were these times found?", "Estimated by staff")
		press("Save").Sees(200, "10.0 to 4.0 clinical minutes a case")
		press("Accept all 2 suggestions").Fill("What happens to step 1 before", "Standardise")
		press("Save").Sees(200, "All checks pass").
			Fill("Who approved as clinical lead", "Grace Okonkwo").Fill("When the clinical lead approved", "2026-03-02").
			Fill("Who approved as operational lead", "Daniel Price").Fill("When the operational lead approved", "2026-03-04").Fill("Where the approvals are written down", "The report, page 3")
		press("Enter both approvals").Sees(200, "Version 1 approved 4 March 2026")

		p.Visit(at+"/documents").Fill("What is it?", "Evaluation or final report").ChooseFile("Choose the file", "Final report.pdf", reportPDF)
		press("Add the document").Sees(200, "Final report.pdf")

		p.Visit(at+"/pack").Sees(200, "Version 1 is not published yet. 2 of 13 parts are there.", "Missing from this version").Follow("Publish version 1").
			Sees(200, "2 of 13 parts are there. It can be published as it is, and these can follow in the next version:", "Lessons")
		press("Publish version 1").Sees(200, "Version 1 asks for nothing on top of the checklist.", "10.0 to 4.0 clinical minutes a case", "Final report.pdf", "approved by both leads on 4 March 2026").IsAt(at + "/pack/1")
		as(t, site, "Margaret Ellison").Visit(at+"/pack").Sees(200, "Version 1", "Final report.pdf", "Check if we are ready").Follow("Final report.pdf").Sees(200)
		if presses > most {
			t.Errorf("took %d forms, want %d at most", presses, most)
		}
	})
}
