package web_test

import (
	"slices"
	"testing"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/readiness"
	"groundwork/internal/workaround"
)

// insightPages are all pages of insight, with their filters, about England, a board, a trust and two pilots.
func insightPages() []string {
	var out []string
	for _, code := range []string{"ENG", "ZZ-ICB", "ZZ-EFD"} {
		for _, page := range []string{"", "?fixed=wfs-01", "/similar", "/heat-map", "/heat-map?pilot=demo-consent&region=ZZ-REG&stops=yes", "/spread", "/compare?with=ZZ-EFD&with=ZZ-NMR&with=ZZ-HML"} {
			out = append(out, "/insight/"+code+page)
		}
	}
	for _, pilot := range []string{"demo-consent", "demo-quicktext"} {
		for _, page := range []string{"", "/travel", "/similar"} {
			out = append(out, "/insight/pilots/"+pilot+page)
		}
	}
	return append(out, "/insight/ENG/spread.csv", "/lessons", "/lessons?kind=withdrawn", "/adoptions/adp-efd", "/measures/clin-time-freed/compare")
}

// Field by field of what section 4 of the product keeps from a reader: whoever may not know of it sees every page of insight
// unchanged to the letter when it changes, whatever they filter by; so there is nothing to subtract either.
func TestNoPageOfInsightTellsWhatIsKept(t *testing.T) {
	a := opened(t, demoDatabases.SQLite(t))
	site := serve(t, a)
	const other, team, above = "Judith Crane", "Amina Yusuf", "Imogen Hale"
	ctx, owner, efd, ground := t.Context(), actor(t, a, "p-21"), app.Questions{Adoption: "adp-efd"}, app.Questions{Trust: "ZZ-EFD"}
	item, private := "", ""
	own := must(a.Readiness(ctx, owner, "adp-efd"))
	for _, st := range own.Result.Items {
		if st.Item.Scope == readiness.Foundation && st.Item.Threshold(readiness.GoLive) > 0 && st.Source == readiness.Groundwork && st.Level >= readiness.InPlace {
			item = st.Item.ID
		}
	}
	read := func() map[string]map[string]string {
		out := map[string]map[string]string{}
		for _, name := range []string{other, team, above} {
			p := as(t, site, name)
			out[name] = map[string]string{}
			for _, page := range insightPages() {
				out[name][page] = withoutKeys(p.Visit(page).Body())
			}
		}
		return out
	}
	before := read()
	for _, field := range []struct {
		name string
		deed func() error
		kept []string            // from whom
		told []string            // who may know, and does
		but  map[string][]string // pages on which somebody it is kept from reads what follows from it and is theirs
	}{
		{"that a trust looks at a pilot, before it tells others", func() (err error) {
			private, err = a.StartAdoption(ctx, owner, adoption.StartInput{Pilot: "demo-quicktext", Facts: map[string]string{"paid_supplier": "no", "changes_roles": "no"}}, 0)
			return err
		}, []string{other, team, above}, nil, nil},
		{"how it stands", func() error { return a.CountCases(ctx, owner, private, "90", "a guess") }, []string{other, team, above}, nil, nil},
		{"why it does not adopt", func() error {
			return a.DeclineAdoption(ctx, owner, private, adoption.DeclineInput{Reason: "timing", Text: "Not this year"})
		}, []string{other, team, above}, nil, nil},
		{"a note", func() error { return a.WriteNote(ctx, owner, efd, item, "The old system has no interface") }, []string{other, team, above}, nil, nil},
		{"an owner and a date", func() error {
			return a.PlanAction(ctx, owner, efd, app.ActionInput{Item: "wfs-01", Text: "Clean the list", Owner: "p-22", Due: (a.Today() + 20).String()})
		}, []string{other}, nil, nil},
		{"a level that is not handed in", func() error {
			return a.Answer(ctx, owner, ground, app.Reply{Item: item, Input: readiness.Input{Choice: "0"}, Seen: app.AsItStands})
		}, []string{other, above}, []string{team}, map[string][]string{above: {"/adoptions/adp-efd", "/insight/pilots/demo-consent"}}}, // the answer with its counts, and no title
		{"a level as last handed in", func() error {
			now, err := a.Groundwork(ctx, owner, "ZZ-EFD")
			for _, x := range now.HandedAll() {
				if x.Item.ID == item && err == nil {
					err = a.Judge(ctx, owner, ground, item, true, "", x.Last.Seq)
				}
			}
			return err
		}, []string{other, team}, []string{above}, nil},
		{"what the pilot's team is asked to help with", func() error { return a.AskForHelp(ctx, owner, "adp-efd", "wfs-01", true) }, []string{other, above}, []string{team}, map[string][]string{above: {"/adoptions/adp-efd"}, other: {"/adoptions/adp-efd"}}}, // who can see it says that help is asked
		{"how many cases a trust has", func() error { return a.CountCases(ctx, owner, "adp-efd", "500", "the system") }, []string{other, team}, []string{above}, nil},
		{"a local fix", func() error {
			_, err := a.RecordWorkaround(ctx, owner, access.Subject{Kind: "adoption", ID: "adp-efd"}, workaround.Input{Item: "wfs-01", Title: "A second list", Hours: "3", Owner: "person:p-22", Why: "It is quicker", Started: (a.Today() - 30).String(), Expires: (a.Today() + 60).String(), Others: "no", ClosesWhen: "The list is right"})
			return err
		}, []string{other, team, above}, nil, nil},
	} {
		if err := field.deed(); err != nil {
			t.Errorf("%s: %v", field.name, err)
			continue
		}
		after := read()
		for name, pages := range after {
			var changed []string
			for page, body := range pages {
				if body != before[name][page] && !slices.Contains(field.but[name], page) {
					changed = append(changed, page)
				}
			}
			slices.Sort(changed)
			if slices.Contains(field.kept, name) && len(changed) > 0 {
				t.Errorf("%s: %s learns of it from %v", field.name, name, changed)
			}
			if slices.Contains(field.told, name) && len(changed) == 0 {
				t.Errorf("%s: %s may know of it and reads it nowhere", field.name, name)
			}
		}
		before = after
	}
}
