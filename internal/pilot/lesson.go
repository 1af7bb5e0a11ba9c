package pilot

import (
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// Lesson is what was learned, tied to a step of the workflow or an item of the checklist where it can be.
type Lesson struct {
	ID        string
	AboutKind string // step, item, or nothing
	AboutID   string
	Title     string
	Text      string
	On        day.Day
	By        string // person id
}

// LessonInput is a lesson as somebody typed it. About is kind:id, like step:b3, or nothing.
type LessonInput struct{ Title, Text, About string }

// CheckLesson reads a lesson. about knows what a lesson of this pilot can be tied to.
func CheckLesson(in LessonInput, about func(kind, id string) bool) (Lesson, error) {
	var bad fault.Fields
	l := Lesson{Title: squeeze(in.Title), Text: strings.TrimSpace(in.Text)}
	if l.Title == "" {
		bad.Add("title", "Enter what others should do, in one line")
	}
	tooLong(&bad, "title", "Lesson", l.Title, nameLongest)
	if l.Text == "" {
		bad.Add("text", "Enter what happened")
	}
	tooLong(&bad, "text", "What happened", l.Text, textLongest)
	if in.About != "" {
		kind, id, _ := strings.Cut(in.About, ":")
		if !about(kind, id) {
			bad.Add("about", "Select what the lesson is about")
		}
		l.AboutKind, l.AboutID = kind, id
	}
	return l, bad.Err()
}

// Document says where a document of the pilot is. The document itself stays there.
type Document struct {
	ID     string
	Title  string
	KeptAt string // an address that starts with https:// or http://, or a place in words
	Dated  day.Day
	On     day.Day
	By     string
}

// Linked reports whether KeptAt is an address that a browser can open.
func (d Document) Linked() bool {
	return strings.HasPrefix(d.KeptAt, "https://") || strings.HasPrefix(d.KeptAt, "http://")
}

// DocumentInput is a document as somebody typed it.
type DocumentInput struct{ Title, KeptAt, Dated string }

// CheckDocument reads where a document is.
func CheckDocument(in DocumentInput, today day.Day) (Document, error) {
	var bad fault.Fields
	d := Document{Title: squeeze(in.Title), KeptAt: squeeze(in.KeptAt)}
	if d.Title == "" {
		bad.Add("title", "Enter what the document is called")
	}
	tooLong(&bad, "title", "Title", d.Title, nameLongest)
	switch {
	case d.KeptAt == "":
		bad.Add("kept-at", "Enter where the document is: an address or a place")
	case strings.Contains(d.KeptAt, "://") && !d.Linked():
		bad.Add("kept-at", "An address must start with https:// or http://")
	}
	tooLong(&bad, "kept-at", "Where it is", d.KeptAt, lineLongest)
	d.Dated = readDay(&bad, "dated", "Date of the document", in.Dated)
	notAhead(&bad, "dated", "Date of the document", d.Dated, today)
	return d, bad.Err()
}
