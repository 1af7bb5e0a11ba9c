// Package layout is the frame of every page: head, header, menu, main and footer.
// A page calls Page or PageWith and puts its content inside.
package layout

import (
	"context"

	"groundwork/internal/fault"
	"groundwork/templates/shell"
	"groundwork/templates/ui"
)

// Props say what the frame needs to know of a page.
type Props struct {
	Title   string       // also the page's h1, at most 65 characters
	Section string       // what the page is part of: "Digital consent", "Eastfold"
	Crumbs  []ui.Crumb   // where the page stands, without the page itself
	Errors  fault.Fields // what has to be mended; shown first in main, linked to the fields
	Wide    bool         // tables, charts and columns; otherwise the width of reading and forms
}

// documentTitle is "Error: Page – Section – Product".
func documentTitle(ctx context.Context, p Props) string {
	title := p.Title
	if p.Section != "" {
		title += " – " + p.Section
	}
	if product := shell.From(ctx).Name(); title == "" {
		title = product
	} else {
		title += " – " + product
	}
	if len(p.Errors) > 0 {
		return "Error: " + title
	}
	return title
}
