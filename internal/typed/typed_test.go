package typed_test

import (
	"strings"
	"testing"

	"groundwork/internal/day"
	"groundwork/internal/typed"
)

func TestReaderSaysWhatToDo(t *testing.T) {
	today := day.On(2026, 11, 22)
	for what, c := range map[string]struct {
		read func(*typed.Reader)
		want string
	}{
		"an empty line":         {func(r *typed.Reader) { r.Line("x", "Name", "  ", "Enter a name") }, "Enter a name"},
		"a long line":           {func(r *typed.Reader) { r.Line("x", "Name", strings.Repeat("a", 253), "") }, "Name must be 250 characters or fewer; it is 3 too long"},
		"a line that may be":    {func(r *typed.Reader) { r.Line("x", "Name", "", "") }, ""},
		"tomorrow":              {func(r *typed.Reader) { r.Past("x", "Day", "2026-11-23", "", today) }, "Day must be today or in the past"},
		"today":                 {func(r *typed.Reader) { r.Past("x", "Day", "2026-11-22", "", today) }, ""},
		"half a day":            {func(r *typed.Reader) { r.Day("x", "Day", "2026-11-", "") }, "Day must include a day"},
		"no day":                {func(r *typed.Reader) { r.Day("x", "Day", "", "Enter the day") }, "Enter the day"},
		"minus":                 {func(r *typed.Reader) { r.Figure("x", "Hours", "-0.0001", " a week", 168) }, "Hours must be between 0 and 168 a week"},
		"too much":              {func(r *typed.Reader) { r.Figure("x", "Hours", "168.0001", " a week", 168) }, "Hours must be between 0 and 168 a week"},
		"the most":              {func(r *typed.Reader) { r.Figure("x", "Hours", "168", " a week", 168) }, ""},
		"words":                 {func(r *typed.Reader) { r.Figure("x", "Hours", "many", "", 168) }, "Hours must be a number, like 2.5"},
		"half a person":         {func(r *typed.Reader) { r.Count("x", "People", "2.5", 10) }, "People must be a whole number"},
		"what nobody offered":   {func(r *typed.Reader) { r.One("x", "maybe", "Select yes or no", "yes", "no") }, "Select yes or no"},
		"nothing chosen at all": {func(r *typed.Reader) { r.One("x", "", "Select yes or no", "", "no") }, "Select yes or no"},
	} {
		var r typed.Reader
		if c.read(&r); r.Wrong.For("x") != c.want {
			t.Errorf("%s: %q, want %q", what, r.Wrong.For("x"), c.want)
		}
	}
}

// Nothing typed is not known; 0 is 0.
func TestNothingIsNotZero(t *testing.T) {
	var r typed.Reader
	if m := r.Figure("x", "Hours", " ", "", 9); m.Known {
		t.Error("nothing became a figure")
	}
	if _, known := r.Count("x", "People", "", 9); known {
		t.Error("nothing became a count")
	}
	if n, known := r.Count("x", "People", "0", 9); !known || n != 0 || r.Err() != nil {
		t.Error("0 is a count")
	}
}
