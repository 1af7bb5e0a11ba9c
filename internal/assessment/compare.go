package assessment

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"groundwork/internal/adoption"
	"groundwork/internal/day"
	"groundwork/internal/evidence"
	"groundwork/internal/fault"
	"groundwork/internal/readiness"
)

// State is what becomes of one row of a sheet that came back.
type State uint8

// States of a row.
const (
	Same    State = iota // the sheet says what stands
	Left                 // the sheet gives no answer, so what stands stays
	New                  // nobody has answered yet
	Changed              // the sheet was made from the answer that stands, and says something else
	Since                // somebody answered since the sheet was made, or it was made elsewhere: one of the two has to be chosen
	Refused
)

// Writes reports whether a row brings something.
func (s State) Writes() bool { return s == New || s == Changed || s == Since }

// Standing is what a sheet is compared with.
type Standing struct {
	Lines     []Line
	Kept      map[string]string // titles of the trust's evidence, by id, as far as the sheet or the questions name it
	People    map[string]string // ids of colleagues, by name; empty where two have the same
	MayAnswer func(item string) bool
	Reader    string // id of whoever brings the sheet
	Today     day.Instant
}

// Brought is one row of a sheet beside what stands.
type Brought struct {
	Row
	Line   Line // the zero Line where the question is not asked here
	State  State
	Lowers bool // what it brings is the lowering and not the answer
	Input  readiness.Input
	Pieces []evidence.Piece // new ones
	Keep   []string         // ids of pieces that the trust keeps
}

// Compare says row by row what bringing a sheet in would change.
func (s Standing) Compare(rows []Row) []Brought {
	times := map[string][]int{}
	for _, r := range rows {
		times[r.Item] = append(times[r.Item], r.N)
	}
	out := make([]Brought, len(rows))
	for i, r := range rows {
		b := Brought{Row: r}
		at := slices.IndexFunc(s.Lines, func(l Line) bool { return l.Item.ID == r.Item })
		switch {
		case at < 0 && r.Item == "":
			b.refuse(headItem, "The row names no question. Write its number, like fin-02")
		case at < 0:
			b.refuse(headItem, "“%s” is not asked here: it was retired, comes from another pilot’s pack, or does not apply to this take-up", r.Item)
		case len(times[r.Item]) > 1:
			b.refuse(headItem, "“%s” stands in the sheet more than once: rows %s. Leave only one", r.Item, numbers(times[r.Item]))
		default:
			b.Line = s.Lines[at]
			s.judge(&b)
		}
		if len(b.Wrong) > 0 {
			b.State = Refused
		}
		out[i] = b
	}
	return out
}

func numbers(n []int) string {
	var out []string
	for _, x := range n {
		out = append(out, strconv.Itoa(x))
	}
	return strings.Join(out, " and ")
}

// refuse says what is wrong with the row's cell under a head.
func (b *Brought) refuse(head, format string, args ...any) {
	b.Wrong = append(b.Wrong, Wrong{b.cell(head), fmt.Sprintf(format, args...)})
}

// judge compares a row with the line of its question.
func (s Standing) judge(b *Brought) {
	if len(b.Wrong) > 0 {
		return
	}
	b.fill()
	s.resolve(b)
	lowers := b.LoweredTo != "" && (b.LoweredTo != b.Line.LoweredTo || b.LoweredBecause != tidy(b.Line.LoweredBecause))
	switch {
	case b.Choice == "" && !lowers:
		if b.State = Same; b.Line.Choice != "" {
			b.State = Left
		}
		return
	case b.Choice == "" || b.Said.answer() == b.Line.Said.answer():
		if b.State = Same; lowers {
			s.lower(b)
		}
	case b.Line.Item.Scope == readiness.Foundation && !b.Local:
		b.refuse(headAnswer, "This is answered once for the whole trust. Change it in the groundwork, or write “%s” under “%s” where the question allows it", forTeams, headFor)
	case b.Local && !b.Line.Item.LocalAnswer:
		b.refuse(headFor, "This question has one answer here, so it cannot be answered for some teams only")
	default:
		s.answer(b)
	}
	if b.State.Writes() && !s.MayAnswer(b.Item) {
		b.refuse(headAnswer, "This question was not given to you. A leader of the trust can answer it, or share it out to you")
	}
}

// fill puts what stands where the sheet has no column.
func (b *Brought) fill() {
	was := b.Line.Said
	for head, keep := range map[string]func(){
		headNote: func() { b.Note = tidy(was.Note) }, headReason: func() { b.Reason = tidy(was.Reason) }, headSecond: func() { b.Second = was.Second },
		headFindsOut: func() { b.FindsOut = was.FindsOut }, headFindOutBy: func() { b.FindOutBy = was.FindOutBy }, headShown: func() { b.Shown = was.Shown },
		headToldBy: func() { b.ToldBy = was.ToldBy }, headToldOn: func() { b.ToldOn = was.ToldOn }, headFor: func() { b.Local = was.Local },
		headReference: func() { b.Reference = b.Line.Reference }, headLowered: func() { b.LoweredTo = was.LoweredTo }, headBecause: func() { b.LoweredBecause = tidy(was.LoweredBecause) },
	} {
		if _, has := b.at[head]; !has {
			keep()
		}
	}
}

// resolve finds the pieces that the trust keeps among those that the sheet names.
func (s Standing) resolve(b *Brought) {
	for i, p := range b.Shown {
		if p.ID == "" {
			for _, stands := range b.Line.Shown {
				if plain(stands.Title) == plain(p.Title) {
					b.Shown[i].ID = stands.ID
				}
			}
		}
		if p.ID == "" && b.Shown[i].ID == "" {
			for id, title := range s.Kept {
				if plain(title) == plain(p.Title) && (b.Shown[i].ID == "" || id < b.Shown[i].ID) {
					b.Shown[i].ID = id
				}
			}
		}
		if id := b.Shown[i].ID; id == "" {
			continue
		} else if title, known := s.Kept[id]; !known {
			b.refuse(headShown, "“%s” is no evidence that this trust keeps. Take the address away to keep it as a sentence", p.Title)
		} else {
			b.Shown[i].Title = title
		}
	}
}

// answer is what a row's answer comes to, when it is not the one that stands.
func (s Standing) answer(b *Brought) {
	b.Input = s.input(b)
	shown := 0
	if b.Choice != readiness.NotKnown.String() && b.Choice != readiness.NotApplicable.String() {
		s.pieces(b)
		shown = len(b.Keep) + len(b.Pieces)
	}
	_, err := readiness.Observe(b.Input, s.Reader, shown, s.Today)
	b.wrongIn(err)
	_, err = adoption.CheckTold(b.ToldBy, typedDay(b.ToldOn), s.Today.Day())
	b.wrongIn(err)
	switch {
	case b.Line.Choice == "" || b.Local && !b.Line.Local:
		b.State = New
	case b.Reference == b.Line.Reference:
		b.State = Changed
	default:
		b.State = Since
	}
}

// heads of the columns that the rules' fields stand under.
var fieldHeads = map[string]string{"level": headAnswer, "note": headNote, "why": headNote, "shows": headShown, "finds_out": headFindsOut, "find_out_by": headFindOutBy,
	"reason": headReason, "second_person": headSecond, "told_by": headToldBy, "told_on": headToldOn}

func (b *Brought) wrongIn(err error) {
	if err == nil {
		return
	}
	for _, f := range fault.Of(err).Fields {
		head := fieldHeads[f.Name]
		if head == "" {
			head = headAnswer
		}
		b.refuse(head, "%s", f.Message)
	}
}

// input is a row as a form would bring it.
func (s Standing) input(b *Brought) readiness.Input {
	in := readiness.Input{Choice: b.Choice, Note: b.Note, Reason: b.Reason}
	switch b.Choice {
	case readiness.NotKnown.String():
		in.Why, in.FindsOut = b.Note, s.person(b, headFindsOut, b.FindsOut)
		if !b.FindOutBy.IsZero() {
			y, m, d := b.FindOutBy.Date()
			in.Year, in.Month, in.Day = strconv.Itoa(y), strconv.Itoa(int(m)), strconv.Itoa(d)
		}
	case readiness.NotApplicable.String():
		in.SecondPerson = s.person(b, headSecond, b.Second)
	}
	return in
}

func (s Standing) person(b *Brought, head, name string) string {
	if name == "" {
		return ""
	}
	id, known := s.People[plain(name)]
	switch {
	case !known:
		b.refuse(head, "Nobody at the trust is called “%s”", name)
	case id == "":
		b.refuse(head, "More than one person at the trust is called “%s”. Answer this question on its page", name)
	}
	return id
}

// Person is how a name is looked up.
func Person(name string) string { return plain(name) }

func (s Standing) pieces(b *Brought) {
	for _, p := range b.Shown {
		if p.ID != "" {
			b.Keep = append(b.Keep, p.ID)
			continue
		}
		added, err := evidence.New(evidence.Input{Says: p.Title}, s.Today.Day())
		b.wrongIn(err)
		b.Pieces = append(b.Pieces, added...)
	}
}

// lower is what a row's lowering comes to, when it is not the one that stands.
func (s Standing) lower(b *Brought) {
	switch {
	case b.Line.Item.Scope != readiness.Foundation || b.Line.Local:
		b.refuse(headLowered, "Only an answer for the whole trust can be lowered here")
	case b.LoweredBecause == "":
		b.refuse(headBecause, "Enter why it is lower for this take-up")
	case len(b.Line.Choice) != 1 || b.LoweredTo >= b.Line.Choice:
		b.refuse(headLowered, "Write a level below “%s”, which is what the groundwork says", Words(b.Line.Choice))
	}
	b.Input = readiness.Input{Choice: b.LoweredTo, Reason: b.LoweredBecause}
	if b.State, b.Lowers = Changed, true; b.Line.LoweredTo == "" {
		b.State = New
	}
}

// answer is an answer as one text: two that are equal are the same answer.
func (x Said) answer() string {
	parts := []string{x.Choice, strconv.FormatBool(x.Local), tidy(x.ToldBy), typedDay(x.ToldOn), tidy(x.Note)}
	switch x.Choice {
	case readiness.NotKnown.String():
		parts = append(parts, plain(x.FindsOut), typedDay(x.FindOutBy))
	case readiness.NotApplicable.String():
		parts = append(parts, tidy(x.Reason), plain(x.Second))
	default:
		var shown []string
		for _, p := range x.Shown {
			shown = append(shown, p.ID+"|"+map[bool]string{true: plain(p.Title)}[p.ID == ""])
		}
		slices.Sort(shown)
		parts = append(parts, shown...)
	}
	return strings.Join(parts, "\x00")
}

// Counts says how many rows there are of each state.
func Counts(all []Brought) map[State]int {
	out := map[State]int{}
	for _, b := range all {
		out[b.State]++
	}
	return out
}
