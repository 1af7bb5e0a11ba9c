package benefits

import (
	"groundwork/internal/benefit"
	"groundwork/internal/day"
)

// orNobody is a name, or the fact that there is none.
func orNobody(name string) string {
	if name == "" {
		return "Nobody yet"
	}
	return name
}

// money is how finance counts a benefit.
func money(words benefit.Library, class string) string {
	if class == benefit.NotValued {
		return "Not valued"
	}
	return benefit.Label(words.Classes, class)
}

// WhoSees says who reads the benefits of a subject.
func WhoSees(s benefit.Subject) string {
	who := "Everybody who is signed in can read this benefit, its figures and how sure they are. "
	switch {
	case s.Kind == benefit.OfPilot && !s.Open:
		who = "Only people of " + s.Short + " can read this benefit until the pilot is published. "
	case s.Kind == benefit.OfAdoption && !s.Open:
		who = "Only people of " + s.Short + " can read this benefit until the trust has decided to adopt. "
	}
	return who + "Names are read at " + s.Short + " and by programme leads above it; others read jobs."
}

// Methods are how one side of a benefit can be found, in the words of its form.
var Methods = []benefit.Term{
	{Key: benefit.BySystem, Label: "From a system", Meaning: "Time stamps, the ledger, counts from the record"},
	{Key: benefit.Observed, Label: "Timed or counted cases", Meaning: "30 or more make it measured; say how many below"},
	{Key: benefit.Estimated, Label: "Estimated by staff", Meaning: ""},
	{Key: benefit.Assumed, Label: "Assumed", Meaning: "A supplier’s figure, another trust’s result, a model"},
}

// nothingBefore is the further way for the side before.
var nothingBefore = benefit.Term{Key: benefit.Nothing, Label: "There was nothing to measure before", Meaning: "No running cost yet, nobody to compare"}

// found is how a side was found, in words.
func found(s benefit.Side) string {
	switch s.Method {
	case "":
		return "Nobody has said how"
	case benefit.Nothing:
		return nothingBefore.Label
	case benefit.Observed:
		if s.Sample > 0 {
			return count(s.Sample, "case", "cases") + " timed or counted"
		}
	}
	return benefit.Label(Methods, s.Method)
}

// everyWords are how often a figure is due.
var everyWords = []benefit.Term{
	{Key: string(benefit.Weekly), Label: "Every week"}, {Key: string(benefit.Monthly), Label: "Every month"}, {Key: string(benefit.Quarterly), Label: "Every quarter"},
	{Key: string(benefit.Yearly), Label: "Every year"}, {Key: string(benefit.Irregular), Label: "Now and then"},
}

// dayOf is a day of the content files.
func dayOf(s string) (day.Day, bool) {
	d, err := day.Parse(s)
	return d, err == nil
}
