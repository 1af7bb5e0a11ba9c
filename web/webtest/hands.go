package webtest

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Fill types value into the field with this label over what stands there, or
// picks the option that reads value if it is a list.
func (tab *Tab) Fill(label, value string) *Tab {
	tab.t.Helper()
	field := tab.find(label, "textbox", "searchbox", "spinbutton", "combobox", "listbox")
	picked := false
	tab.on(field, `function (text) {
		if (this.tagName !== 'SELECT') { this.focus(); this.select(); return false }
		const option = [...this.options].find((o) => o.text.replace(/\s+/g, ' ').trim() === text)
		if (!option) return false
		this.value = option.value
		this.dispatchEvent(new Event('input', { bubbles: true }))
		this.dispatchEvent(new Event('change', { bubbles: true }))
		return true
	}`, value, &picked)
	if picked {
		return tab
	}
	isList := false
	if tab.on(field, `function () { return this.tagName === 'SELECT' }`, nil, &isList); isList {
		tab.fatalf("has no option %q in %q", value, label)
	}
	tab.do("type into "+label, call(input.InsertText, input.InsertTextParams{Text: value}))
	return tab
}

// Choose clicks the radio or checkbox with this label.
func (tab *Tab) Choose(label string) *Tab {
	tab.t.Helper()
	tab.click(tab.find(label, "radio", "checkbox"), label)
	return tab
}

// Press clicks the one button with this text, and waits for the page that comes
// of it if one does.
func (tab *Tab) Press(text string) *Tab {
	tab.t.Helper()
	return tab.arrive(func() { tab.click(tab.find(text, "button"), text) })
}

// Follow clicks the one link with this text, and waits for the page that it
// leads to unless it is this one.
func (tab *Tab) Follow(text string) *Tab {
	tab.t.Helper()
	return tab.arrive(func() { tab.click(tab.find(text, "link"), text) })
}

// Keys types on the keyboard, "\t" and "\r" among others, and waits for the page
// that comes of it if one does.
func (tab *Tab) Keys(keys string) *Tab {
	tab.t.Helper()
	return tab.arrive(func() { tab.do("type", chromedp.KeyEvent(keys)) })
}

// Focus is the name of what has the keyboard: a label or text.
func (tab *Tab) Focus() string {
	tab.t.Helper()
	object := value(tab, "find the focus", chromedp.Evaluate[*runtime.RemoteObject]("document.activeElement"))
	nodes := tab.query(accessibility.QueryAXTreeParams{ObjectID: object.ObjectID})
	if len(nodes) == 0 {
		return ""
	}
	return nameIn(nodes[0])
}

// In narrows what steps look for, up to the next Visit, to the part of the page
// called name, as Person.In does. Empty is the whole page.
func (tab *Tab) In(name string) *Tab {
	tab.t.Helper()
	tab.in = name
	return tab
}

// find waits for the one element with this name and one of these roles, both as
// assistive technology has them.
func (tab *Tab) find(name string, roles ...string) cdp.BackendNodeID {
	tab.t.Helper()
	var matches []*accessibility.Node
	tab.until(func() bool {
		matches = slices.DeleteFunc(
			tab.query(accessibility.QueryAXTreeParams{ObjectID: tab.part(), AccessibleName: name}),
			func(n *accessibility.Node) bool { return !slices.Contains(roles, roleIn(n)) })
		return len(matches) == 1
	}, func() {
		if len(matches) > 1 {
			tab.fatalf("has %d times %v %q; say In(...) which", len(matches), roles, name)
		}
		var names []string
		for _, role := range roles {
			for _, n := range tab.query(accessibility.QueryAXTreeParams{ObjectID: tab.part(), Role: role}) {
				names = append(names, nameIn(n))
			}
		}
		tab.fatalf("has no %v %q; it has %s", roles, name, quoted(names))
	})
	return matches[0].BackendDOMNodeID
}

//go:embed parts.js
var partsScript string

// part is the part of the page that steps look in.
func (tab *Tab) part() runtime.RemoteObjectID {
	tab.t.Helper()
	expression := "document"
	if tab.in != "" {
		name, err := json.Marshal(squeeze(tab.in))
		if err != nil {
			tab.t.Fatal(err)
		}
		found := fmt.Sprintf("(%s)(%s)", partsScript, name)
		count := 0
		tab.until(func() bool {
			count = value(tab, "find a part", chromedp.Evaluate[int](found+".length"))
			return count == 1
		}, func() { tab.fatalf("has %d parts called %q", count, tab.in) })
		expression = found + "[0]"
	}
	return value(tab, "find a part", chromedp.Evaluate[*runtime.RemoteObject](expression)).ObjectID
}

// query is what assistive technology meets.
func (tab *Tab) query(params accessibility.QueryAXTreeParams) []*accessibility.Node {
	tab.t.Helper()
	nodes := value(tab, "look for "+params.AccessibleName, func(ctx context.Context, t *chromedp.Target) ([]*accessibility.Node, error) {
		answer, err := cdp.Call(ctx, t, accessibility.QueryAXTree, params)
		return answer.Nodes, err
	})
	return slices.DeleteFunc(nodes, func(n *accessibility.Node) bool { return n.Ignored })
}

// click scrolls to the middle of an element and clicks there with the mouse.
func (tab *Tab) click(element cdp.BackendNodeID, name string) {
	tab.t.Helper()
	tab.do("click "+name, chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		if _, err := cdp.Call(ctx, t, dom.ScrollIntoViewIfNeeded, dom.ScrollIntoViewIfNeededParams{BackendNodeID: element}); err != nil {
			return err
		}
		at, err := cdp.Call(ctx, t, dom.GetContentQuads, dom.GetContentQuadsParams{BackendNodeID: element})
		if err != nil {
			return err
		}
		if len(at.Quads) == 0 {
			return fmt.Errorf("%q cannot be seen", name)
		}
		quad := at.Quads[0]
		x, y := (quad[0]+quad[2]+quad[4]+quad[6])/4, (quad[1]+quad[3]+quad[5]+quad[7])/4
		_, err = chromedp.MouseClickXY(x, y)(ctx, t)
		return err
	}))
}

// on calls a JavaScript function with this as the element and arg, and decodes
// what it returns.
func (tab *Tab) on(element cdp.BackendNodeID, function string, arg, into any) {
	tab.t.Helper()
	tab.do("use an element", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		object, err := cdp.Call(ctx, t, dom.ResolveNode, dom.ResolveNodeParams{BackendNodeID: element})
		if err != nil {
			return err
		}
		text, err := json.Marshal(arg)
		if err != nil {
			return err
		}
		byValue := true
		answer, err := cdp.Call(ctx, t, runtime.CallFunctionOn, runtime.CallFunctionOnParams{
			FunctionDeclaration: function,
			ObjectID:            object.Object.ObjectID,
			Arguments:           []*runtime.CallArgument{{Value: text}},
			ReturnByValue:       &byValue,
		})
		if err != nil {
			return err
		}
		if answer.ExceptionDetails != nil {
			return fmt.Errorf("%s", answer.ExceptionDetails.Text)
		}
		return json.Unmarshal(answer.Result.Value, into)
	}))
}

// arrive does act and waits for the page that comes of it. A click begins to
// load another page within a few milliseconds or not at all.
func (tab *Tab) arrive(act func()) *Tab {
	tab.t.Helper()
	tab.mu.Lock()
	before := tab.started
	tab.mu.Unlock()
	act()
	began, over := false, false
	look := func() {
		tab.mu.Lock()
		defer tab.mu.Unlock()
		began, over = tab.started > before, tab.loaded == tab.started
	}
	for deadline := time.Now().Add(250 * time.Millisecond); !began && time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		look()
	}
	if !began {
		return tab
	}
	tab.in = ""
	tab.until(func() bool { look(); return over }, func() { tab.fatalf("does not finish loading") })
	return tab
}

func nameIn(n *accessibility.Node) string { return plain(n.Name) }

func roleIn(n *accessibility.Node) string { return plain(n.Role) }

func plain(v *accessibility.Value) string {
	var s string
	if v == nil || json.Unmarshal(v.Value, &s) != nil {
		return ""
	}
	return s
}
