package ui

// params reads the parameters of a fixture and notes which were read: a fixture
// with a parameter that our component has no word for is not comparable.
type params struct {
	values map[string]any
	read   map[string]bool
	within []*params
	odd    bool // a value of a kind that we do not take
}

func newParams(values map[string]any) *params {
	return &params{values: values, read: map[string]bool{}}
}

// expressible reports whether everything was read and understood.
func (p *params) expressible() bool {
	if p.odd {
		return false
	}
	for name, value := range p.values {
		if !p.read[name] && value != nil {
			return false
		}
	}
	for _, w := range p.within {
		if !w.expressible() {
			return false
		}
	}
	return true
}

func (p *params) get(name string) any {
	p.read[name] = true
	return p.values[name]
}

func (p *params) has(name string) bool { return p.values[name] != nil }

// text is a string, or the text of {text: …}.
func (p *params) text(name string) string {
	switch v := p.get(name).(type) {
	case nil:
		return ""
	case string:
		return v
	case map[string]any:
		w := newParams(v)
		p.within = append(p.within, w)
		return w.text("text")
	}
	p.odd = true
	return ""
}

func (p *params) flag(name string) bool {
	switch v := p.get(name).(type) {
	case nil:
		return false
	case bool:
		return v
	}
	p.odd = true
	return false
}

func (p *params) number(name string) int {
	switch v := p.get(name).(type) {
	case nil:
		return 0
	case float64:
		return int(v)
	}
	p.odd = true
	return 0
}

// sub are the parameters inside name; a string stands for its text.
func (p *params) sub(name string) *params {
	var w *params
	switch v := p.get(name).(type) {
	case map[string]any:
		w = newParams(v)
	case string:
		w = newParams(map[string]any{"text": v})
	case nil:
		w = newParams(nil)
	default:
		p.odd = true
		w = newParams(nil)
	}
	p.within = append(p.within, w)
	return w
}

// list are the parameters of each item of name; empty items are left out, as
// the design system leaves them out.
func (p *params) list(name string) []*params {
	var out []*params
	items, ok := p.get(name).([]any)
	if !ok && p.has(name) {
		p.odd = true
	}
	for _, item := range items {
		switch v := item.(type) {
		case map[string]any:
			out = append(out, newParams(v))
		case string:
			out = append(out, newParams(map[string]any{"text": v}))
		}
	}
	p.within = append(p.within, out...)
	return out
}

// title reads a label or legend into f.
func (p *params) title(f *Field) {
	f.Size = Size(p.text("size"))
	if f.Size != Plain && f.Size != Small && f.Size != Medium && f.Size != Large {
		p.odd = true
	}
	switch v := p.get("heading").(type) {
	case nil:
		f.Label = p.text("text")
	case string:
		f.Label, f.Heading = v, true
	default:
		p.odd = true
	}
	if p.flag("isPageHeading") {
		f.Heading = true
	}
}

// field reads what all fields have in common.
func (p *params) field() Field {
	f := Field{
		ID: p.text("id"), Name: p.text("name"), Hint: p.text("hint"), Error: p.text("errorMessage"),
		Disabled: p.flag("disabled"), Describe: p.text("describedBy"),
	}
	if p.has("label") {
		p.sub("label").title(&f)
	}
	if p.has("fieldset") {
		p.sub("fieldset").sub("legend").title(&f)
	}
	return f
}
