package web_test

import (
	"context"
	"regexp"
	"strings"
	"testing"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/web/webtest"
)

func TestTrustsAreListed(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		p := as(t, site, "Margaret Ellison").Visit("/trusts").
			Sees(200, "207 trusts", "Airedale NHS Foundation Trust", "Open Government Licence v3.0").
			SeesNot("Barts and The London NHS Trust", "Previous trusts")
		p.Fill("Name or code", "barts").Press("Apply filters").Sees(200, "1 trust", "Barts Health NHS Trust")
		p.Visit("/trusts?q=barts&closed=yes").Sees(200, "2 trusts match", "Closed on 31 March 2012, now Barts Health NHS Trust")
		p.Visit("/trusts?region=ZZ-REG").Sees(200, "5 trusts match").Visit("/trusts?icb=ZZ-ICS").Sees(200, "1 trust", "Carrow Vale Hospitals NHS Trust")
		p.Visit("/trusts?q=ZZ-EFD").Sees(200, "1 trust", "Eastfold Partnership NHS Trust", "Upland North, Upland Region")
		p.Visit("/trusts?q=xyzzy").Sees(200, "No trusts match").Follow("See all trusts").IsAt("/trusts")
		p.Visit("/trusts?after=x&before=~~&region=%27%22%5C").Sees(200, "No trusts match")
	})
}

// Every trust stands on exactly one page, forwards and backwards.
func TestTrustsArePaged(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		p := as(t, site, "Margaret Ellison").Visit("/trusts?closed=yes")
		var forwards []string
		for range 6 {
			forwards = append(forwards, trustsOn(p)...)
			if strings.Contains(p.Text(), "Next trusts") {
				p.Follow("Next trusts")
			}
		}
		seen := map[string]bool{}
		for _, code := range forwards {
			if seen[code] {
				t.Errorf("%s stands on two pages", code)
			}
			seen[code] = true
		}
		if len(forwards) != 280 {
			t.Errorf("%d trusts on all pages, want 280", len(forwards))
		}
		backwards := trustsOn(p)
		for strings.Contains(p.Text(), "Previous trusts") {
			p.Follow("Previous trusts")
			backwards = append(trustsOn(p), backwards...)
		}
		if strings.Join(backwards, " ") != strings.Join(forwards, " ") {
			t.Errorf("going back shows other trusts than going on")
		}
	})
}

// rowOfTrust finds the code in the head of a row: the trust itself, not those that carry on.
var rowOfTrust = regexp.MustCompile(`(?s)scope="row".*?href="/trusts/([^"]+)"`)

func trustsOn(p *webtest.Person) (codes []string) {
	for _, m := range rowOfTrust.FindAllStringSubmatch(p.Body(), -1) {
		codes = append(codes, m[1])
	}
	return codes
}

func TestTrustIsShown(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		as(t, site, "Amina Yusuf").Follow("Our trust").IsAt("/trusts/ZZ-NMR").
			Sees(200, "Northmoor Community and Mental Health NHS Trust", "Mental health trust in Upland North Integrated Care Board, Upland Region",
				"Our pilots", "4,120", "Staff, whole-time equivalent", "as at 31 March 2026").
			Visit("/trusts/ZZ-THS").Sees(200, "Payroll provider Not published", "Pilots it leads").SeesNot("People", "Board page").
			Visit("/trusts/RYQ").Sees(200, "Closed on 30 September 2013", "Its work is carried on by King's College Hospital NHS Foundation Trust, Lewisham and Greenwich NHS Trust and Oxleas NHS Foundation Trust",
			"What was recorded here stays here, with its history", "Carries on the work of").
			Visit("/trusts/ZZ-ICB").Sees(200, "Integrated care board in Upland Region", "4 trusts", "Harrowmere Care NHS Trust").
			Visit("/trusts/QMJ").Sees(200, "Closed on 31 March 2026", "Its area is now with").
			Visit("/trusts/Y56").Sees(200, "Region in England", "Integrated care boards").
			Visit("/trusts/ENG").Sees(200, "Regions", "London", "Midlands").
			Visit("/trusts/XXX").Sees(404).Visit("/trusts/zz-nmr").Sees(404)
		as(t, site, "Judith Crane").Visit("/trusts/ZZ-THS").Sees(200, "People", "Board page", "Groundwork")
		site.Person(t, "a stranger").Visit("/trusts/ZZ-NMR").SeesNot("4,120")
	})
}

func TestStatementsOfTrusts(t *testing.T) {
	onDemo(t, func(t *testing.T, _ *webtest.Site, a *app.App) {
		for _, q := range []app.TrustQuery{{}, {Closed: true}, {Text: "nhs", Closed: true, After: "B~"}, {Before: "Z~", Closed: true}} {
			n := statements(t, a, "p-01", func(ctx context.Context, who access.Actor) error {
				_, err := a.Trusts(ctx, q)
				return err
			})
			if n > 4 {
				t.Errorf("the list of trusts %+v asks %d statements, want at most 4", q, n)
			}
		}
		for _, code := range []string{"ZZ-NMR", "RYQ", "ZZ-REG", "ENG", "Y56"} {
			n := statements(t, a, "p-01", func(ctx context.Context, who access.Actor) error {
				_, err := a.Trust(ctx, who, code)
				return err
			})
			if n > 24 {
				t.Errorf("the page of %s asks %d statements, want at most 24", code, n)
			}
		}
	})
}

// An address that is no text is missing like any other, on both engines.
func TestAddressesThatAreNoText(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		p := as(t, site, "Margaret Ellison").Visit("/trusts/nothing").Sees(404)
		missing := p.Text()
		for _, address := range []string{"/pilots/%00", "/pilots/%ff", "/trusts/%00", "/trusts?before=%00~x", "/trusts?region=%ff", "/trusts/a%2fb", "/search?q=%00", "/%00"} {
			if p.Visit(address).Sees(404).Text() != missing {
				t.Errorf("%s is missing in other words", address)
			}
		}
	})
}

// What a trust's page offers is open to whoever reads it, and the answers of a trust stay with it.
func TestTrustShowsOnlyWhatItsReaderMayOpen(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, _ *app.App) {
		for _, name := range []string{"Margaret Ellison", "Chloe Barker", "Fiona Gallagher", "Amina Yusuf", "Zoe Tanner", "Peter Ashdown"} {
			p := as(t, site, name).Visit("/trusts/ZZ-EFD").Sees(200)
			for _, link := range p.Links() {
				if p.Visit(link); p.Status() != 200 {
					t.Errorf("%s is offered %s, which answers %d", name, link, p.Status())
				}
			}
		}
		as(t, site, "Margaret Ellison").Visit("/trusts/ZZ-EFD").Sees(200, "Our take-ups", "Preparing", "Go live: Not ready 22 of 42 met, 17 stop it, 3 not known", "What is in place in the trust", "People")
		as(t, site, "Amina Yusuf").Visit("/trusts/ZZ-EFD").Sees(200, "Takes up", "Preparing", "Not ready").SeesNot("What is in place in the trust", "People", "Board page")
		as(t, site, "Judith Crane").Visit("/trusts/ZZ-EFD").Sees(200, "Takes up", "Preparing").SeesNot("Not ready", "17 stop it")
		as(t, site, "Fiona Gallagher").Visit("/trusts/ZZ-EFD").Sees(200, "Not ready", "Board page").SeesNot("What is in place in the trust")
		as(t, site, "Judith Crane").Visit("/trusts/ZZ-CVL").Sees(200, "Assessing readiness").SeesNot("Not enough known")
	})
}
