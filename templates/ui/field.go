// Package ui holds the components of the design system: the only place, with
// templates/layout, where its class names appear. Pages pass words and values
// of the domain; components choose looks. No page names a colour.
//
// One component, one file; templates/components shows every one with its states.
package ui

// Field is one question of a form. Every form component takes one.
type Field struct {
	Name  string // name of the input; also its id unless ID is set
	ID    string
	Label string
	Hint  string
	Value string
	Error string // what to do, in the words of the label; usually errors.For(name)

	Heading   bool   // the label is the page's h1: one question per page
	Size      Size   // weight of the label or legend
	HideLabel bool   // the label is for screen readers only
	Describe  string // id of further text that describes the field
	Width     int    // characters to expect: 2, 3, 4, 5, 10, 20 or 30; otherwise full width
	Disabled  bool

	Type         string // "email", "search", …; empty is text. Never "number": use InputMode
	InputMode    string // "numeric" or "decimal" for figures
	Autocomplete string // "name", "email", "one-time-code", …
	NoSpellcheck bool   // codes, addresses, names of files
	Prefix       string // "£"
	Suffix       string // "minutes a case"
	Rows         int    // of a textarea; 0 is 5
	Accept       string // endings of names that a file may have: ".pdf,.csv"
}

// Size is how heavy a label, legend or caption looks.
type Size string

// The sizes, in the steps of the design system. Plain is the size of the text.
const (
	Plain  Size = ""
	Small  Size = "s"
	Medium Size = "m"
	Large  Size = "l"
)

func (f Field) id() string {
	if f.ID != "" {
		return f.ID
	}
	return f.Name
}

// describedBy names hint and error in the order in which they stand.
func (f Field) describedBy() string {
	by := f.Describe
	if f.Hint != "" {
		by = join(by, f.id()+"-hint")
	}
	if f.Error != "" {
		by = join(by, f.id()+"-error")
	}
	return by
}

// join puts a space between two words unless one is empty.
func join(a, b string) string {
	switch {
	case a == "":
		return b
	case b == "":
		return a
	}
	return a + " " + b
}
