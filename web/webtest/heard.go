package webtest

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"
)

// Heard is one thing as a screen reader is told of it: Chromium's own accessibility tree, not the markup that it is made from.
type Heard struct {
	Role, Name, Description string
}

// Hears are the things of these roles that a screen reader meets on the page, in the order in which it meets them. A thing
// without a name of its own, such as the row of a table, is called by the words in it.
func (tab *Tab) Hears(roles ...string) []Heard {
	tab.t.Helper()
	tree := value(tab, "read the accessibility tree", func(ctx context.Context, t *chromedp.Target) ([]*accessibility.Node, error) {
		full, err := cdp.Call(ctx, t, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
		return full.Nodes, err
	})
	byID := map[accessibility.NodeID]*accessibility.Node{}
	for _, n := range tree {
		byID[n.NodeID] = n
	}
	var out []Heard
	var walk func(n *accessibility.Node) (words []string)
	walk = func(n *accessibility.Node) (words []string) {
		at := -1
		if role := said(n.Role); !n.Ignored && slices.Contains(roles, role) {
			at = len(out)
			out = append(out, Heard{Role: role, Name: said(n.Name), Description: said(n.Description)})
		}
		if !n.Ignored && said(n.Role) == "StaticText" {
			words = append(words, said(n.Name))
		}
		for _, id := range n.ChildIDs {
			if child := byID[id]; child != nil {
				words = append(words, walk(child)...)
			}
		}
		if at >= 0 && out[at].Name == "" {
			out[at].Name = squeeze(strings.Join(words, " "))
		}
		return words
	}
	if len(tree) > 0 {
		walk(tree[0])
	}
	return out
}

func said(v *accessibility.Value) string {
	var s string
	if v != nil {
		_ = json.Unmarshal(v.Value, &s) // what is no text is not said
	}
	return squeeze(s)
}
