package webtest

import (
	"fmt"
	"net/url"
	"slices"

	"github.com/chromedp/cdproto/audits"
	"github.com/chromedp/cdproto/inspector"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
)

// Problems are what went wrong in the page since it was last asked for: errors
// and warnings in the console, exceptions, violations of the content security
// policy, requests to another host, and files of the page that did not come. An
// answer of 4xx or 5xx to the page itself is not one: Sees judges it.
func (tab *Tab) Problems() []string {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	found := tab.problems
	tab.problems = nil
	return found
}

// note keeps what an event of the tab says. It must be quick and send nothing.
func (tab *Tab) note(event any) {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	switch e := event.(type) {
	case *page.EventFrameStartedNavigating:
		if e.NavigationType != page.FrameStartedNavigatingNavigationTypeSameDocument {
			tab.started++
		}
	case *page.EventLoadEventFired:
		tab.loaded = tab.started
	case *network.EventRequestWillBeSent:
		if u, err := url.Parse(e.Request.URL); err != nil || tab.foreign(u) {
			tab.problem("request to another host: %s", e.Request.URL)
		}
	case *network.EventResponseReceived:
		if e.Type == network.ResourceTypeDocument {
			tab.status = e.Response.Status
		} else if e.Response.Status >= 400 {
			tab.problem("%s answered %d", e.Response.URL, e.Response.Status)
		}
	case *network.EventLoadingFinished:
		tab.bytes += int64(e.EncodedDataLength)
	case *network.EventLoadingFailed:
		if e.Type == network.ResourceTypeDocument {
			tab.loaded = tab.started // a download, or nothing to show
		} else if !e.Canceled {
			tab.problem("a %s did not come: %s %s", e.Type, e.ErrorText, e.BlockedReason)
		}
	case *log.EventEntryAdded:
		// What the network says about the page itself is noise, the rest is above.
		if e.Entry.Source != log.EntrySourceNetwork && e.Entry.Level == log.EntryLevelError {
			tab.problem("%s: %s", e.Entry.Source, e.Entry.Text)
		}
	case *audits.EventIssueAdded:
		if d := e.Issue.Details.ContentSecurityPolicyIssueDetails; d != nil {
			tab.problem("content security policy: %s %s %s", d.ViolatedDirective, d.ContentSecurityPolicyViolationType, d.BlockedURL)
		}
	case *runtime.EventConsoleAPICalled:
		if slices.Contains([]runtime.ConsoleAPICalledType{"error", "warning", "assert"}, e.Type) {
			text := ""
			for _, arg := range e.Args {
				text += " " + string(arg.Value) + arg.Description
			}
			tab.problem("console %s:%s", e.Type, text)
		}
	case *runtime.EventExceptionThrown:
		text := e.ExceptionDetails.Text
		if x := e.ExceptionDetails.Exception; x != nil {
			text += " " + x.Description
		}
		tab.problem("exception: %s", text)
	case *inspector.EventTargetCrashed:
		tab.problem("the page crashed")
	}
}

func (tab *Tab) problem(format string, args ...any) {
	tab.problems = append(tab.problems, fmt.Sprintf(format, args...))
}

// foreign reports whether u leaves the site.
func (tab *Tab) foreign(u *url.URL) bool {
	return slices.Contains([]string{"http", "https", "ws", "wss"}, u.Scheme) && "http://"+u.Host != tab.site.URL
}
