package web_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/pquerna/otp/totp"

	"groundwork/internal/app"
	"groundwork/web/webtest"
)

// takingUp is one trust on its way from the first question to live: its leader at a desk, who also sends plain forms, and
// three people with phones.
type takingUp struct {
	*testing.T
	app    *app.App
	site   *webtest.Site
	leader *webtest.Tab
	forms  *webtest.Person
	phones map[string]*webtest.Tab
	at     string // the take-up
}

const (
	nadia = "Nadia Rahman"
	owen  = "Owen Pike"
	tess  = "Tess Morley"
	thsGW = "/trusts/ZZ-THS/groundwork/"
)

// TestFromTheFirstQuestionToLive is a fourth trust's whole way in a browser: it checks if it is ready, shares its questions out
// among four people at a desk and on phones, accepts one gap, and passes two decision points until a team is live.
func TestFromTheFirstQuestionToLive(t *testing.T) {
	a := opened(t, demoDatabases.SQLite(t))
	site := serve(t, a)
	j := &takingUp{T: t, app: a, site: site, leader: site.Tab(t, 1366).Visit("/").Press("Judith Crane"), forms: as(t, site, "Judith Crane"), phones: map[string]*webtest.Tab{}}
	j.checkIfReady()
	j.invite()
	j.shareOut()
	j.answerOnPhones()
	j.acceptTheGap()
	j.promise()
	j.decideToAdopt()
	j.prepare()
	j.goLive()
	if report, err := a.Check(t.Context()); err != nil || len(report.Wrong) > 0 {
		t.Errorf("%v %v", report.Wrong, err)
	}
}

func (j *takingUp) checkIfReady() {
	j.leader.Visit("/pilots/demo-consent").Press("Check if we are ready").
		In("Changes roles, bands, hours or places of work?").Choose("No").In("Bought from or run by a supplier?").Choose("Yes").In("").
		Press("Check if we are ready").Sees(200, "Not assessed: no question has been answered", "63 questions apply here; 31 can stop the decision to adopt", "Share them out").FitsWidth()
	j.at, _, _ = strings.Cut(j.leader.Path(), "/readiness")
	// Nobody else knows of it, not even that it is there.
	for _, name := range []string{"Margaret Ellison", "Amina Yusuf", "Fiona Gallagher"} {
		as(j.T, j.site, name).Visit(j.at).Sees(404, "Page not found").Visit(j.at+"/readiness").Sees(404, "Page not found")
	}
}

// invite lets three people in, each by a link that they open on their phone, and says which part each plays.
func (j *takingUp) invite() {
	for i, who := range []struct {
		name, job string
		parts     []string
	}{
		{nadia, "Medical director", []string{"Chief clinical information officer", "Clinical safety officer"}},
		{owen, "Director of operations", []string{"Finance business partner", "Head of digital training", "Head of procurement", "Quality improvement lead"}},
		{tess, "Chief digital officer", []string{"Benefits lead", "Chief digital and information officer", "Data protection officer", "Head of business intelligence", "Senior information risk owner", "Workforce systems lead (staff record and rostering)"}},
	} {
		email := strings.ToLower(strings.ReplaceAll(who.name, " ", ".")) + "@zz-ths.example"
		var link string
		if i == 0 { // in the browser once
			j.leader.Visit("/trusts/ZZ-THS/people/new").Fill("Full name", who.name).Fill("Work email address", email).Fill("Job (optional)", who.job).Choose("Respondent").
				Press("Make the link").Sees(200, "Hand over this link").FitsWidth().Eval(`document.querySelector('#link').textContent`, &link)
		} else {
			p := j.forms.Visit("/trusts/ZZ-THS/people/new").Fill("Full name", who.name).Fill("Work email address", email).Fill("Job (optional)", who.job).Choose("Respondent").Press("Make the link").Sees(200, "Hand over this link")
			_, link, _ = strings.Cut(p.Body(), `id="link">`)
			link, _, _ = strings.Cut(link, "<")
		}
		phone := j.site.Tab(j.T, webtest.Phone).Visit(strings.TrimPrefix(link, j.site.URL)).Sees(200, "Welcome, "+who.name).FitsWidth()
		var secret string
		phone.Eval(`document.querySelector('.app-secret').textContent`, &secret)
		code, err := totp.GenerateCode(strings.ReplaceAll(secret, " ", ""), j.app.Now())
		if err != nil {
			j.Fatal(err)
		}
		phone.Fill("Password", goodPassword).Fill("Code", code).Press("Set up my account").Press("I have kept them").Sees(200, "Nothing waits on you")
		j.phones[who.name] = phone
		for _, part := range who.parts {
			j.forms.Visit("/trusts/ZZ-THS/people").Follow(who.name).Fill("Add a part", part).Press("Add this part").Sees(200, "Added")
		}
	}
	j.leader.Visit(j.at+"/people").Fill("Senior responsible owner", "Judith Crane, Chief operating officer").Fill("Clinical lead", nadia+", Medical director").
		Fill("Operational lead", owen+", Director of operations").Fill("Contact for this take-up", tess+", Chief digital officer").Press("Save").Sees(200, "Saved")
	j.forms.Visit(j.at+"/plan").Fill("Planned date to decide to adopt", "2026-12-01").Fill("Planned date to go live", "2027-03-01").Press("Save").Sees(200, "1 March 2027")
	j.forms.Visit(j.at+"/volume").Fill("Cases on a working day", "96").Fill("Where the number comes from", "Clinic system").Press("Save").Sees(200, "96 on a working day")
	j.forms.Visit(j.at+"/stop-rules").Fill("Stop rule 1", "Any harm").Press("Save").Sees(200, "Saved")
}

// shareOut takes at most four presses now that the people are known: home, readiness, the table, Share out.
func (j *takingUp) shareOut() {
	tab, presses := j.leader.Visit("/"), 0
	press := func(step *webtest.Tab) { tab, presses = step, presses+1 }
	press(tab.Press("See which answers are wanted"))
	press(tab.Press("Share out the 31 questions"))
	dayIn(tab.Sees(200, "Share out the 31 questions").FitsWidth(), "Answer by", "28", "11")
	press(tab.Press("Share out to 4 people"))
	tab.Sees(200, "31 questions are shared out", "They are shared out, and the answer appears here", "Answer the first of your 5").SeesNot("Share out the 31 questions")
	if presses > 4 {
		j.Errorf("%d presses to share out, at most 4", presses)
	}
}

// answerOnPhones is each person's way from the link of a question to an answer, and the rest by sheet.
func (j *takingUp) answerOnPhones() {
	j.phones[nadia].Visit("/").Sees(200, "Six questions, due 28 November. About 12 minutes.").FitsWidth()
	j.phones[owen].Visit("/").Sees(200, "Nine questions, due 28 November. About 18 minutes.")
	j.phones[tess].Visit(j.at+"/readiness").Sees(200, "Your questions", "Staff record is right").SeesNot("Whole-life cost known and funded", "Strength by area").FitsWidth()
	for _, x := range []struct{ name, link string }{{nadia, j.at + "/readiness/gov-06"}, {owen, j.at + "/readiness/wfl-02"}} {
		saved(j.phones[x.name].Visit(x.link).Sees(200, "In place").FitsWidth().Choose("In place").
			Fill("What shows that it is in place: a sentence or a link", "The minute of 19 November")).Sees(200, "is saved as in place").FitsWidth()
	}
	saved(j.phones[tess].Visit(thsGW+"wfs-01").Choose("Planned")).Sees(200, "This changes 1 adoption").FitsWidth().Press("Save the answer").Sees(200, "“Staff record is right” is saved as planned")
	j.answerGroundwork("saf-01", "wfs-02", "dat-01", "dat-03", "stf-05", "saf-04")
	j.forms.Visit(j.at).Sees(200, "7 of 63 questions were answered already, by our groundwork")

	// What is left of the first decision comes back in a sheet, which the leader brings in.
	file := filepath.Join(j.TempDir(), "answers.csv")
	if err := os.WriteFile(file, []byte(j.sheet("to adopt")), 0o600); err != nil {
		j.Fatal(err)
	}
	j.leader.Visit(j.at+"/readiness/bring").ChooseFile("The sheet with the answers", file).Press("Show what it would change").
		Sees(200, "22 answers differ from what stands").FitsWidth().Press("Bring in what is ticked").Sees(200, "22 answers are brought in", "Not ready to adopt: 30 of 31 met, 1 stops it")
	j.phones[nadia].Visit(j.at+"/readiness/handing").Sees(200, "Being answered (6)").FitsWidth().Press("Hand in 6 answers").Sees(200, "6 answers are handed in")
	j.leader.Visit("/").Sees(200, "5 answers handed in about Digital consent", "1 answer handed in about the groundwork of Thornsea").FitsWidth()
}

// answerGroundwork says of questions that all take-ups read that they are in place.
func (j *takingUp) answerGroundwork(items ...string) {
	for _, item := range items {
		p := j.forms.Visit(thsGW+item).Choose("In place").Fill("What shows that it is in place: a sentence or a link", "The register of November")
		p.Press(saveButton(p.Text())).Press("Save the answer").Sees(200, "is saved as in place")
	}
}

// sheet is the take-up's sheet, with every question still open at a decision said to be in place.
func (j *takingUp) sheet(decision string) string {
	s := sheetOf(j.T, j.forms.Visit(j.at+"/readiness/questions.csv").Body())
	for _, row := range s.rows {
		item := row[0]
		if *s.at(item, "Answer") == "" && *s.at(item, "Answered for") == "This take-up" && strings.Contains(*s.at(item, "At the decisions"), decision) {
			*s.at(item, "Answer"), *s.at(item, "What shows it") = "In place", "The minute of 19 November"
		}
	}
	return s.csv(j.T)
}

func (j *takingUp) acceptTheGap() {
	tab := j.leader.Visit(j.at+"/readiness").Follow("Staff record is right").Sees(200, "Stops adoption until partly in place").FitsWidth().Follow("Accept as a gap until a date").
		Fill("What will be done to close it?", "Match the record to the ledger").Fill("Who will do it?", tess+", Chief digital officer")
	tab.In("Until when is the gap accepted?").Fill("Day", "12").Fill("Month", "2").Fill("Year", "2027").In("").
		Press("Accept the gap").Sees(200, "Ready to adopt with conditions: 30 of 31 met, 1 accepted gap until 12 February 2027", "Match the record to the ledger", "Decide to adopt").FitsWidth()
}

// promise has a benefit promised by the leader and its target accepted by who owns it.
func (j *takingUp) promise() {
	j.forms.Visit(j.at+"/benefits/new?measure=step-minutes-per-case").Fill("Baseline: the figure before", "16").Fill("Target", "6").Fill("By when", "2027-09-30").
		Fill("Who owns it", owen+", Director of operations").Press("Promise this benefit").Sees(200, "Benefit promised", "Accept the target for its owner")
	j.forms.Visit(j.at+"/decisions/new?gate=adopt").Sees(200, "0 of 1 benefit accepted by the owner").Visit(j.at + "/benefits")
	j.phones[owen].Visit(j.at+"/benefits").Follow("Hands-on minutes per case").Press("Accept the target").FitsWidth().Press("Accept the target").
		Sees(200, "Target accepted", "Target accepted 22 November 2026", "No figures yet: the target is 6 minutes by 30 September 2027", "Planned").FitsWidth()
}

func (j *takingUp) decideToAdopt() {
	tab := j.leader.Visit("/").Press("Decide").Sees(200, "Ready to adopt with conditions: 30 of 31 met, 1 accepted gap").SeesNot("In the way").FitsWidth().
		Choose("Go, with the accepted gaps").Fill("Why?", "All but the staff record, which has a date")
	tab.Press("Record the decision").Sees(200, "Go, with accepted gaps, decided on 22 November 2026 by Judith Crane", "Staff record is right", "Match the record to the ledger", "12 February 2027").FitsWidth()
	j.leader.Visit("/board/ZZ-THS").Sees(200, "At risk, lapsed and accepted gaps: 1").FitsWidth()
	j.forms.Visit("/board/ZZ-THS").Sees(200, "Staff record is right, an accepted gap until 12 February 2027; Tess Morley sees to it")
	as(j.T, j.site, "Margaret Ellison").Visit(j.at).Sees(200, "Thornsea: ").SeesNot("Staff record is right")
	j.forms.Visit(j.at).Sees(200, "Committed since 22 November 2026", "Missing for “Preparing”")
}

// prepare takes the pilot's workflow over, has it approved by two people, and does what has to come before a go-live.
func (j *takingUp) prepare() {
	j.leader.Visit(j.at+"/workflow").Press("Start from the pilot’s workflow").Sees(200, "9.6 to 16.0 hours a working day expected here").FitsWidth().Press("Save").Sees(200, "Saved as version 1")
	for _, name := range []string{nadia, owen} {
		j.phones[name].Visit("/").Press("Read and approve").FitsWidth().Press("Approve this workflow").Sees(200, "Approved").FitsWidth()
	}
	j.leader.Visit(j.at+"/benefits").Follow("Hands-on minutes per case").Press("Lock the baseline").Fill("What it is", "Tally of 60 cases").Fill("How it was found", "Timed or counted cases").
		Fill("Cases timed or counted", "60").Press("Lock the baseline").Sees(200, "Baseline locked")
	dayIn(j.leader.Visit(j.at+"/set-up"), "Technology set up and signed off", "22", "11").Press("Save").Sees(200, "Saved")
	j.forms.Visit(j.at+"/reviews").Choose("3 months").Fill("Due", "2027-06-01").Press("Save").Sees(200, "Saved")
	j.leader.Visit(j.at+"/teams").Fill("Name of the team", "Quay Ward").Press("Add the team").Sees(200, "Quay Ward").FitsWidth()
	j.forms.Visit(j.at).Follow("Quay Ward").Fill("Went live", "2026-11-22").Press("Save").Sees(422, "A team cannot go live")
}

func (j *takingUp) goLive() {
	brought(j.forms, j.at, "more.csv", j.sheet("to go live")).Sees(200, "9 answers differ from what stands").Press("Bring in what is ticked").Sees(200, "Not ready to go live")
	j.answerGroundwork("pay-04", "saf-06", "wfs-01")
	j.leader.Visit(j.at+"/readiness").Sees(200, "Ready to go live: 42 of 42 met").FitsWidth().Press("Decide to go live").Choose("Go").Fill("Why?", "The gap is closed and all else is in place").
		Press("Record the decision").Sees(200, "Go, decided on 22 November 2026 by Judith Crane", "Ready to go live: 42 of 42 met")
	dayIn(j.leader.Visit(j.at).Follow("Quay Ward"), "Went live", "22", "11").Press("Save").Sees(200, "Live since 22 November 2026").FitsWidth()
	j.phones[tess].Visit(j.at).Sees(200, "Live since 22 November 2026").FitsWidth()
	j.forms.Visit("/board/ZZ-THS").SeesNot("an accepted gap until")
	j.forms.Visit("/").SeesNot("An accepted gap falls due")
	j.leader.Visit(j.at+"/history").Sees(200, "Judith Crane recorded that the team", "went live on", "recorded the decision “Go live”").FitsWidth()
	j.forms.Visit(j.at+"/history").Sees(200, "The gap is closed and all else is in place", "All but the staff record, which has a date", "accepted the gap at “Staff record is right” until 12 February 2027", "Owen Pike accepted the target of the benefit", "Nadia Rahman approved the workflow", "Owen Pike approved the workflow", "Nadia Rahman handed in 6 questions")
}

// dayIn fills in the boxes of a day of 2026.
func dayIn(tab *webtest.Tab, legend, d, month string) *webtest.Tab {
	return tab.In(legend).Fill("Day", d).Fill("Month", month).Fill("Year", "2026").In("")
}

var saveAndGo = regexp.MustCompile(`Save and go to (question \d+|the next)`)

// saveButton is what the button of a question says: it leads on to the next of one's own.
func saveButton(page string) string {
	if b := saveAndGo.FindString(page); b != "" {
		return b
	}
	return "Save"
}

func saved(tab *webtest.Tab) *webtest.Tab { return tab.Press(saveButton(tab.Text())) }
