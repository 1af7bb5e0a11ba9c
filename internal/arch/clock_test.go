package arch

import (
	"fmt"
	"go/ast"
	"slices"
	"testing"
)

// clocks are the functions of package time that look at one.
var clocks = []string{"Now", "Since", "Until", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker", "Sleep"}

// clockBreaches are the looks at a clock where the day is an argument: in rules
// and in pages.
func clockBreaches(t *testing.T) func(file) []string {
	return func(f file) (breaches []string) {
		where := layerOf(f.dir()).name
		if !f.is(".go") || f.isTest() || !slices.Contains([]string{"base", "concept", "content", "templates"}, where) {
			return nil
		}
		ast.Inspect(f.parsed(t), func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := s.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains(clocks, s.Sel.Name) {
					breaches = append(breaches, fmt.Sprintf("time.%s: %s knows no clock", s.Sel.Name, where))
				}
			}
			return true
		})
		return breaches
	}
}

func TestRulesKnowNoClock(t *testing.T) { hold(t, clockBreaches(t)) }

func TestClockBreachesAreFound(t *testing.T) {
	const now = "package p\nimport \"time\"\nvar t = time.Now()\n"
	try(t, clockBreaches(t), []trial{
		{"internal/brandnew/a.go", now, "time.Now: concept knows no clock"},
		{"internal/brandnew/a.go", "package p\nimport \"time\"\nvar f = time.Now\n", "time.Now"},
		{"internal/day/a.go", "package p\nimport \"time\"\nfunc f(t time.Time) { _ = time.Since(t) }\n", "time.Since: base"},
		{"templates/home/a_templ.go", now, "time.Now: templates"},
		{"internal/brandnew/a.go", "package p\nimport \"time\"\nvar t time.Time\n", ""},
		{"internal/brandnew/a_test.go", now, ""},
		{"internal/app/a.go", now, ""},
	})
}
