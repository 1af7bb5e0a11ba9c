package swimlane

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"groundwork/internal/content"
	"groundwork/internal/decimal"
	"groundwork/internal/workflow"
)

var groups = workflow.Groups{{Key: "nursing_midwifery", Clinical: true}, {Key: "administrative"}, {Key: "none"}}

// consent is the redesign of the demo record.
func consent(t testing.TB) workflow.Redesign {
	t.Helper()
	library, err := content.Load()
	if err != nil {
		t.Fatal(err)
	}
	demo, err := content.LoadDemo(library)
	if err != nil {
		t.Fatal(err)
	}
	w := demo.Workflow
	record := workflow.Record{Volume: decimal.Some(decimal.Of(int64(w.VolumePerDay))), DayType: w.OperatingDays}
	r := workflow.Redesign{Before: workflow.Map{State: workflow.Current, Record: record}, After: workflow.Map{State: workflow.Redesigned, Record: record}}
	for i, side := range [][]content.DemoStep{w.Before, w.After} {
		m := []*workflow.Map{&r.Before, &r.After}[i]
		for n, s := range side {
			m.Steps = append(m.Steps, workflow.Step{ID: s.ID, Position: n + 1, Action: s.Action, Role: s.Lane, StaffGroup: s.StaffGroup, Type: s.Type, Worth: s.Value,
				Minutes: decimal.Some(s.TouchMinutes), Share: decimal.Some(s.SharePercent)})
		}
	}
	for _, c := range w.Changes {
		r.Changes = append(r.Changes, workflow.Change{Old: c.OldStep, New: c.NewStep, Decision: c.Decision, Why: c.Why})
	}
	return r
}

// large is a redesign of 30 steps before and 30 after in six lanes, with every fate and a merge over distance.
func large(t testing.TB) workflow.Redesign {
	roles := []string{"clinician", "team administrator", "pharmacist", "system", "ward clerk", "service manager"}
	source := consent(t)
	r := workflow.Redesign{Before: workflow.Map{State: workflow.Current}, After: workflow.Map{State: workflow.Redesigned}}
	fates := []string{workflow.Keep, workflow.Keep, workflow.Remove, workflow.Automate, workflow.Merge, workflow.MoveRole, workflow.Standardise}
	for i := range 30 {
		old, new := source.Before.Steps[i%7], source.After.Steps[i%6]
		old.ID, old.Position, old.Role = fmt.Sprint("b", i), i+1, roles[i*7%5]
		new.ID, new.Position, new.Role = fmt.Sprint("a", i), i+1, roles[i*5%6]
		if new.Role == "system" {
			new.StaffGroup = workflow.Nobody
		}
		r.Before.Steps, r.After.Steps = append(r.Before.Steps, old), append(r.After.Steps, new)
		change := workflow.Change{Old: old.ID, New: new.ID, Decision: fates[i%7]}
		if change.Decision == workflow.Remove {
			change.New = ""
			r.Changes = append(r.Changes, workflow.Change{New: new.ID, Decision: workflow.Add})
		}
		r.Changes = append(r.Changes, change)
	}
	r.Changes = append(r.Changes[:10:10], append([]workflow.Change{{Old: "b9", New: "a28", Decision: workflow.Merge}}, r.Changes[11:]...)...)
	return r
}

func render(t testing.TB, f Figure) string {
	t.Helper()
	var b strings.Builder
	if err := f.Page().Render(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var drawn = regexp.MustCompile(`(?s)<svg class="app-chart.*?</svg>`)

func TestFigure(t *testing.T) {
	suggested := consent(t)
	suggested.Changes = nil
	for name, c := range map[string]struct {
		r        workflow.Redesign
		s        []workflow.Suggestion
		drawings int
	}{
		"the demo":                   {consent(t), nil, 2},
		"the demo, only suggestions": {suggested, suggested.Suggest(), 2},
		"thirty steps":               {large(t), nil, 8},
		"no steps":                   {workflow.Redesign{}, nil, 0},
		"one step before":            {workflow.Redesign{Before: workflow.Map{State: workflow.Current, Steps: suggested.Before.Steps[:1]}}, nil, 2},
	} {
		html := render(t, New("swim", c.r.Picture(groups, c.s)))
		drawings := drawn.FindAllString(html, -1)
		if name == "thirty steps" {
			for i, d := range drawings {
				t.Logf("%s: drawing %d has %d bytes", name, i+1, len(d))
			}
		}
		if name != "thirty steps" && len(drawings) != c.drawings {
			t.Errorf("%s: %d drawings", name, len(drawings))
		}
		for i, d := range drawings {
			if len(d) > 20_000 {
				t.Errorf("%s: drawing %d has %d bytes", name, i+1, len(d))
			}
			wellFormed(t, name, d)
		}
		for _, s := range append(c.r.Before.Steps, c.r.After.Steps...) {
			if !strings.Contains(html, fmt.Sprintf("%d. %s", s.Position, s.Action)) {
				t.Errorf("%s: step %d is not in the table", name, s.Position)
			}
		}
	}
}

func wellFormed(t *testing.T, name, svg string) {
	t.Helper()
	for d := xml.NewDecoder(strings.NewReader(svg)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if e, ok := token.(xml.StartElement); ok {
			for _, a := range e.Attr {
				if a.Name.Local == "style" || strings.Contains(a.Value, "NaN") || a.Value == "" && a.Name.Local != "class" {
					t.Errorf("%s: <%s %s=%q>", name, e.Name.Local, a.Name.Local, a.Value)
				}
			}
		}
	}
}

func BenchmarkFigureOf60Steps(b *testing.B) {
	r := large(b)
	for b.Loop() {
		render(b, New("swim", r.Picture(groups, nil)))
	}
}
