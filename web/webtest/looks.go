package webtest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"groundwork/internal/leftout"
)

// A Violation is an accessibility rule of axe that the page breaks.
type Violation struct {
	Rule   string   `json:"rule"`
	Help   string   `json:"help"`
	Places []string `json:"places"` // selectors of what breaks it
}

// rules are the sets of axe's rules: WCAG 2.2 AA and what its makers call best
// practice.
const rules = `['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']`

// IsAccessible asserts that axe finds nothing on the page.
func (tab *Tab) IsAccessible() *Tab {
	tab.t.Helper()
	for _, v := range tab.Violations() {
		tab.t.Errorf("%s at %d pixels: axe %s: %s: %s", tab.Path(), tab.width, v.Rule, v.Help, strings.Join(v.Places, "; "))
	}
	return tab
}

// Violations are what axe finds on the page. It runs in a world of its own, so
// that the page's policies stay as they are and the page does not notice.
// Without axe the test is skipped, or fails where everything must run.
func (tab *Tab) Violations() []Violation {
	tab.t.Helper()
	axe, err := axeScript()
	if errors.Is(err, fs.ErrNotExist) {
		leftout.Skip(tab.t, "axe", "axe-core is not installed (npm ci in web/webtest)")
	}
	if err != nil {
		tab.t.Fatal(err)
	}
	return value(tab, "run axe", func(ctx context.Context, t *chromedp.Target) (found []Violation, err error) {
		frames, err := cdp.Call(ctx, t, page.GetFrameTree, cdp.Empty{})
		if err != nil {
			return nil, err
		}
		world, err := cdp.Call(ctx, t, page.CreateIsolatedWorld, page.CreateIsolatedWorldParams{FrameID: frames.FrameTree.Frame.ID, WorldName: "axe"})
		if err != nil {
			return nil, err
		}
		yes := true
		answer, err := cdp.Call(ctx, t, runtime.Evaluate, runtime.EvaluateParams{
			ContextID: world.ExecutionContextID, AwaitPromise: &yes, ReturnByValue: &yes,
			Expression: axe + `;axe.run(document, { runOnly: ` + rules + `, resultTypes: ['violations'] }).then((r) =>
				r.violations.map((v) => ({ rule: v.id, help: v.help, places: v.nodes.map((n) => n.target.join(' ')) })))`,
		})
		if err != nil {
			return nil, err
		}
		if e := answer.ExceptionDetails; e != nil {
			return nil, fmt.Errorf("%s %s", e.Text, e.Exception.Description)
		}
		return found, json.Unmarshal(answer.Result.Value, &found)
	})
}

// axeScript is axe-core as npm installs it beside this package.
func axeScript() (string, error) {
	root, err := moduleRoot()
	if err != nil {
		return "", err
	}
	text, err := os.ReadFile(filepath.Join(root, "web", "webtest", "node_modules", "axe-core", "axe.min.js"))
	return string(text), err
}

// moduleRoot is the folder of go.mod above the test's.
func moduleRoot() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		if dir == filepath.Dir(dir) {
			return "", errors.New("no go.mod above this folder")
		}
		dir = filepath.Dir(dir)
	}
}

// FitsWidth asserts that the page does not scroll sideways.
func (tab *Tab) FitsWidth() *Tab {
	tab.t.Helper()
	var wide []string
	tab.Eval(fmt.Sprintf(`(() => {
		const width = %d
		if (document.documentElement.scrollWidth <= width) return []
		const beyond = [...document.body.querySelectorAll('*')].filter((n) => n.getBoundingClientRect().right > width + 1)
		return [document.documentElement, ...beyond].slice(0, 6).map(
			(n) => n.tagName.toLowerCase() + (n.id && '#' + n.id) + [...n.classList].map((c) => '.' + c).join(''))
	})()`, tab.width), &wide)
	if len(wide) > 0 {
		tab.t.Errorf("%s at %d pixels: scrolls sideways; too wide: %s", tab.Path(), tab.width, strings.Join(wide, ", "))
	}
	return tab
}

// Screenshot writes a picture of the whole page, in PNG, to file.
func (tab *Tab) Screenshot(file string) *Tab {
	tab.t.Helper()
	picture := value(tab, "take a picture", chromedp.FullScreenshot(100))
	if err := os.WriteFile(file, picture, 0o644); err != nil {
		tab.t.Fatal(err)
	}
	return tab
}

// Print is the page as its print style has it on paper, in PDF with tags and an outline.
func (tab *Tab) Print() []byte {
	tab.t.Helper()
	return value(tab, "print", chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize(), chromedp.PDFPrintBackground(), chromedp.PDFOutlineAndTagged()))
}

var pageObject = regexp.MustCompile(`/Type\s*/Page\b`)

// Sheets is the number of pages of a PDF that Print made: Chromium writes its
// page objects in clear.
func Sheets(pdf []byte) int { return len(pageObject.FindAll(pdf, -1)) }
