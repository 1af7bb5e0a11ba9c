package workaround

import (
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/decimal"
	"groundwork/internal/person"
	"groundwork/internal/typed"
)

// Input is a local fix as somebody typed it; the names are those of the fields.
type Input struct {
	Item, Title, Why, Hours, Rate, Owner, Started, Expires, Others, ClosesWhen string
}

// Typed is a fix as the form that changes it shows it.
func (w Workaround) Typed() Input {
	in := Input{Item: w.Item, Title: w.Title, Why: w.Why, Hours: w.Hours.Plain(), Owner: w.Owner.Value(), Started: w.Started.String(), Expires: w.Expires.String(),
		Others: string(w.Others), ClosesWhen: w.ClosesWhen}
	if w.Pence != nil {
		in.Rate = decimal.Decimal(*w.Pence * int64(decimal.One) / 100).Plain()
	}
	return in
}

// Knows is what a fix can name: the questions of the checklist, and the people and functions of the trust.
type Knows struct {
	Item  func(id string) bool
	Owner func(person.Owner) bool
}

// A week has 168 hours, and nobody costs more than a thousand pounds an hour.
const (
	hoursInAWeek = 168
	mostAnHour   = 1000
)

// Check reads a fix, or says field by field what to do. A fix that has run out is renewed by a later day, so that the
// day must always be today or later.
func Check(in Input, knows Knows, today day.Day) (Workaround, error) {
	var r typed.Reader
	w := Workaround{Item: strings.TrimSpace(in.Item), Owner: person.ReadOwner(in.Owner), Others: Need(in.Others)}
	switch {
	case w.Item == "":
		r.Wrong.Add("item", "Select the question of the checklist that it covers for")
	case !knows.Item(w.Item):
		r.Wrong.Add("item", "Select a question that the checklist has")
	}
	w.Title = r.Line("title", "What is done instead", in.Title, "Enter what is done instead")
	w.Why = r.Text("why", "Why it is needed", in.Why, "")
	w.Hours = r.Figure("hours", "Hours a week", in.Hours, "", hoursInAWeek)
	w.Pence = pence(r.Figure("rate", "Cost of an hour", in.Rate, " pounds", mostAnHour))
	if w.Owner.Nobody() || !knows.Owner(w.Owner) {
		r.Wrong.Add("owner", "Select who owns it: a person of the trust or a function")
	}
	w.Started = r.Past("started", "The day it began", in.Started, "", today)
	w.Expires = r.Day("expires", "The last day", in.Expires, "Enter the last day on which it may stay")
	if !w.Expires.IsZero() && w.Expires < today {
		r.Wrong.Add("expires", "The last day must be today or later")
	}
	w.Others = Need(r.One("others", in.Others, "Select whether the next trust would need it too", string(Needed), string(Unneeded), string(Unknown)))
	w.ClosesWhen = r.Line("closes_when", "What would make it needless", in.ClosesWhen, "")
	return w, r.Err()
}

func pence(m decimal.Maybe) *int64 {
	if !m.Known {
		return nil
	}
	p := (int64(m.D)*100 + int64(decimal.One)/2) / int64(decimal.One)
	return &p
}

// CloseInput says, as somebody typed it, when a fix was closed and what closed it.
type CloseInput struct{ On, Because string }

// CheckClose closes a fix.
func CheckClose(w Workaround, in CloseInput, today day.Day) (Workaround, error) {
	var r typed.Reader
	w.Closed = r.Past("closed", "The day it was closed", in.On, "Enter the day it was closed", today)
	if !w.Closed.IsZero() && w.Closed < w.Started {
		r.Wrong.Add("closed", "The day it was closed must be on or after %s, when it began", w.Started.Long())
	}
	w.ClosedBecause = r.Text("because", "What closed it", in.Because, "Enter what closed it")
	return w, r.Err()
}
