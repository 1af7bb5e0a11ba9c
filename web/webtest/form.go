package webtest

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Fill types value into the field with this label, or picks the option that
// reads value if it is a list. The label of a date in three boxes is its legend,
// and its value is written 2026-11-20.
func (p *Person) Fill(label, value string) *Person {
	p.t.Helper()
	fields := all(p.part(), func(n *html.Node) bool { return isField(n) && !isTick(n) })
	if boxes := dateBoxes(p.part(), label); boxes != nil && !named(p.page, fields, label) {
		p.fillDate(boxes, value)
		return p
	}
	field := p.one("field", label, fields)
	p.usable(field, label)
	switch field.Data {
	case "select":
		p.pick(p.one("option in "+label, value, all(field, isTag("option"))))
	case "textarea":
		for c := field.FirstChild; c != nil; c = field.FirstChild {
			field.RemoveChild(c)
		}
		field.AppendChild(&html.Node{Type: html.TextNode, Data: value})
	default:
		setAttr(field, "value", value)
	}
	return p
}

// Choose chooses the radio, ticks the checkbox or picks the option with this label.
func (p *Person) Choose(label string) *Person {
	p.t.Helper()
	choice := p.one("choice", label, all(p.part(), func(n *html.Node) bool { return isTick(n) || n.Data == "option" }))
	p.usable(choice, label)
	if choice.Data == "option" {
		p.pick(choice)
		return p
	}
	if attr(choice, "type") == "radio" {
		for _, other := range all(p.page, isTick) {
			if attr(other, "type") == "radio" && attr(other, "name") == attr(choice, "name") && formOf(p.page, other) == formOf(p.page, choice) {
				removeAttr(other, "checked")
			}
		}
	}
	setAttr(choice, "checked", "")
	return p
}

// Untick clears the checkbox with this label.
func (p *Person) Untick(label string) *Person {
	p.t.Helper()
	box := p.one("checkbox", label, all(p.part(), func(n *html.Node) bool { return isTick(n) && attr(n, "type") == "checkbox" }))
	p.usable(box, label)
	removeAttr(box, "checked")
	return p
}

// Press presses the one button with this text and so sends its form.
func (p *Person) Press(text string) *Person {
	p.t.Helper()
	button := p.one("button", text, all(p.part(), isSubmit))
	p.usable(button, text)
	form := formOf(p.page, button)
	if form == nil {
		p.fatalf("has the button %q outside a form: without script it does nothing", text)
	}
	setting := func(ofButton, ofForm string) string {
		if hasAttr(button, ofButton) {
			return attr(button, ofButton)
		}
		return attr(form, ofForm)
	}
	action := setting("formaction", "action")
	if action == "" {
		action = p.at.RequestURI()
	}
	values := p.values(form, button)
	if setting("formenctype", "enctype") == "multipart/form-data" {
		return p.sendFiles(action, form, values)
	}
	if strings.EqualFold(setting("formmethod", "method"), http.MethodPost) {
		return p.send(http.MethodPost, action, values, "same-origin")
	}
	path, _, _ := strings.Cut(action, "?") // as a browser does: the fields are the query
	return p.send(http.MethodGet, path+"?"+values.Encode(), nil, "same-origin")
}

// Holds asserts what stands in the field with this label: its text, or the
// chosen option's. It finds a typed answer again after a refusal.
func (p *Person) Holds(label, value string) *Person {
	p.t.Helper()
	field := p.one("field", label, all(p.part(), func(n *html.Node) bool { return isField(n) && !isTick(n) }))
	if got := held(field); got != value {
		p.fatalf("has %q in %q, want %q", got, label, value)
	}
	return p
}

// Chosen asserts that the radio or checkbox with this label is chosen.
func (p *Person) Chosen(label string) *Person {
	p.t.Helper()
	if !hasAttr(p.one("choice", label, all(p.part(), isTick)), "checked") {
		p.fatalf("does not have %q chosen", label)
	}
	return p
}

// fillDate types 2026-11-20 into boxes for day, month and year, and anything
// else into the first, where a wrong date belongs.
func (p *Person) fillDate(boxes []*html.Node, value string) {
	values := []string{value, "", ""}
	if ymd := strings.Split(value, "-"); len(ymd) == 3 {
		values = []string{ymd[2], ymd[1], ymd[0]}
	}
	for i, box := range boxes {
		setAttr(box, "value", values[i])
	}
}

func (p *Person) pick(option *html.Node) {
	list := ancestor(option, isTag("select"))
	if list != nil && !hasAttr(list, "multiple") {
		for _, other := range all(list, isTag("option")) {
			removeAttr(other, "selected")
		}
	}
	setAttr(option, "selected", "")
}

// usable ends the test when a person could not touch n.
func (p *Person) usable(n *html.Node, name string) {
	p.t.Helper()
	if disabled(n) || hasAttr(n, "readonly") {
		p.fatalf("does not let anyone use %q: it is disabled", name)
	}
}

// values are what a browser sends for form when button is pressed.
func (p *Person) values(form, button *html.Node) url.Values {
	values := url.Values{}
	add := func(n *html.Node, value string) {
		if name := attr(n, "name"); name != "" {
			values.Add(name, value)
		}
	}
	for _, n := range all(p.page, func(n *html.Node) bool { return isField(n) || isHidden(n) || n == button }) {
		switch {
		case formOf(p.page, n) != form || disabled(n):
		case n == button:
			add(n, attr(n, "value"))
		case isTick(n):
			if !hasAttr(n, "checked") {
				continue
			}
			if hasAttr(n, "value") {
				add(n, attr(n, "value"))
			} else {
				add(n, "on")
			}
		case n.Data == "select":
			for _, option := range picked(n) {
				add(n, optionValue(option))
			}
		default:
			add(n, strings.ReplaceAll(held(n), "\n", "\r\n"))
		}
	}
	return values
}

// held is what stands in a field.
func held(field *html.Node) string {
	switch field.Data {
	case "select":
		var texts []string
		for _, option := range picked(field) {
			texts = append(texts, readable(option))
		}
		return strings.Join(texts, ", ")
	case "textarea":
		return raw(field)
	default:
		return attr(field, "value")
	}
}

// picked are the options that are chosen: without a choice the first that may be.
func picked(list *html.Node) []*html.Node {
	options := all(list, func(n *html.Node) bool { return n.Data == "option" && !disabled(n) })
	var chosen []*html.Node
	for _, option := range options {
		if hasAttr(option, "selected") {
			chosen = append(chosen, option)
		}
	}
	if len(chosen) == 0 && len(options) > 0 && !hasAttr(list, "multiple") {
		return options[:1]
	}
	return chosen
}

func optionValue(option *html.Node) string {
	if hasAttr(option, "value") {
		return attr(option, "value")
	}
	return readable(option)
}

// dateBoxes are the boxes for day, month and year in the group with this
// legend, or nil.
func dateBoxes(part *html.Node, legend string) []*html.Node {
	for _, group := range parts(part, legend) {
		boxes := all(group, func(n *html.Node) bool { return isField(n) && !isTick(n) })
		names := make([]string, len(boxes))
		for i, box := range boxes {
			names[i] = nameOf(group, box)
		}
		if slices.Equal(names, []string{"Day", "Month", "Year"}) {
			return boxes
		}
	}
	return nil
}

func named(page *html.Node, fields []*html.Node, label string) bool {
	return slices.ContainsFunc(fields, func(n *html.Node) bool { return nameOf(page, n) == squeeze(label) })
}
