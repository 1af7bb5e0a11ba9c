package webtest

import (
	"context"
	"encoding/json"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/audits"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// Widths at which every page is tried.
const (
	Desktop = 1280
	Phone   = 375
)

// A Tab is a page of the site in Chromium, with cookies of its own. Every step
// that cannot be done as said ends the test. What goes wrong in the page, see
// Problems, fails the test when it ends.
type Tab struct {
	t     testing.TB
	ctx   context.Context
	site  *Site
	width int
	wait  time.Duration
	in    string // the part of the page that steps look in, empty for all of it

	mu       sync.Mutex
	problems []string
	status   int64 // of the page
	bytes    int64 // received since the tab opened
	started  int   // navigations begun
	loaded   int   // the last of them that was over
}

// An Option changes how a tab behaves.
type Option func(*Tab)

// NoScript switches script off, as some networks do.
func NoScript(tab *Tab) {
	tab.do("switch script off", call(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}))
}

// Waiting sets how long a step waits for what it looks for; it is 10 s without.
func Waiting(atMost time.Duration) Option { return func(tab *Tab) { tab.wait = atMost } }

// Tab opens an empty tab of this width, in CSS pixels; under 600 it is a phone,
// with touch. Without Chromium the test is skipped, or fails where everything
// must run.
func (s *Site) Tab(t testing.TB, width int, options ...Option) *Tab {
	t.Helper()
	tab := &Tab{t: t, site: s, width: width, wait: 10 * time.Second}
	browser := chromium.open(t)
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext(), chromedp.WithListener(tab.note))
	tab.ctx = ctx
	if err := chromedp.Do(ctx); err != nil { // the tab lives as long as the context of its first step
		cancel()
		t.Fatalf("open a tab: %v", err)
	}
	t.Cleanup(func() {
		cancel()
		for _, problem := range tab.Problems() {
			t.Errorf("%s at %d pixels: %s", s.URL, width, problem)
		}
	})
	viewport := chromedp.EmulateViewport(int64(width), 900)
	if width < 600 {
		viewport = chromedp.EmulateViewport(int64(width), 812, chromedp.EmulateMobile, chromedp.EmulateTouch, chromedp.EmulatePortrait)
	}
	tab.do("open", viewport,
		call(audits.Enable, cdp.Empty{}), call(log.Enable, cdp.Empty{}), call(network.Enable, network.EnableParams{}))
	for _, option := range options {
		option(tab)
	}
	return tab
}

// Visit types an address of the site.
func (tab *Tab) Visit(path string) *Tab {
	tab.t.Helper()
	tab.in = ""
	tab.do("visit "+path, chromedp.Navigate(tab.site.URL+path))
	return tab
}

// Sees waits until each text can be read on the page, spaces and line breaks
// aside, and asserts the page's status. The title counts as part of the page.
func (tab *Tab) Sees(status int, texts ...string) *Tab {
	tab.t.Helper()
	var page string
	for _, text := range texts {
		tab.until(func() bool {
			page = tab.Text()
			return strings.Contains(page, squeeze(text))
		}, func() { tab.fatalf("does not say %q; it says:\n%s", text, page) })
	}
	tab.mu.Lock()
	got := tab.status
	tab.mu.Unlock()
	if got != int64(status) {
		tab.fatalf("answered %d, want %d", got, status)
	}
	return tab
}

// SeesNot waits until none of the texts can be read on the page.
func (tab *Tab) SeesNot(texts ...string) *Tab {
	tab.t.Helper()
	for _, text := range texts {
		tab.until(func() bool { return !strings.Contains(tab.Text(), squeeze(text)) },
			func() { tab.fatalf("says %q", text) })
	}
	return tab
}

// IsAt waits until the page has this address: path and query.
func (tab *Tab) IsAt(path string) *Tab {
	tab.t.Helper()
	tab.until(func() bool { return tab.Path() == path }, func() { tab.fatalf("is not at %s", path) })
	return tab
}

// Path is the address of the page: path and query.
func (tab *Tab) Path() string {
	tab.t.Helper()
	u, err := url.Parse(value(tab, "read the address", chromedp.Location()))
	if err != nil {
		tab.t.Fatal(err)
	}
	return u.RequestURI()
}

// Text is what can be seen on the page after its title, with single spaces.
func (tab *Tab) Text() string {
	tab.t.Helper()
	return squeeze(value(tab, "read the page", chromedp.Evaluate[string](
		`document.title + "\n" + (document.body ? document.body.innerText : "")`)))
}

// Bytes is what the tab received over the wire so far, as compressed.
func (tab *Tab) Bytes() int64 {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	return tab.bytes
}

// Eval evaluates a JavaScript expression in the page, past its policies, and
// decodes the value, awaited if it is a promise, into what into points to.
func (tab *Tab) Eval(expression string, into any) *Tab {
	tab.t.Helper()
	text := value(tab, "evaluate", chromedp.Evaluate[[]byte](expression, chromedp.EvalAwaitPromise))
	if err := json.Unmarshal(text, into); err != nil {
		tab.t.Fatalf("evaluate %s: %v", expression, err)
	}
	return tab
}

// until polls until holds, or calls otherwise, which must end the test.
func (tab *Tab) until(holds func() bool, otherwise func()) {
	tab.t.Helper()
	for deadline := time.Now().Add(tab.wait); !holds(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			otherwise()
		}
	}
}

// do runs steps within the time that a step may take.
func (tab *Tab) do(what string, steps ...chromedp.Action[chromedp.Void]) {
	tab.t.Helper()
	value(tab, what, chromedp.Steps(steps...))
}

// value is what action gives within the time that a step may take.
func value[T any](tab *Tab, what string, action chromedp.Action[T]) T {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	v, err := chromedp.Run(ctx, action)
	if err != nil {
		tab.t.Fatalf("%s at %d pixels: %s: %v", tab.site.URL, tab.width, what, err)
	}
	return v
}

// call is the action of one protocol command whose answer says nothing.
func call[P, R any](command cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, command, params)
		return err
	})
}

func (tab *Tab) fatalf(format string, args ...any) {
	tab.t.Helper()
	tab.t.Fatalf("%s at %d pixels: the page "+format, append([]any{tab.Path(), tab.width}, args...)...)
}
