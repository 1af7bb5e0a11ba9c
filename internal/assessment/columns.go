package assessment

import (
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/readiness"
	"groundwork/internal/spreadsheet"
)

// Where a question is answered, as the column “Answered for” says it.
const (
	forTrust  = "The whole trust (groundwork)"
	forTakeUp = "This take-up"
	forTeams  = "These teams only"
)

// Heads of the columns that come back.
const (
	headItem      = "Item"
	headFor       = "Answered for"
	headAnswer    = "Answer"
	headNote      = "Note"
	headReason    = "Does not apply because"
	headSecond    = "Second person"
	headFindsOut  = "Who finds out"
	headFindOutBy = "Finds out by"
	headShown     = "What shows it"
	headToldBy    = "Told by"
	headToldOn    = "Told on"
	headLowered   = "Lowered to"
	headBecause   = "Lowered because"
	headReference = "Reference"
)

type column struct {
	spreadsheet.Column
	cell func(Line) string
}

var columns = []column{
	{spreadsheet.Column{Head: headItem, Width: 10, Means: "The question’s own number. It never changes; it is how a row finds its question when the sheet comes back."}, func(l Line) string { return l.Item.ID }},
	{spreadsheet.Column{Head: "Area", Width: 18, Means: "The area that the question belongs to."}, func(l Line) string { return l.Area }},
	{spreadsheet.Column{Head: "Question", Width: 28, Means: "The question’s title."}, func(l Line) string { return l.Item.Title }},
	{spreadsheet.Column{Head: "What is asked", Width: 45, Means: "The question in full."}, func(l Line) string { return l.Item.Question }},
	{spreadsheet.Column{Head: headFor, Width: 16, Means: "Answers for the whole trust are changed in its groundwork. “" + forTeams + "” answers one of those for this take-up, where the question allows it."}, Line.answeredFor},
	{spreadsheet.Column{Head: headAnswer, Width: 18, Means: "One of: " + strings.Join(AllWords(), "; ") + ". Left empty, the answer stays as it is.", Choices: AllWords()}, func(l Line) string { return Words(l.Choice) }},
	{spreadsheet.Column{Head: "Counts as", Width: 18, Means: "What the answer counts as today, by the rule. Not read when the sheet comes back."}, func(l Line) string { return l.Counts }},
	{spreadsheet.Column{Head: "Why it counts as that", Width: 30, Means: "Where it does not count as it was answered. Not read when the sheet comes back."}, func(l Line) string { return l.Why }},
	{spreadsheet.Column{Head: headNote, Width: 40, Means: "What is to know about the answer; of “" + notKnown + "”, why. No patient details."}, func(l Line) string { return tidy(l.Note) }},
	{spreadsheet.Column{Head: headReason, Width: 30, Means: "Needed with “" + notApplicable + "”."}, func(l Line) string { return tidy(l.Reason) }},
	{spreadsheet.Column{Head: headSecond, Width: 18, Means: "Who agrees, or is asked to agree, that it does not apply. A colleague’s name."}, func(l Line) string { return l.Second }},
	{spreadsheet.Column{Head: headFindsOut, Width: 18, Means: "Needed with “" + notKnown + "”: a colleague’s name."}, func(l Line) string { return l.FindsOut }},
	{spreadsheet.Column{Head: headFindOutBy, Width: 12, Means: "Needed with “" + notKnown + "”: a day, like 2027-03-03 or 3 March 2027."}, func(l Line) string { return typedDay(l.FindOutBy) }},
	{spreadsheet.Column{Head: headShown, Width: 45, Means: "What shows the answer, one piece a line: a sentence, a link, or a piece that the trust keeps with the address of its page in < >."}, func(l Line) string { return shownLines(l.Shown) }},
	{spreadsheet.Column{Head: headToldBy, Width: 18, Means: "Who said so, when somebody answered for another."}, func(l Line) string { return l.ToldBy }},
	{spreadsheet.Column{Head: headToldOn, Width: 12, Means: "On which day they said so."}, func(l Line) string { return typedDay(l.ToldOn) }},
	{spreadsheet.Column{Head: "Answered by", Width: 18, Means: "Who answered or confirmed it last. Whoever brings a sheet in is recorded as the one who answered."}, func(l Line) string { return l.AnsweredBy }},
	{spreadsheet.Column{Head: "Answered on", Width: 12, Means: "On which day. Not read when the sheet comes back."}, func(l Line) string { return typedDay(l.AnsweredOn) }},
	{spreadsheet.Column{Head: headLowered, Width: 16, Means: "What an answer for the whole trust counts as for this take-up only.", Choices: AllWords()[:4]}, func(l Line) string { return Words(l.LoweredTo) }},
	{spreadsheet.Column{Head: headBecause, Width: 30, Means: "Why it is lowered here."}, func(l Line) string { return tidy(l.LoweredBecause) }},
	{spreadsheet.Column{Head: "To do", Width: 30, Means: "What is planned. Not read when the sheet comes back."}, func(l Line) string { return tidy(l.ToDo) }},
	{spreadsheet.Column{Head: "Owner", Width: 18, Means: "Who sees to it. Not read when the sheet comes back."}, func(l Line) string { return l.Owner }},
	{spreadsheet.Column{Head: "Due", Width: 12, Means: "By when. Not read when the sheet comes back."}, func(l Line) string { return typedDay(l.Due) }},
	{spreadsheet.Column{Head: "Accepted gaps", Width: 30, Means: "Gaps that the senior responsible owner accepted until a day. Not read when the sheet comes back."}, func(l Line) string { return l.Gaps }},
	{spreadsheet.Column{Head: "At the decisions", Width: 40, Means: "What the question does at each decision point. Not read when the sheet comes back."}, func(l Line) string { return strings.Join(l.Decisions, "\n") }},
	{spreadsheet.Column{Head: headReference, Width: 14, Means: "Which answer the row was made from, so that one given since is noticed. Leave it as it is."}, func(l Line) string { return l.Reference }},
}

// Sheet is every question as rows, with their columns.
func Sheet(lines []Line) ([]spreadsheet.Column, [][]string) {
	var heads []spreadsheet.Column
	for _, c := range columns {
		heads = append(heads, c.Column)
	}
	rows := make([][]string, len(lines))
	for i, l := range lines {
		for _, c := range columns {
			rows[i] = append(rows[i], c.cell(l))
		}
	}
	return heads, rows
}

// HandedSheet is what those above a trust may know, as rows with their columns.
func HandedSheet(lines []Handed) ([]spreadsheet.Column, [][]string) {
	heads := []spreadsheet.Column{columns[0].Column, columns[1].Column, columns[2].Column, columns[3].Column,
		{Head: "Counted as", Width: 20, Means: "What the answer counted as when it was last handed in."}, {Head: "Handed in on", Width: 14, Means: "The day on which it was."}}
	var rows [][]string
	for _, l := range lines {
		rows = append(rows, []string{l.Item.ID, l.Area, l.Item.Title, l.Item.Question, l.Counts, typedDay(l.On)})
	}
	return heads, rows
}

func (l Line) answeredFor() string {
	switch {
	case l.Local:
		return forTeams
	case l.Item.Scope == readiness.Foundation:
		return forTrust
	}
	return forTakeUp
}

func typedDay(d day.Day) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

func shownLines(pieces []Piece) string {
	var out []string
	for _, p := range pieces {
		s := strings.Join(strings.Fields(p.Title), " ")
		if p.Address != "" {
			s += " <" + p.Address + ">"
		}
		out = append(out, s)
	}
	return strings.Join(out, "\n")
}
