package evidence

import (
	"path"
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/file"
	"groundwork/internal/typed"
)

// titleLongest is the most characters of a title that is taken from a longer text.
const titleLongest = 160

// Input is what somebody says shows an answer, as they typed it.
type Input struct {
	Says  string // a sentence or a link
	File  file.Chosen
	Until string // typed day
}

// New reads the pieces that an answer brings: a sentence or a link, a file, or both, each a piece of its own; none when nothing
// was said. Faults are named shows, file and until.
func New(in Input, today day.Day) ([]Piece, error) {
	var r typed.Reader
	says := r.Text("shows", "What shows it", in.Says, "")
	until := until(&r, in.Until, today)
	var out []Piece
	if says != "" {
		out = append(out, Piece{Revision: 1, Title: titleOf(says), Text: says, Until: until})
	}
	switch {
	case in.File.Problem != "":
		r.Wrong.Add("file", "%s", in.File.Problem)
	case !in.File.None():
		out = append(out, Piece{Revision: 1, Title: called(in.File), File: in.File, Until: until})
	}
	return out, r.Err()
}

// Keep reads what a trust keeps before it shows anything: a sentence or a link, or a file, each a piece of its own. One piece
// may be called otherwise than it says. Faults are named title, shows, file and until.
func Keep(in Input, title string, today day.Day) ([]Piece, error) {
	pieces, err := New(in, today)
	if err != nil {
		return nil, err
	}
	var r typed.Reader
	title = r.Line("title", "What it is called", title, "")
	switch {
	case len(pieces) == 0:
		r.Wrong.Add("shows", "Enter a sentence or a link, or choose a file")
	case title != "" && len(pieces) > 1:
		r.Wrong.Add("title", "Leave the name out, or keep the sentence and the file one after the other: each is a piece of its own")
	case title != "":
		pieces[0].Title = title
	}
	return pieces, r.Err()
}

func titleOf(says string) string {
	says = strings.Join(strings.Fields(says), " ")
	if r := []rune(says); len(r) > titleLongest {
		return string(r[:titleLongest]) + "…"
	}
	return says
}

// called is the name of a file without its ending.
func called(f file.Chosen) string { return strings.TrimSuffix(f.Name, path.Ext(f.Name)) }

// Revision is a new revision of a piece, as somebody typed it.
type Revision struct {
	Title, Says, Until, Changed string
	File                        file.Chosen
}

// Revise reads the revision that comes after was. What it holds stays when neither a text nor a file is given. Faults are named
// title, says, file, until and changed.
func Revise(in Revision, was Piece, today day.Day) (Piece, error) {
	var r typed.Reader
	p := Piece{ID: was.ID, Revision: was.Revision + 1, Began: was.Began}
	p.Changed = r.Line("changed", "What changed", in.Changed, "Enter what changed")
	p.Title = r.Line("title", "What it is called", in.Title, "")
	says := r.Text("says", "Sentence or link", in.Says, "")
	switch {
	case in.File.Problem != "":
		r.Wrong.Add("file", "%s", in.File.Problem)
	case !in.File.None() && says != "" && says != was.Text:
		r.Wrong.Add("says", "Choose a file or write a sentence, not both")
	case !in.File.None():
		p.File = in.File
	case says != "":
		p.Text = says
	case was.File.SHA256 != "":
		p.File = was.File
	default:
		r.Wrong.Add("says", "Enter a sentence or a link, or choose a file")
	}
	if p.Title == "" {
		p.Title = was.Title
	}
	if in.Until == was.Until.String() {
		p.Until = was.Until // what ran out may be renamed without saying that it holds again
	} else {
		p.Until = until(&r, in.Until, today)
	}
	return p, r.Err()
}

// until reads the last day on which a piece holds. What has run out already shows nothing.
func until(r *typed.Reader, joined string, today day.Day) day.Day {
	d := r.Day("until", "The day until when it holds", joined, "")
	if !d.IsZero() && d < today {
		r.Wrong.Add("until", "The day until when it holds must be today or in the future")
	}
	return d
}

// MayCheck refuses the check of a revision by whoever recorded it: a second person looks.
func (p Piece) MayCheck(person string) error {
	switch {
	case p.Checked.Done():
		return fault.Refused("source", "Somebody has checked this already")
	case p.By == person:
		return fault.Refused("source", "The second person must be somebody other than the person who added it")
	}
	return nil
}

// Said reads what a revision was held against.
func Said(source string) (string, error) {
	var r typed.Reader
	s := r.Line("source", "What it was held against", source, "")
	return s, r.Err()
}
