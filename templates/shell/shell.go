// Package shell carries what the frame of every page shows, from the server to
// the layout and to the few components that need it. It is not about the page
// itself: what a page shows is in the page's own struct.
package shell

import "context"

// Shell is what the frame of one page shows. The zero value is the frame of a
// visitor who has not signed in.
type Shell struct {
	Product string    // name of the installation; empty is "Groundwork"
	Nav     []NavItem // menu, in order
	Path    string    // address of the page that is shown

	SignedIn               bool
	Person                 string         // "Margaret Ellison"
	OrganisationShort      string         // "Eastfold"; what the person works for now
	OrganisationsToSwitch  []Organisation // the others, when there are any
	Flash                  string         // what just succeeded, shown once
	Demo                   bool           // everything is invented; offers to reset
	NewKey                 func() string  // a fresh idempotency key for each form
	RequestID              string         // shown when something fails
	ContactName, ContactTo string         // who helps here: "IT service desk", "mailto:…" or a path
}

// NavItem is one entry of the menu.
type NavItem struct {
	Label   string
	Href    string
	Current bool // the page, or the section it belongs to
}

// Organisation is one that the person may work for.
type Organisation struct {
	Code string // ODS code
	Name string
}

// Name is the product's name on screen.
func (s Shell) Name() string {
	if s.Product == "" {
		return "Groundwork"
	}
	return s.Product
}

// Key is a fresh idempotency key, or nothing where the server gave no source.
func (s Shell) Key() string {
	if s.NewKey == nil {
		return ""
	}
	return s.NewKey()
}

type key struct{}

// With is ctx carrying s.
func With(ctx context.Context, s Shell) context.Context {
	return context.WithValue(ctx, key{}, &s)
}

// From is the shell that ctx carries, or the zero one.
func From(ctx context.Context) Shell {
	if s, ok := ctx.Value(key{}).(*Shell); ok {
		return *s
	}
	return Shell{}
}
