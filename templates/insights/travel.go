package insights

import (
	"fmt"
	"strconv"
	"strings"

	"groundwork/internal/benefit"
	"groundwork/internal/insight"
	"groundwork/templates/pilottabs"
	"groundwork/templates/ui"
)

// Travel is the page about what a pilot's benefits are elsewhere.
type Travel struct {
	Subject benefit.Subject
	List    []insight.Travel
	Words   benefit.Library
}

// The pages of insight about one pilot, as the last part of their address.
const (
	travelPage  = "travel"
	similarPage = "similar"
)

// AboutPilot is where a page of insight about a pilot is.
func AboutPilot(pilot, page string) string {
	if page == fixFirst {
		return "/insight/pilots/" + pilot
	}
	return "/insight/pilots/" + pilot + "/" + page
}

func pilotTabs(pilot, current string) []ui.SubNavItem {
	return []ui.SubNavItem{
		{Label: "The pilot’s take-up", Href: pilottabs.Address(pilot, pilottabs.Adoptions)},
		{Label: "What to fix first", Href: AboutPilot(pilot, fixFirst), Current: current == fixFirst},
		{Label: "Does the benefit travel?", Href: AboutPilot(pilot, travelPage), Current: current == travelPage},
		{Label: "Trusts like the pilot site", Href: AboutPilot(pilot, similarPage), Current: current == similarPage},
	}
}

func pilotCrumbs(s benefit.Subject) []ui.Crumb {
	return []ui.Crumb{{Label: "Pilots", Href: "/pilots"}, {Label: s.Name, Href: pilottabs.Address(s.ID, pilottabs.Overview)}}
}

func (p Travel) answer() insight.Answer {
	t, found := insight.First(p.List)
	if !found {
		return insight.Answer{Text: p.Subject.Short + " has promised no benefit yet, so nobody can say whether it travels."}
	}
	a := t.Answer()
	if len(p.List) > 1 {
		a.Text = t.Pilot.Name() + ": " + lower(a.Text)
	}
	return a
}

// lower is a sentence in the middle of another; names keep their capital, and these sentences begin with words only.
func lower(s string) string {
	if s == "" {
		return s
	}
	if s[0] >= 'A' && s[0] <= 'Z' {
		return string(s[0]+'a'-'A') + s[1:]
	}
	return s
}

func (p Travel) copied() string {
	a := p.answer()
	return p.Subject.Name + ". " + a.Text
}

func (p Travel) compared(t insight.Travel) ui.TableProps {
	table := ui.TableProps{Caption: "Sites compared with " + t.Pilot.Subject.Short, Aside: "By name", Stacked: true,
		Columns: []ui.Column{{Head: "Site"}, ui.Number("A case gained"), ui.Number("Of the pilot’s"), {Head: "From what"}, {Head: "How sure"}}}
	table.Rows = append(table.Rows, p.row(t.Pilot, t.Rate, "The pilot: 1"))
	for _, s := range t.Sites {
		table.Rows = append(table.Rows, p.row(s.Judged, s.Rate, insight.Share(s.Ratio)))
	}
	return table
}

func (p Travel) row(j benefit.Judged, r benefit.PerCase, share string) ui.Row {
	n := "figures"
	if r.Count == 1 {
		n = "figure"
	}
	return ui.Cells(ui.With(ui.Link("/benefits/"+j.ID, j.Subject.Short)), ui.Text(r.String()), ui.Text(share),
		ui.Text(fmt.Sprintf("%d %s, %s", r.Count, n, r.Period)), ui.With(ui.GradeTag(j.Grade)))
}

func (p Travel) refused(t insight.Travel) ui.TableProps {
	table := ui.TableProps{Caption: "Not compared", Aside: "By name", Stacked: true, Columns: ui.Columns("Site", "Why not")}
	for _, s := range t.Refused {
		table.Rows = append(table.Rows, ui.Cells(ui.With(ui.Link("/benefits/"+s.Judged.ID, s.Judged.Subject.Short)), ui.Text(upper(s.Why)+".")))
	}
	return table
}

// definition says by which definition a benefit is counted.
func definition(t insight.Travel) string {
	words := "Version " + itoa(t.Pilot.Profile.Measure.Version) + " of the definition"
	if t.Pilot.Name() != t.Pilot.Measure.Name {
		words += " of " + t.Pilot.Measure.Name
	}
	return words
}

// alone are the benefits that no adopter promised.
func (p Travel) alone() string {
	var names []string
	for _, t := range p.List {
		if t.Alone() {
			names = append(names, t.Pilot.Name())
		}
	}
	return strings.Join(names, ", ")
}

func upper(s string) string {
	if s != "" && s[0] >= 'a' && s[0] <= 'z' {
		return string(s[0]-'a'+'A') + s[1:]
	}
	return s
}

// how says what is compared with what.
func how() string {
	return "What a case gained in the periods after the first eight weeks of each site, its own go-live counted: hours over cases, or the change since the baseline. " +
		"Only one version of the definition, one unit, the same staff groups, and measured figures (A or B)."
}

func itoa(n int) string { return strconv.Itoa(n) }
