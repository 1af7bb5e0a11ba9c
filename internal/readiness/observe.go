package readiness

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// longestNote is the most characters of any text of an answer, as in spreadsheets.
const longestNote = 4000

// Input is an answer as somebody typed it: a form, a row of a spreadsheet, an API
// body. Faults are named level (the choice), note, shows, finds_out, find_out_by,
// why, reason and second_person.
type Input struct {
	Choice       string // "0" to "4", "not_known", "not_applicable"; the values of the radios
	Note         string
	Shows        string // what shows it: a sentence or a link
	FindsOut     string // of not_known: who
	Day          string // of not_known: by when, in three boxes
	Month        string
	Year         string
	Why          string // of not_known: why; may be left out
	Reason       string // of not_applicable
	SecondPerson string // of not_applicable: may be named later, and does not count before
}

// Observe turns in into by's answer to it, or says field by field what is wrong.
// attached is the number of pieces of evidence that the answer already has or
// brings as files. A level without the evidence that it needs is kept and counted
// as the rule says: that is no fault.
func Observe(in Input, by string, attached int, now day.Instant) (Answer, error) {
	a := Answer{Note: tidy(in.Note), By: by, Evidence: attached, On: now.Day(), At: now}
	if tidy(in.Shows) != "" {
		a.Evidence++
	}
	var bad fault.Fields
	switch in.Choice {
	case "":
		bad.Add("level", "Select how far this is in place, or “We don’t know yet”")
	case NotKnown.String():
		a.Kind, a.Evidence, a.Note = NotKnown, 0, tidy(in.Why)
		a.FindsOut = tidy(in.FindsOut)
		a.FindOutBy = in.findOutBy(now.Day(), &bad)
		if a.FindsOut == "" {
			bad = append(fault.Fields{{Name: "finds_out", Message: "Enter who will find out"}}, bad...)
		}
	case NotApplicable.String():
		a.Kind, a.Evidence = NotApplicable, 0
		a.Reason, a.SecondPerson = tidy(in.Reason), tidy(in.SecondPerson)
		if a.Reason == "" {
			bad.Add("reason", "Enter why it does not apply here")
		}
		if a.SecondPerson != "" && a.SecondPerson == by {
			bad.Add("second_person", "The second person must be somebody other than the person who answers")
		}
	default:
		l, err := strconv.ParseUint(in.Choice, 10, 8)
		if err != nil || !Level(l).Valid() {
			bad.Add("level", "Select one of the answers shown")
		}
		a.Kind, a.Level = Stated, Level(l)
	}
	for _, f := range []fault.Field{{Name: "note", Message: in.Note}, {Name: "shows", Message: in.Shows}, {Name: "finds_out", Message: in.FindsOut},
		{Name: "why", Message: in.Why}, {Name: "reason", Message: in.Reason}} {
		if n := utf8.RuneCountInString(f.Message); n > longestNote {
			bad.Add(f.Name, "What you write must be 4,000 characters or fewer; it is %d too long", n-longestNote)
		}
	}
	if err := bad.Err(); err != nil {
		return Answer{}, err
	}
	return a, nil
}

func (in Input) findOutBy(today day.Day, bad *fault.Fields) day.Day {
	if tidy(in.Day) == "" && tidy(in.Month) == "" && tidy(in.Year) == "" {
		bad.Add("find_out_by", "Enter the date by when")
		return 0
	}
	for _, part := range []struct{ typed, word string }{{in.Day, "day"}, {in.Month, "month"}, {in.Year, "year"}} {
		if tidy(part.typed) == "" {
			bad.Add("find_out_by", "The date by when must include a %s", part.word)
			return 0
		}
	}
	d, ok := day.FromParts(in.Day, in.Month, in.Year)
	switch {
	case !ok:
		bad.Add("find_out_by", "The date by when must be a real date, like 13 12 2026")
	case d < today:
		bad.Add("find_out_by", "The date by when must be today or in the future")
	}
	return d
}

func tidy(s string) string { return strings.TrimSpace(s) }
