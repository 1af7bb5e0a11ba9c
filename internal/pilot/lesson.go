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
