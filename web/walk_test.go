package web_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"groundwork/internal/demo"
	"groundwork/web"
	"groundwork/web/webtest"
)

// The budgets of a page in bytes, uncompressed: reading and forms; and the few that show a whole record at once.
const (
	pageBudget = 60 << 10
	longBudget = 250 << 10
)

// longPages show a whole record: the step editor, an assessment, an adopter’s pack, a published checklist, the components.
var longPages = regexp.MustCompile(`/workflow|/readiness|/groundwork|/checklists/|/components|/decisions/|/about-the-figures|^/benefits/[^/]+$|/board/|/pack`)

// mostPages ends a walk that would never end; the demo has fewer for each person.
const mostPages = 400

// TestWalk follows every link of every page as each demo person: all of them lead somewhere, no page is too
// heavy, and (checked by Person on each) none has inline style or script or an id twice.
func TestWalk(t *testing.T) {
	a := opened(t, demoDatabases.SQLite(t))
	site := serve(t, a)
	for _, v := range demo.Visitors() {
		t.Run(v.ID, func(t *testing.T) {
			p := as(t, site, v.Name)
			start := p.Path()
			seen := []string{start}
			for i := 0; i < len(seen) && i < mostPages; i++ {
				p.Visit(seen[i])
				if p.Status() != 200 {
					t.Errorf("%s answers %d", seen[i], p.Status())
					continue
				}
				if !strings.HasPrefix(p.Header("Content-Type"), "text/html") {
					continue
				}
				if n, most := len(p.Body()), budget(p.Path()); n > most {
					t.Errorf("%s has %d bytes of at most %d", seen[i], n, most)
				}
				for _, link := range p.Links() {
					if !slices.Contains(seen, link) && !strings.HasPrefix(link, "/assets/") && !repeated(seen, link) {
						seen = append(seen, link)
					}
				}
			}
			if len(seen) < 20 {
				t.Errorf("only %d pages found: %v", len(seen), seen)
			}
			if len(seen) > mostPages {
				t.Errorf("more than %d pages", mostPages)
			}
		})
	}
}

func budget(path string) int {
	if longPages.MatchString(path) {
		return longBudget
	}
	return pageBudget
}

// repeated reports whether four addresses with the same shape were seen: the fifth trust of the register is like the first.
func repeated(seen []string, link string) bool {
	shape := shapeOf(link)
	n := 0
	for _, s := range seen {
		if shapeOf(s) == shape {
			n++
		}
	}
	return n >= 4
}

var (
	anyQuery        = regexp.MustCompile(`=[^&]*`)
	anyOrganisation = regexp.MustCompile(`^/(trusts|board)/[^/?]+`)
	anyMeasure      = regexp.MustCompile(`^/measures/[^/?]+`)
	anyQuestion     = regexp.MustCompile(`/(readiness|groundwork)/[^/?]+`)
	anyBenefit      = regexp.MustCompile(`^/benefits/[^/?]+`)
	anyPeriod       = regexp.MustCompile(`\d{4}-\d{2}-\d{2}`)
)

// shapeOf is an address without what differs from record to record.
func shapeOf(link string) string {
	for _, r := range []*regexp.Regexp{anyOrganisation, anyMeasure, anyBenefit} {
		link = r.ReplaceAllStringFunc(link, func(s string) string { return "/" + strings.Split(s, "/")[1] + "/x" })
	}
	link = anyQuestion.ReplaceAllString(link, "/$1/x")
	return anyQuery.ReplaceAllString(anyPeriod.ReplaceAllString(link, "day"), "=")
}

// unlike are pages that are built otherwise than others at an address of their kind, and forms that no link leads to.
var unlike = map[string][]string{
	"Margaret Ellison": {eastfold + "/readiness/wfs-01", eastfold + "/readiness/demo-consent~p-01", "/pilots/demo-consent/workflow/compare", "/search?q=consent"},
}

// TestEveryPageIsAccessible opens one page of each shape in Chromium, wide and on a phone: no axe violation, nothing
// that scrolls sideways, no request to another host, nothing that the content security policy refuses.
func TestEveryPageIsAccessible(t *testing.T) {
	a := opened(t, demoDatabases.SQLite(t))
	site := serve(t, a)
	done := map[string]bool{}
	kindOf := kinds(t, web.New(a, web.Config{}).Routes())
	for _, name := range []string{"Amina Yusuf", "Margaret Ellison", "Judith Crane", "Marion Lister", "Fiona Gallagher", "Zoe Tanner", "Chloe Barker"} {
		paths := append(shapes(t, as(t, site, name), kindOf, done), unlike[name]...)
		if len(paths) == 0 {
			continue
		}
		for _, width := range []int{webtest.Desktop, webtest.Phone} {
			t.Run(fmt.Sprintf("%s at %d", name, width), func(t *testing.T) {
				t.Parallel()
				tab := site.Tab(t, width).Visit("/").Press(name)
				for _, path := range paths {
					tab.Visit(path).IsAccessible().FitsWidth()
				}
			})
		}
	}
}

// kinds tell what an address is a page of: the route that answers it, whatever record it is about.
func kinds(t *testing.T, routes []web.RouteInfo) func(link string) string {
	t.Helper()
	slices.SortStableFunc(routes, func(a, b web.RouteInfo) int { return strings.Count(a.Path, ":") - strings.Count(b.Path, ":") })
	param := regexp.MustCompile(`:[a-z]+`)
	var patterns []*regexp.Regexp
	for _, r := range routes {
		patterns = append(patterns, regexp.MustCompile("^"+param.ReplaceAllString(r.Path, `[^/]+`)+"$"))
	}
	return func(link string) string {
		path, _, _ := strings.Cut(link, "?")
		for i, re := range patterns {
			if re.MatchString(path) {
				return routes[i].Path
			}
		}
		t.Errorf("no route answers %s", link)
		return path
	}
}

// shapes are addresses that p reaches, one of each kind that nobody had before.
func shapes(t *testing.T, p *webtest.Person, kindOf func(string) string, done map[string]bool) []string {
	t.Helper()
	var out []string
	seen := []string{p.Path()}
	for i := 0; i < len(seen) && i < mostPages; i++ {
		p.Visit(seen[i])
		if !strings.HasPrefix(p.Header("Content-Type"), "text/html") {
			continue
		}
		if shape := kindOf(seen[i]); !done[shape] {
			done[shape] = true
			out = append(out, seen[i])
		}
		for _, link := range p.Links() {
			if !slices.Contains(seen, link) && !repeated(seen, link) {
				seen = append(seen, link)
			}
		}
	}
	return out
}
