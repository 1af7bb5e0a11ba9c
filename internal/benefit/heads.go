package benefit

import (
	"strings"

	"groundwork/internal/decimal"
)

// Heads are what a form, a table and a message call the parts of a figure of one measure. Numerator and Denominator are
// empty where the measure has no such part.
type Heads struct {
	Value, Numerator, Denominator string
	Cases                         string // where hours are reckoned from minutes a case
}

// Heads are the names of the parts of a figure of m.
func (m Measure) Heads() Heads {
	unit := sentence(m.Unit)
	switch {
	case m.PerOperatingDay():
		h := Heads{Value: unit + " a day", Numerator: unit + " in the period", Denominator: "Operating days"}
		if m.Method != "" {
			h.Cases = "Cases through the new process"
		}
		return h
	case m.Share():
		return Heads{Value: "Percent", Numerator: "How many", Denominator: "Out of how many"}
	case m.Kind == KindMean:
		return Heads{Value: unit + " a case", Numerator: "Total " + m.Unit, Denominator: "Cases timed"}
	case m.Kind == KindRatio, m.Kind == KindRate:
		return Heads{Value: unit, Numerator: "How many", Denominator: "For how many"}
	default:
		return Heads{Value: unit}
	}
}

// Columns are the inputs of a figure of m in the order in which a row shows them, and a pasted line fills them.
func (m Measure) Columns() []string {
	h := m.Heads()
	switch {
	case m.PerOperatingDay() && h.Cases != "":
		return []string{FieldNumerator, FieldDenominator, FieldCases}
	case m.PerOperatingDay():
		return []string{FieldNumerator, FieldDenominator}
	case h.Numerator != "":
		return []string{FieldNumerator, FieldDenominator, FieldValue}
	default:
		return []string{FieldValue}
	}
}

// Head is the name of one input of a figure.
func (h Heads) Head(field string) string {
	return map[string]string{FieldValue: h.Value, FieldNumerator: h.Numerator, FieldDenominator: h.Denominator, FieldCases: h.Cases}[field]
}

// Amount is a figure of m in the precision in which its unit is read: 6.0, 98%, £1,055.
func (m Measure) Amount(o Observation) string {
	if !o.Value.Known {
		return ""
	}
	return amount(m, o.Value.D.Rat())
}

// Exact is a figure of m as it was entered, with one decimal at least where its unit is read so: 6.0, 57.102, 98%, £1,120.50.
func (m Measure) Exact(o Observation) string {
	if !o.Value.Known {
		return ""
	}
	d := o.Value.D
	switch {
	case m.Unit == "pounds" && d%decimal.One == 0:
		return pounds(d.Rat())
	case m.Unit == "pounds" && d < 0:
		return "-£" + (-d).Fixed(2)
	case m.Unit == "pounds":
		return "£" + d.Fixed(2)
	case m.Unit == "percent":
		return d.String() + "%"
	case d%decimal.One == 0 && (m.Unit == "minutes" || m.Unit == "hours"):
		return d.Fixed(1)
	}
	return d.String()
}

// UnitWords is what stands behind a number of m when it is alone: minutes, hours a working day; nothing behind £ and %.
func (m Measure) UnitWords(dayType string) string {
	switch {
	case m.Unit == "pounds", m.Unit == "percent":
		return ""
	case m.PerOperatingDay():
		return m.Unit + " a " + DayWord(dayType)
	case m.Kind == KindMean:
		return m.Unit + " a case"
	}
	return m.Unit
}

// filled reports whether anything was typed into the figures.
func (in Input) filled() bool {
	return strings.TrimSpace(in.Value+in.Numerator+in.Denominator+in.Cases) != ""
}

// lower is words inside a sentence.
func lower(s string) string {
	if s == "" {
		return s
	}
	return string(s[0]|0x20) + s[1:]
}
