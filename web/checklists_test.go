package web_test

import (
	"net/url"
	"reflect"
	"strings"
	"testing"

	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/readiness"
	"groundwork/web/webtest"
)

// nextChecklist is version 2 as a programme lead writes it: one question in other words, one retired, one new in each scope.
func nextChecklist(t *testing.T, a *app.App) string {
	t.Helper()
	v, err := a.ChecklistSource(t.Context(), "readiness-core", 1)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(v.Source, "version: 1\n", "version: 2\n", 1)
	text = strings.Replace(text, "question: Do we know the full cost of this adoption for its first three years", "question: Do we know the full cost of this adoption for its first five years", 1)
	from := strings.Index(text, "- id: fin-03\n")
	to := from + strings.Index(text[from:], "\n- id: fin-04\n") + 1
	retired := text[from:to]
	fresh := func(id, title, scope string) string {
		return "\n- id: " + id + "\n  domain: finance\n  title: " + title + "\n  question: Is the " + strings.ToLower(title) + " agreed in writing?\n  scope: " + scope +
			"\n  gate: essential\n  required: {adopt: 2}\n  owner: cfo\n  review_months: 12\n  levels: {2: Drafted., 3: Agreed., 4: Reviewed each year.}\n  evidence: [The agreement]\n  traces_to: [own]\n"
	}
	if !strings.Contains(retired, "fin-03") || strings.Count(retired, "- id:") != 1 {
		t.Fatalf("not one question: %s", retired)
	}
	return text[:from] + text[to:] + fresh("fin-80", "Way out of the contract", "adoption") + fresh("fin-81", "Reserve for failed pilots", "foundation")
}

// A draft is checked and published; an open assessment moves to it and back, and every answer counts as before.
func TestAChecklistIsPublishedAndAnAssessmentMoves(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		draft := nextChecklist(t, a)
		imogen := as(t, site, "Imogen Hale").Visit("/checklists").Follow("Work on the next version").Sees(200, "Version 1 is published. Paste or choose the next one").
			Press("Check it").Sees(422, "Paste the checklist, or choose it as a file").
			Fill("The whole checklist", strings.Replace(strings.Replace(draft, "  hint: Licences", "  hnt: Licences", 1), "  gate: desirable\n", "  gate: desireable\n", 1)).Press("Check it").
			Sees(422, "2 things have to be mended before version 2 can be published", "To be mended", "103", `"desireable" is not a strength`, "118", `unknown field "hnt"`).
			Fill("The whole checklist", strings.Replace(draft, "  required: {adopt: 3}", "  required: {adopt: 2}", 1)).Press("Check it").
			Sees(422, "1 thing has to be mended", "cannot be lowered: version 1 asks for “in place” to adopt, this one only for “partly in place”")
		imogen.Visit("/checklists/draft").Sees(200, "1 thing has to be mended").ChooseFile("Or choose it as a file", "next.yaml", draft).Press("Check it").
			Sees(200, "Version 2 can be published: 2 new, 1 in other words, 1 retired, 67 kept", "Each trust answers 1 new question once; each open take-up that moves answers 1 new question and confirms 1 answer again",
				"Fewer than five trusts have a take-up that could move", "Way out of the contract", "first five years").
			Press("Publish version 2").Sees(422, "Enter what has changed, in a sentence that trusts understand")
		imogen.Post("/checklists/draft/publish", url.Values{"changed": {"More"}, "sum": {"of something else"}}).Sees(409, "The draft has changed since this page was opened")
		as(t, site, "Anthony Cole").Visit("/checklists/draft").Sees(403, "Only a national programme lead can publish a version of the checklist")

		before, err := a.Readiness(t.Context(), reader(t, a, "p-41"), "adp-cvl")
		if err != nil || before.Version != 1 {
			t.Fatalf("version %d, %v", before.Version, err)
		}
		imogen.Visit("/checklists/draft").Fill("What has changed, in a sentence or two", "Five years of cost, and a way out").Press("Publish version 2").
			Sees(200, "Version 2 is published. Nobody is moved", "version 2, published 22 November 2026", "What has changed since version 1: Five years of cost, and a way out")
		imogen.Visit("/checklists/readiness-core/1").Sees(200, "Version 2 is the newest")
		imogen.Visit("/checklists/draft").Sees(200, "Version 2 is published. Paste or choose the next one")

		// Nothing has changed for the trust; its groundwork asks the new question, and another instance knows of it too.
		if after, err := a.Readiness(t.Context(), reader(t, a, "p-41"), "adp-cvl"); err != nil || !sameStanding(before.Result, after.Result) {
			t.Errorf("publishing changed an assessment: %v", err)
		}
		anthony := as(t, site, "Anthony Cole").Visit("/trusts/ZZ-CVL/groundwork/fin-81").Sees(200, "Reserve for failed pilots")
		anthony.Visit("/adoptions/adp-cvl/readiness/fin-80").Sees(422, "came with a later version of the checklist, and this take-up answers version 1")
		anthony.Visit("/adoptions/adp-cvl/readiness").Follow("Version 2 of the checklist is published: see what moving to it changes").
			Sees(200, "Move to version 2 of the checklist", "asks 1 question in other words, adds 2 and drops 1", "Said about it: “Five years of cost, and a way out”", "You can move back").
			Press("Move to version 2").Sees(200, "1 take-up moves to version 2 of the checklist", "Checklist version 2")
		moved, err := a.Readiness(t.Context(), reader(t, a, "p-41"), "adp-cvl")
		if err != nil || moved.Version != 2 || sameStanding(before.Result, moved.Result) {
			t.Fatalf("moved: version %d, %v", moved.Version, err)
		}
		kept, reworded := 0, 0
		for i := range before.Result.Items {
			was := &before.Result.Items[i]
			is, there := moved.Result.Standing(was.Item.ID)
			switch {
			case was.Item.ID == "fin-03" && there, was.Item.ID != "fin-03" && !there:
				t.Errorf("%s: still asked %t", was.Item.ID, there)
			case !there:
			case was.Item.ID == "fin-02":
				reworded++
				if is.Known || was.Answered && was.Answer.Kind == readiness.Stated && is.Why != readiness.OldByWords {
					t.Errorf("fin-02 counts without being confirmed: %+v", is)
				}
			case was.Level != is.Level || was.Known != is.Known || was.Answer != is.Answer:
				t.Errorf("%s: %+v became %+v", was.Item.ID, was, is)
			default:
				kept++
			}
		}
		if kept < 50 || reworded != 1 {
			t.Errorf("%d kept, %d in other words", kept, reworded)
		}
		checks(t, a)

		// Answered after the move, undone, and as before; then the answers count again with the second move.
		anthony.Post("/adoptions/adp-cvl/readiness/fin-03", url.Values{"answer": {"planned"}}).Sees(422, "was retired after version 1 of the checklist, so nobody answers it any more")
		for _, item := range []string{"fin-80", "fin-02"} {
			r := app.Reply{Item: item, Input: readiness.Input{Choice: "2", Note: "Drafted"}, Seen: app.AsItStands}
			if err := a.Answer(t.Context(), reader(t, a, "p-41"), app.Questions{Adoption: "adp-cvl"}, r); err != nil {
				t.Fatal(err)
			}
		}
		answered, err := a.Readiness(t.Context(), reader(t, a, "p-41"), "adp-cvl")
		if err != nil {
			t.Fatal(err)
		}
		anthony.Visit("/adoptions/adp-cvl/checklist").Sees(200, "This take-up answers version 2, the newest that is published", "Moved from version 1 on 22 November 2026").
			Press("Move back to version 1").Sees(200, "Moved back. Everything counts as it did before the move", "Version 2 of the checklist is published")
		if back, err := a.Readiness(t.Context(), reader(t, a, "p-41"), "adp-cvl"); err != nil || !sameStanding(before.Result, back.Result) {
			t.Errorf("moved back and not as before: %v", err)
		}
		checks(t, a)
		anthony.Post("/adoptions/adp-cvl/checklist/undo", nil).Sees(422, "No move is left to undo")
		anthony.Visit("/adoptions/adp-cvl/checklist").Press("Move to version 2").Sees(200, "1 take-up moves to version 2")
		if again, err := a.Readiness(t.Context(), reader(t, a, "p-41"), "adp-cvl"); err != nil || !sameStanding(answered.Result, again.Result) {
			t.Errorf("moved again and not as after the first move: %v", err)
		}
		anthony.Visit("/adoptions/adp-cvl/history").Sees(200, "moved the take-up to a newer version of the checklist", "moved the take-up back to the version of the checklist from before")

		// What was decided stays, and another trust's leader moves nothing here.
		eastfold := as(t, site, "Margaret Ellison").Visit("/adoptions/adp-efd/checklist").Sees(200, "on these questions, so it stays on this version of the checklist")
		eastfold.Post("/adoptions/adp-efd/checklist", url.Values{"version": {"2"}}).Sees(422, "stays on this version of the checklist")
		anthony.Post("/adoptions/adp-cvl/checklist", url.Values{"version": {"2"}, "also": {"adp-efd"}}).Sees(403)
		anthony.Post("/adoptions/adp-cvl/checklist", url.Values{"version": {"1"}}).Sees(409)

		other := app.New(a.Store, a.Log)
		other.Now, other.NewID = a.Now, a.NewID
		if err := other.LoadContent(t.Context()); err != nil || other.Core().Version != 2 {
			t.Errorf("another instance knows version %d, %v", other.Core().Version, err)
		}
	})
}

// A question about the trust that a version retires: while a take-up on the version before still reads it, the groundwork says until
// when it is asked; after that its answer is kept, shown, and refused anew. A new fact stands on the preview.
func TestARetiredQuestionOfTheGroundwork(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		draft := nextChecklist(t, a)
		from := strings.Index(draft, "- id: fin-01\n")
		draft = draft[:from] + draft[from+strings.Index(draft[from:], "\n- id: fin-02\n")+1:]
		draft = strings.Replace(draft, "  - {key: used_in_care,", "  - {key: shared_site, ask: adoption, label: Used at a site that we share}\n  - {key: used_in_care,", 1)
		as(t, site, "Imogen Hale").Visit("/checklists/draft").ChooseFile("Or choose it as a file", "next.yaml", draft).Press("Check it").
			Sees(200, "1 new fact to state", "each open take-up that moves says yes or no to 1 new fact, answers 1 new question and confirms 1 answer again", "New facts (1)", "Used at a site that we share", "In each take-up that moves").
			Fill("What has changed, in a sentence or two", "One question fewer").Press("Publish version 2").Sees(200, "Version 2 is published")

		const ground = "/trusts/ZZ-CVL/groundwork"
		until := "Asked until version 1 of the checklist. The answer is kept, and take-ups on that version read it"
		anthony := as(t, site, "Anthony Cole").Visit(ground).Sees(200, until).SeesNot("No longer asked")
		anthony.Visit("/adoptions/adp-cvl/checklist").Sees(200, "New facts (1)").Press("Move to version 2").Sees(200, "1 take-up moves to version 2")
		anthony.Visit(ground).Sees(200, "No longer asked (2, the answers are kept)", "Until version 1 of the checklist").SeesNot(until)
		anthony.Post(ground+"/fin-01", url.Values{"answer": {"in_place"}}).Sees(422, "was retired after version 1 of the checklist, so nobody answers it any more. What was answered stays in the record")
		anthony.Visit("/adoptions/adp-cvl/checklist").Press("Move back to version 1").Visit(ground).Sees(200, until)
	})
}

// checks is the comparison of every kept figure with the rows it comes from.
func checks(t *testing.T, a *app.App) {
	t.Helper()
	if report, err := a.Check(t.Context()); err != nil || len(report.Wrong) > 0 || report.Compared == 0 {
		t.Errorf("kept figures: %v, %v", report.Wrong, err)
	}
}

// sameStanding reports whether two results say the same of everything, item by item.
func sameStanding(x, y *readiness.Result) bool {
	if len(x.Items) != len(y.Items) || len(adoption.Compare(x.Kept(), y.Kept())) > 0 || x.Checklist.Version != y.Checklist.Version {
		return false
	}
	for i := range x.Items {
		p, q := x.Items[i], y.Items[i]
		if p.Item.ID != q.Item.ID || p.Item.Question != q.Item.Question {
			return false
		}
		p.Item, q.Item = nil, nil
		if !reflect.DeepEqual(p, q) {
			return false
		}
	}
	return true
}
