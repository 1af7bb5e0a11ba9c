package ui

import (
	"context"
	"io"
	"strings"
	"testing"

	"groundwork/internal/fault"

	"github.com/a-h/templ"
)

func all(components ...templ.Component) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		for _, c := range components {
			if err := c.Render(ctx, w); err != nil {
				return err
			}
		}
		return nil
	})
}

func TestErrorsLinkToTheInputThatMendsThem(t *testing.T) {
	errors := fault.Fields{
		{Name: "title", Message: "Enter the name"},
		{Name: "stage", Message: "Select where it is"},
		{Name: "start", Message: "Start date must include a month"},
		{Name: "end", Message: "Enter the end date"},
		{Name: "own-id", Message: "Enter the owner"},
		{Name: "nowhere", Message: "The trust has closed"},
	}
	page := render(t, around(WithErrors(errors), all(
		Input(Field{Name: "title", Label: "Name", Error: errors.For("title")}),
		Radios(Choice{Field: Field{Name: "stage", Label: "Where?", Error: errors.For("stage")}, Options: []Option{{Value: "a", Label: "A"}}}),
		DateInput(Date{Field: Field{Name: "start", Label: "Start", Error: errors.For("start")}, Wrong: []string{"month", "year"}}),
		DateInput(Date{Field: Field{Name: "end", Label: "End", Error: errors.For("end")}}),
		Input(Field{Name: "own-id", ID: "owner-3", Label: "Owner", Error: errors.For("own-id")}),
	)))
	for _, want := range []string{`href="#title"`, `href="#stage"`, `href="#start-month"`, `href="#end-day"`, `href="#owner-3"`} {
		if strings.Count(page, want) != 1 {
			t.Errorf("the summary has no %s", want)
		}
		id := strings.TrimSuffix(strings.TrimPrefix(want, `href="#`), `"`)
		if !strings.Contains(page, `id="`+id+`"`) {
			t.Errorf("nothing has the id %s", id)
		}
	}
	if strings.Contains(page, "#nowhere") {
		t.Error("an error without a field must not be a link")
	}
	if strings.Index(page, "There is a problem") > strings.Index(page, `id="title"`) {
		t.Error("the summary comes first")
	}
}

func TestNoErrorsNoSummary(t *testing.T) {
	page := render(t, around(WithErrors(nil), Input(Field{Name: "title", Label: "Name"})))
	if strings.Contains(page, "There is a problem") {
		t.Error(page)
	}
}

// A wrong part of a date may be named by itself.
func TestDatePartsAreTargets(t *testing.T) {
	errors := fault.Fields{{Name: "start-year", Message: "Year must have 4 numbers"}}
	page := render(t, around(WithErrors(errors), DateInput(Date{Field: Field{Name: "start", Label: "Start"}})))
	if !strings.Contains(page, `href="#start-year"`) {
		t.Error(page)
	}
}

func TestDateShowsWhatWasTyped(t *testing.T) {
	for value, want := range map[string][3]string{
		"2026-03-09":  {"9", "3", "2026"},
		"2026-13-40":  {"40", "13", "2026"},
		"--9":         {"9", "", ""},
		"26-Marz-1st": {"1st", "Marz", "26"},
		"":            {"", "", ""},
	} {
		d := Date{Field: Field{Name: "x", Value: value}}
		if got := [3]string{d.part(0), d.part(1), d.part(2)}; got != want {
			t.Errorf("%q shows %q, want %q", value, got, want)
		}
	}
}
