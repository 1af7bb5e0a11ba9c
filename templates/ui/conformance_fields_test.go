package ui

import (
	"strconv"

	"github.com/a-h/templ"
)

func inputCase(p *params) Field {
	f := p.field()
	f.Value, f.Type, f.InputMode, f.Autocomplete = p.text("value"), p.text("type"), p.text("inputmode"), p.text("autocomplete")
	f.Prefix, f.Suffix = p.text("prefix"), p.text("suffix")
	f.Width = width(p)
	if p.has("spellcheck") {
		f.NoSpellcheck = !p.flag("spellcheck")
		p.odd = p.odd || !f.NoSpellcheck
	}
	return f
}

// width may be a number or a number in quotes.
func width(p *params) int {
	if s, ok := p.get("width").(string); ok {
		n, err := strconv.Atoi(s)
		p.odd = p.odd || err != nil
		return n
	}
	return p.number("width")
}

func textareaCase(p *params) templ.Component {
	f := p.field()
	f.Value, f.Rows, f.Autocomplete = p.text("value"), p.number("rows"), p.text("autocomplete")
	return Textarea(f)
}

func characterCountCase(p *params) templ.Component {
	f := p.field()
	f.Value, f.Rows = p.text("value"), p.number("rows")
	if !p.has("maxlength") {
		return nil
	}
	return CharacterCount(f, p.number("maxlength"))
}

func passwordCase(p *params) templ.Component {
	f := inputCase(p)
	if f.Disabled || f.Value != "" { // ours is never off and never sends a password back
		return nil
	}
	return PasswordInput(f)
}

func searchCase(p *params) templ.Component {
	f := inputCase(p)
	if f.Disabled || f.Prefix+f.Suffix != "" {
		return nil
	}
	return SearchInput(f)
}

func selectCase(p *params) templ.Component {
	c := Choice{Field: p.field()}
	c.Value = p.text("value")
	for _, item := range p.list("items") {
		c.Options = append(c.Options, Option{Value: item.text("value"), Label: item.text("text")})
		if item.flag("selected") {
			c.Value = item.text("value")
		}
		if !item.has("value") { // ours always sends a value of its own
			return nil
		}
	}
	return Select(c)
}

// choiceCase reads radios or checkboxes. The first id of theirs is idPrefix or name.
func choiceCase(p *params) Choice {
	p.odd = p.odd || !p.has("fieldset") // ours always has a legend
	c := Choice{Field: p.field(), Inline: p.flag("inline"), Compact: p.flag("small")}
	c.ID = p.text("idPrefix")
	c.Value = p.text("value")
	if values, ok := p.get("values").([]any); ok {
		for _, v := range values {
			c.Values = append(c.Values, v.(string))
		}
	}
	for _, item := range p.list("items") {
		o := Option{Value: item.text("value"), Label: item.text("text"), Hint: item.text("hint"), Disabled: item.flag("disabled")}
		if off, said := item.values["disabled"].(bool); said && !off {
			p.odd = true // ours cannot leave one option on in a group that is off
		}
		if item.flag("checked") {
			c.Values = append(c.Values, o.Value)
		}
		c.Options = append(c.Options, o)
	}
	return c
}

func checkboxesCase(p *params) templ.Component {
	c := choiceCase(p)
	if c.Inline { // ours are always in a list
		return nil
	}
	return Checkboxes(c)
}

func dateInputCase(p *params) templ.Component {
	d := Date{Field: p.field()}
	if p.has("items") && len(newParams(p.values).list("items")) != 3 {
		return nil // ours always asks for a whole day
	}
	var day, month, year string
	for _, item := range p.list("items") {
		name, value := item.text("name"), item.text("value")
		switch name {
		case "day":
			day = value
			p.odd = p.odd || width(item) != 2
		case "month":
			month = value
			p.odd = p.odd || width(item) != 2
		case "year":
			year = value
			p.odd = p.odd || width(item) != 4
		default:
			p.odd = true
		}
		if item.flag("error") {
			d.Wrong = append(d.Wrong, name)
		}
	}
	for _, part := range []struct {
		name string
		to   *string
	}{{"day", &day}, {"month", &month}, {"year", &year}} {
		if !p.has(part.name) {
			continue
		}
		box := p.sub(part.name)
		if box.has("value") {
			*part.to = box.text("value")
		}
		if box.flag("error") {
			d.Wrong = append(d.Wrong, part.name)
		}
		if box.has("width") {
			width(box)
		}
	}
	if p.has("values") {
		v := p.sub("values")
		day, month, year = v.text("day"), v.text("month"), v.text("year")
	}
	if day+month+year != "" {
		d.Value = year + "-" + month + "-" + day
	}
	if d.Error == "" && len(d.Wrong) > 0 {
		return nil
	}
	return DateInput(d)
}

func labelCase(p *params) templ.Component {
	var f Field
	p.title(&f)
	f.ID = p.text("for")
	if f.ID == "" {
		f.ID = "control" // ours always belongs to a control; see theirs
	}
	return label(f)
}

func legendCase(p *params) templ.Component {
	var f Field
	p.title(&f)
	return legend(f)
}
