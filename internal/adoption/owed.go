package adoption

import (
	"slices"

	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/readiness"
)

// Action is what somebody owes so that an item gets to its level.
type Action struct {
	Item   string
	Text   string
	Owner  string // person id
	Due    day.Day
	Closed day.Day
	Waits  string // id of the question that must be in place before it; empty for none
}

// Assignment is a question that was given to somebody.
type Assignment struct {
	Item   string
	Person string // id
	Due    day.Day
	On     day.Day // given out
	At     day.Instant
}

// Open reports whether nobody has answered since it was given out; at is when the standing answer was given.
func (a Assignment) Open(answered bool, at day.Instant) bool {
	return a.Person != "" && (!answered || at.Before(a.At))
}

// Owed is who sees to an item, by when, and what they do. Person may be empty: nobody.
type Owed struct {
	Person string // id
	Name   string
	Due    day.Day
	To     string // what is to do, or why it is not known
	Waits  string // id of the question that must be in place before
}

// Duties answer who owes what in one adoption.
type Duties struct {
	Actions     map[string]Action     // open ones, by item
	Assignments map[string]Assignment // by item
	Holders     []Holder              // in the adoption and in its trust
	Names       map[string]string     // by person id
}

// Owed is who sees to st: of what is not known, who finds out; else who owes the action; else who was
// given the question; else who plays the part that usually answers.
func (d Duties) Owed(st *readiness.Standing) Owed {
	id := st.Item.ID
	var o Owed
	if a, ok := d.Actions[id]; ok {
		o = Owed{Person: a.Owner, Due: a.Due, To: a.Text, Waits: a.Waits}
	}
	if st.Answered && st.Answer.Kind == readiness.NotKnown {
		// Who finds out comes first; what is to do once it is known stays the text where there is one.
		o.Person, o.Due = st.Answer.FindsOut, st.Answer.FindOutBy
		if o.To == "" {
			o.To = st.Answer.Note
		}
	}
	if a, ok := d.Assignments[id]; ok {
		if o.Person == "" {
			o.Person = a.Person
		}
		if o.Due == 0 && o.Person == a.Person {
			o.Due = a.Due
		}
	}
	if o.Person == "" {
		o.Person = Holding(d.Holders, st.Item.Owner).Person
	}
	o.Name = d.Names[o.Person]
	return o
}

// Share is one line of sharing out: who usually answers, whom to ask, and which questions.
type Share struct {
	Role   string // key of the checklist's role
	Label  string
	Person string // prefilled; empty when nobody is known
	Items  []*readiness.Item
}

// ShareOut groups questions by who usually answers, in the order of their names, and prefills each
// with the person who was asked before, else with the one who plays the part.
func ShareOut(c *readiness.Checklist, items []*readiness.Item, d Duties) []Share {
	var out []Share
	for _, it := range items {
		at := slices.IndexFunc(out, func(s Share) bool { return s.Role == it.Owner })
		if at < 0 {
			out = append(out, Share{Role: it.Owner, Label: c.RoleLabel(it.Owner)})
			at = len(out) - 1
		}
		out[at].Items = append(out[at].Items, it)
	}
	for i := range out {
		out[i].Person = d.usual(out[i])
	}
	slices.SortFunc(out, func(x, y Share) int {
		if x.Label < y.Label {
			return -1
		}
		return 1
	})
	return out
}

// usual is the person for a line: the one who holds the part, else the one whom all its questions were given to.
func (d Duties) usual(s Share) string {
	if h := Holding(d.Holders, s.Role); h.Person != "" {
		return h.Person
	}
	person := d.Assignments[s.Items[0].ID].Person
	for _, it := range s.Items {
		if d.Assignments[it.ID].Person != person {
			return ""
		}
	}
	return person
}

// CheckAction reads what is to do for a question. Faults are named text, owner and due.
func CheckAction(item, text, owner, due string, today day.Day) (Action, error) {
	var bad fault.Fields
	a := Action{Item: item, Text: tidy(text), Owner: owner}
	if a.Text == "" {
		bad.Add("text", "Enter what is to do")
	}
	tooLong(&bad, "text", "What is to do", a.Text, textLongest)
	if owner == "" {
		bad.Add("owner", "Select who will do it")
	}
	a.Due = readDay(&bad, "due", "The date by when", due)
	switch {
	case due == "":
		bad.Add("due", "Enter the date by when")
	case a.Due != 0 && a.Due < today:
		bad.Add("due", "The date by when must be today or in the future")
	}
	return a, bad.Err()
}

// CheckAnswerBy reads the one day by which shared-out questions are to be answered; it may be left out.
func CheckAnswerBy(typed string, today day.Day) (day.Day, error) {
	var bad fault.Fields
	d := readDay(&bad, "due", "The date to answer by", typed)
	if d != 0 && d < today {
		bad.Add("due", "The date to answer by must be today or in the future")
	}
	return d, bad.Err()
}

// CheckDue reads the day until which a gap is accepted; the rule of the gap says what it may be.
func CheckDue(typed string) (day.Day, error) {
	var bad fault.Fields
	d := readDay(&bad, "due", "The date by which the gap will be closed", typed)
	return d, bad.Err()
}

// CheckReview reads when a review is due, or that it was held and what it found. Faults are named months,
// due, reviewer, held and finding.
func CheckReview(months, due, reviewer, held, finding string, today day.Day) (Review, error) {
	var bad fault.Fields
	r := Review{Reviewer: reviewer, Finding: tidy(finding)}
	switch months {
	case "3":
		r.Months = 3
	case "6":
		r.Months = 6
	case "12":
		r.Months = 12
	default:
		bad.Add("months", "Select how long after going live")
	}
	if due == "" {
		bad.Add("due", "Enter the day on which the review is due")
	}
	r.Due = readDay(&bad, "due", "The day on which the review is due", due)
	r.HeldOn = readDay(&bad, "held", "The day on which it was held", held)
	if r.HeldOn > today {
		bad.Add("held", "The day on which it was held must be today or in the past")
	}
	if r.HeldOn != 0 && r.Finding == "" {
		bad.Add("finding", "Enter what the review found")
	}
	tooLong(&bad, "finding", "What it found", r.Finding, textLongest)
	return r, bad.Err()
}
