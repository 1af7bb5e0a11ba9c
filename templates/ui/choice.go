package ui

import (
	"slices"
	"strconv"

	"github.com/a-h/templ"
)

// Choice is a question with options: radios, checkboxes or a select. The label
// of its Field is the legend.
type Choice struct {
	Field
	Options []Option
	Values  []string        // what is ticked, for checkboxes; radios and select use Value
	Intro   templ.Component // between legend and hint: the question in full, what the pilot says
	Inline  bool            // short answers such as Yes and No stand in one row
	Compact bool            // small boxes, for filters
	Look    ChoiceLook
}

// ChoiceLook is how the options of a question are laid out.
type ChoiceLook int

// AsList is the usual look. AsLevels is for the answers of a readiness question:
// the word in bold, its description below; AsLevelsWide lays the five levels in
// one row from 990 px up, the special answers below them.
const (
	AsList ChoiceLook = iota
	AsLevels
	AsLevelsWide
)

// Option is one of the answers to a Choice.
type Option struct {
	Value string
	Label string
	Hint  string

	Opens    templ.Component // shown while the option is chosen, without a script
	Describe string          // id of a text inside Opens that is read out on choosing
	Special  bool            // "We don't know yet", "Does not apply here": below the levels
	Disabled bool
}

// optionID is the field's id for the first option, then id-2, id-3.
func (c Choice) optionID(i int) string {
	if i == 0 {
		return c.id()
	}
	return c.id() + "-" + strconv.Itoa(i+1)
}

func (c Choice) chosen(o Option) bool {
	return c.Value != "" && c.Value == o.Value || slices.Contains(c.Values, o.Value)
}

// describes names what is read out with one option.
func (c Choice) describes(i int) string {
	by := ""
	if c.Options[i].Hint != "" {
		by = c.optionID(i) + "-item-hint"
	}
	return join(by, c.Options[i].Describe)
}

func (c Choice) groupClass() string {
	class := "nhsuk-form-group"
	if c.Error != "" {
		class += " nhsuk-form-group--error"
	}
	switch c.Look {
	case AsLevels:
		class += " app-levels"
	case AsLevelsWide:
		class += " app-levels app-levels--wide"
	}
	return class
}

func (c Choice) radiosClass() string {
	class := "nhsuk-radios"
	if c.Inline {
		class += " nhsuk-radios--inline"
	}
	if c.Compact {
		class += " nhsuk-radios--small"
	}
	return class
}
