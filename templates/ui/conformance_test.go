package ui

import (
	"context"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/a-h/templ"
)

// comparable are the components of the design system that we have, each with how
// to make ours from the parameters of theirs. What our props cannot say is left
// out case by case; leastCompared keeps that from growing unseen.
var comparable = map[string]func(*params) templ.Component{
	"breadcrumb":          breadcrumbCase,
	"button":              buttonCase,
	"card":                cardCase,
	"character-count":     characterCountCase,
	"checkboxes":          checkboxesCase,
	"date-input":          dateInputCase,
	"details":             detailsCase,
	"error-summary":       errorSummaryCase,
	"file-upload":         func(p *params) templ.Component { return FileUpload(p.field(), p.flag("multiple")) },
	"input":               func(p *params) templ.Component { return Input(inputCase(p)) },
	"inset-text":          func(p *params) templ.Component { return around(InsetText(), body(p)) },
	"label":               labelCase,
	"legend":              legendCase,
	"notification-banner": bannerCase,
	"pagination":          paginationCase,
	"panel":               panelCase,
	"password-input":      passwordCase,
	"radios":              func(p *params) templ.Component { return Radios(choiceCase(p)) },
	"scroll":              scrollCase,
	"search-input":        searchCase,
	"select":              selectCase,
	"skip-link":           skipLinkCase,
	"summary-list":        summaryListCase,
	"tables":              tableCase,
	"tabs":                tabsCase,
	"tag":                 tagCase,
	"task-list":           taskListCase,
	"textarea":            textareaCase,
	"warning-callout":     warningCase,
}

// leastCompared is how many fixtures are compared of each component. Raise it
// when a component learns to say more.
var leastCompared = map[string]int{
	"breadcrumb":          1,
	"button":              23,
	"card":                1,
	"character-count":     14,
	"checkboxes":          26,
	"date-input":          18,
	"details":             4,
	"error-summary":       6,
	"file-upload":         13,
	"input":               19,
	"inset-text":          2,
	"label":               6,
	"legend":              6,
	"notification-banner": 5,
	"pagination":          4,
	"panel":               3,
	"password-input":      10,
	"radios":              28,
	"scroll":              1,
	"search-input":        4,
	"select":              13,
	"skip-link":           1,
	"summary-list":        8,
	"tables":              23,
	"tabs":                2,
	"tag":                 24,
	"task-list":           2,
	"textarea":            13,
	"warning-callout":     2,
}

// TestConformance renders our components from the parameters of the design
// system's own fixtures and compares the markup (UI rules, section 4).
func TestConformance(t *testing.T) {
	compared, all := map[string]int{}, map[string]int{}
	total := 0
	for i, f := range fixtures(t) {
		make, ours := comparable[f.Component]
		if !ours || !f.Whole {
			continue
		}
		all[f.Component]++
		p := newParams(f.Context)
		component := make(p)
		if component == nil || !p.expressible() {
			continue
		}
		compared[f.Component]++
		total++
		t.Run(fmt.Sprintf("%s/%s#%d", f.Component, f.Name, i), func(t *testing.T) {
			same(t, theirs(f), render(t, component))
		})
	}
	for name := range comparable {
		t.Logf("%-20s %3d of %3d fixtures compared", name, compared[name], all[name])
		if compared[name] < leastCompared[name] || compared[name] == 0 {
			t.Errorf("%s: only %d fixtures compared, at least %d before", name, compared[name], leastCompared[name])
		}
	}
	t.Logf("%d fixtures compared in all", total)
}

// around gives c its children.
func around(c, children templ.Component) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		return c.Render(templ.WithChildren(ctx, children), w)
	})
}

// body is the content of a component: html as it is, text in a paragraph.
func body(p *params) templ.Component {
	if p.has("html") {
		return templ.Raw(p.text("html"))
	}
	if text := p.text("text"); text != "" {
		return templ.Raw("<p>" + templ.EscapeString(text) + "</p>")
	}
	return templ.NopComponent
}

// bare is the same without the paragraph.
func bare(p *params) templ.Component {
	if p.has("html") {
		return templ.Raw(p.text("html"))
	}
	return templ.Raw(templ.EscapeString(p.text("text")))
}

// tableLook are classes of theirs that only change a look which ours has one of.
var tableLook = regexp.MustCompile(` (nhsuk-table--(striped|no-last-row-border)|nhsuk-u-[a-z0-9-]+)(\b)`)

// theirs is the markup of a fixture without what we leave out on purpose.
func theirs(f fixture) string {
	switch f.Component {
	case "button":
		// Our buttons always prevent a double press.
		if !strings.Contains(f.HTML, "data-prevent-double-click") && strings.Contains(f.HTML, "<button") {
			return strings.Replace(f.HTML, `type="submit"`, `data-prevent-double-click="true" type="submit"`, 1)
		}
	case "file-upload":
		// Our file field is the browser's own, without the drop zone.
		return strings.Replace(f.HTML, ` data-module="nhsuk-file-upload"`, "", 1)
	case "scroll":
		// Our region can be reached with the keyboard before the script has run.
		return strings.Replace(f.HTML, `role="region"`, `role="region" tabindex="0"`, 1)
	case "tables":
		// Our tables are always compact, and always say how heavy the caption is.
		html := f.HTML
		if !strings.Contains(html, "nhsuk-table--compact") {
			html = strings.Replace(html, `class="nhsuk-table`, `class="nhsuk-table--compact nhsuk-table`, 1)
		}
		html = tableLook.ReplaceAllString(html, "")
		return strings.Replace(html, `"nhsuk-table__caption"`, `"nhsuk-table__caption nhsuk-table__caption--m"`, 1)
	case "summary-list":
		return strings.Replace(f.HTML, " nhsuk-summary-list--no-last-row-border", "", 1)
	case "label":
		return strings.Replace(f.HTML, "<label ", `<label for="control" `, 1)
	case "task-list":
		return strings.ReplaceAll(f.HTML, "Incomplete", "Not yet started")
	}
	return f.HTML
}
