package ui

import (
	"fmt"

	"github.com/a-h/templ"
)

func breadcrumbCase(p *params) templ.Component {
	var crumbs []Crumb
	for _, item := range p.list("items") {
		crumbs = append(crumbs, Crumb{Label: item.text("text"), Href: item.text("href")})
	}
	return Breadcrumb(crumbs)
}

func buttonCase(p *params) templ.Component {
	text, variant := p.text("text"), p.text("variant")
	looks := map[string]ButtonLook{"": Primary, "secondary": Secondary, "warning": Warning, "reverse": Reverse}
	look, known := looks[variant]
	if !known {
		return nil
	}
	if href := p.text("href"); href != "" {
		switch {
		case p.flag("small"):
			return nil
		case look == Primary:
			return LinkButton(href, text)
		case look == Secondary:
			return LinkButtonSecondary(href, text)
		}
		return nil
	}
	if p.has("preventDoubleClick") && !p.flag("preventDoubleClick") {
		return nil // ours always prevents it; see theirs
	}
	return Button(ButtonProps{Text: text, Look: look, Small: p.flag("small"), Off: p.flag("disabled")})
}

func cardCase(p *params) templ.Component {
	c := CardProps{Href: p.text("href"), Description: p.text("description")}
	h := p.sub("heading")
	c.Title = h.text("text")
	if size := h.text("size"); size != "m" {
		return nil // ours is always of that size
	}
	if p.flag("clickable") != (c.Href != "") || c.Title == "" {
		return nil
	}
	return Card(c)
}

func warningCase(p *params) templ.Component {
	title := p.sub("heading").text("text")
	words := templ.Raw(`<p class="nhsuk-card__description">` + templ.EscapeString(p.text("text")) + "</p>")
	if title == "" || title == "Important" || p.has("html") {
		return nil
	}
	return around(WarningCard(title), words)
}

func bannerCase(p *params) templ.Component {
	text, variant := p.text("text"), p.text("variant")
	if variant == "success" {
		if text == "" || !p.flag("disableAutoFocus") {
			return nil
		}
		return Success(text)
	}
	title := p.text("title")
	if title == "" {
		title = "Important"
	}
	if text != "" {
		return around(Notice("nhsuk-notification-banner-title", title), templ.Raw(`<p class="nhsuk-notification-banner__heading">`+templ.EscapeString(text)+"</p>"))
	}
	return around(Notice("nhsuk-notification-banner-title", title), templ.Raw(p.text("html")))
}

func detailsCase(p *params) templ.Component {
	summary := p.sub("summary").text("text")
	if p.text("variant") != "" || p.flag("open") {
		return nil
	}
	p.get("open")
	return around(Details(summary), bare(p))
}

func errorSummaryCase(p *params) templ.Component {
	if h := p.text("heading"); h != "There is a problem" {
		return nil
	}
	var problems []Problem
	for _, item := range p.list("errorList") {
		problems = append(problems, Problem{Text: item.text("text"), Href: item.text("href")})
	}
	if len(problems) == 0 {
		return nil
	}
	return ErrorSummary(problems)
}

func paginationCase(p *params) templ.Component {
	pages, hrefs := Pages{}, map[int]string{}
	items := p.list("items")
	for _, item := range items {
		if item.flag("ellipsis") {
			continue
		}
		n := item.number("number")
		hrefs[n], pages.Last = item.text("href"), n
		if item.flag("current") {
			pages.Current = n
		}
	}
	if len(items) == 0 || pages.Current == 0 {
		return nil
	}
	pages.Href = func(n int) string { return hrefs[n] }
	for name, n := range map[string]int{"previous": pages.Current - 1, "next": pages.Current + 1} {
		if p.has(name) {
			p.odd = p.odd || p.sub(name).text("href") != hrefs[n]
		}
	}
	// Theirs says which pages to leave out, ours knows; compare where both agree.
	if fmt.Sprint(pages.shown()) != fmt.Sprint(shownBy(items)) {
		return nil
	}
	return Pagination(pages)
}

func shownBy(items []*params) []int {
	var out []int
	for _, item := range items {
		out = append(out, item.number("number"))
	}
	return out
}

func panelCase(p *params) templ.Component {
	title := p.sub("heading").text("text")
	if p.has("variant") || !p.has("text") && !p.has("html") {
		return nil
	}
	return around(Panel(title), bare(p))
}

func scrollCase(p *params) templ.Component {
	if !p.has("labelledBy") {
		return nil
	}
	return around(Scroll(p.text("labelledBy")), body(p))
}

func skipLinkCase(p *params) templ.Component {
	if p.text("href") != "#maincontent" || p.text("text") != "Skip to main content" {
		return nil
	}
	return SkipLink()
}

func summaryListCase(p *params) templ.Component {
	var facts []Fact
	p.get("lastRowBorder") // ours never has one; see theirs
	for _, r := range p.list("rows") {
		f := Fact{Key: r.text("key")}
		v := r.sub("value")
		if v.has("html") {
			f.Body = templ.Raw(v.text("html"))
		} else {
			f.Value = v.text("text")
		}
		if r.has("actions") {
			items := actionsOf(r)
			if len(items) > 1 {
				return nil
			}
			if len(items) == 1 {
				f.Change, f.Verb, f.Noun = items[0].text("href"), items[0].text("text"), items[0].text("visuallyHiddenText")
			}
		}
		facts = append(facts, f)
	}
	return SummaryList(facts)
}

// actionsOf reads {items: […]} or a plain list.
func actionsOf(r *params) []*params {
	if _, plain := r.values["actions"].([]any); plain {
		return r.list("actions")
	}
	return r.sub("actions").list("items")
}

func tabsCase(p *params) templ.Component {
	var tabs []Tab
	for _, item := range p.list("items") {
		if item.has("id") {
			return nil
		}
		tabs = append(tabs, Tab{Label: item.text("label"), Body: body(item.sub("panel"))})
	}
	title := p.text("title")
	if title == "" {
		title = "Contents"
	}
	return Tabs(p.text("idPrefix"), title, tabs)
}

func tagCase(p *params) templ.Component {
	class := "nhsuk-tag"
	switch v := p.get("colour").(type) {
	case nil:
	case string:
		class += " nhsuk-tag--" + v
	case bool:
		class += " nhsuk-tag--no-colour"
	}
	if p.has("border") && !p.flag("border") {
		class += " nhsuk-tag--no-border"
	}
	return mark(tag{p.text("text"), class})
}

func taskListCase(p *params) templ.Component {
	keys := map[string]string{"Completed": "completed", "In progress": "in_progress", "Not yet started": "not_started", "Cannot start yet": "cannot_start", "There is a problem": "problem", "Incomplete": "not_started"}
	var list []Task
	items := p.list("items")
	if all, _ := p.values["items"].([]any); len(all) != len(items) {
		return nil // theirs counts what it leaves out
	}
	for _, item := range items {
		heading := item.sub("heading")
		status := item.sub("status").sub("tag")
		words := status.text("text")
		key, known := keys[words]
		for _, name := range []string{"colour", "border", "classes"} {
			status.get(name) // ours knows the look by the key
		}
		if !known {
			return nil
		}
		list = append(list, Task{Title: heading.text("text"), Hint: item.text("hint"), Href: item.text("href"), Status: key})
	}
	return TaskList(p.text("idPrefix"), list)
}

func tableCase(p *params) templ.Component {
	for _, look := range []string{"compact", "striped", "lastRowBorder"} {
		p.get(look) // ours has one look; see theirs
	}
	table := TableProps{Stacked: p.flag("responsive"), Quiet: !p.flag("firstCellIsHeader")}
	caption := p.sub("caption")
	table.Caption = caption.text("text")
	table.Size = Size(caption.text("size"))
	if table.Caption == "" {
		return nil // ours always has one
	}
	for _, h := range p.list("head") {
		c := Column{Head: h.text("text"), Numeric: h.text("format") == "numeric"}
		p.odd = p.odd || table.Stacked && h.has("width") && !h.has("href") // theirs wraps the text again
		tableLooks(h)
		switch sort := h.get("sort").(type) {
		case string:
			c.Sort.Order = sort
		case bool:
		}
		if c.Sort.Href = h.text("href"); c.Sort.Href == "" && h.has("sort") {
			return nil // theirs sorts in the browser, ours on the server
		}
		if h.has("visuallyHiddenText") {
			c.Head, c.Hide = h.text("visuallyHiddenText"), true
		}
		table.Columns = append(table.Columns, c)
	}
	rows, _ := p.get("rows").([]any)
	for _, r := range rows {
		cells, ok := r.([]any)
		if !ok {
			continue
		}
		var row Row
		for i, c := range cells {
			values, ok := c.(map[string]any)
			if !ok {
				p.odd = true
				continue
			}
			cell := newParams(values)
			p.within = append(p.within, cell)
			tableLooks(cell)
			if format := cell.text("format"); (format == "numeric") != (i < len(table.Columns) && table.Columns[i].Numeric) {
				p.odd = true
			}
			if cell.has("href") {
				row.Cells = append(row.Cells, With(LinkTo(cell.text("href"), cell.text("text"), cell.text("visuallyHiddenText"))))
				continue
			}
			if cell.has("html") {
				row.Cells = append(row.Cells, With(templ.Raw(cell.text("html"))))
				continue
			}
			row.Cells = append(row.Cells, Text(cell.text("text")))
		}
		table.Rows = append(table.Rows, row)
	}
	return Table(table)
}

// tableLooks are the widths and alignments that ours leaves to the stylesheet.
func tableLooks(p *params) {
	for _, look := range []string{"width", "align", "classes"} {
		p.get(look)
	}
}
