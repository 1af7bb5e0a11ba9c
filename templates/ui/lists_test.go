package ui

import (
	"fmt"
	"strings"
	"testing"

	"groundwork/templates/shell"
)

func TestPagesShown(t *testing.T) {
	for _, c := range []struct {
		current, last int
		want          string
	}{
		{1, 1, "[1]"},
		{3, 7, "[1 2 3 4 5 6 7]"},
		{1, 8, "[1 2 0 8]"},
		{3, 8, "[1 2 3 4 0 8]"},
		{5, 12, "[1 0 4 5 6 0 12]"},
		{12, 12, "[1 0 11 12]"},
	} {
		if got := fmt.Sprint(Pages{Current: c.current, Last: c.last}.shown()); got != c.want {
			t.Errorf("page %d of %d shows %s, want %s", c.current, c.last, got, c.want)
		}
	}
}

func TestOnePageHasNoPagination(t *testing.T) {
	if got := render(t, Pagination(Pages{Current: 1, Last: 1})); got != "" {
		t.Error(got)
	}
}

func TestStripWordsAndBoxes(t *testing.T) {
	for _, c := range []struct {
		counts Counts
		words  string
		boxes  int
		labels string // of 820 units, where each starts or ends
	}{
		{Counts{}, "nothing is asked", 0, ""},
		{Counts{Met: 31}, "31 met", 31, "31 met@0 start"},
		{Counts{Met: 22, Stops: 17, Unknown: 3}, "22 met, 17 stop it, 3 not known", 42, "22 met@0 start, 17 stop it@429.5 start, 3 not known@820 end"},
		{Counts{Met: 30, Conditions: 1}, "30 met, 1 accepted gap", 31, "30 met@0 start, 1 accepted gap@820 end"},
		{Counts{Met: 1, Conditions: 1, Stops: 1, Unknown: 60}, "1 met, 1 accepted gap, 1 stops it, 60 not known", 63, ""}, // no room: the key says it
	} {
		if got := c.counts.Words(); got != c.words {
			t.Errorf("%+v: %q, want %q", c.counts, got, c.words)
		}
		if c.boxes == 0 {
			continue
		}
		if got := len(c.counts.boxes(820)); got != c.boxes {
			t.Errorf("%+v: %d boxes, want %d", c.counts, got, c.boxes)
		}
		var labels []string
		for _, l := range c.counts.labels(820) {
			labels = append(labels, l.words+"@"+l.x+" "+l.anchor)
		}
		if got := strings.Join(labels, ", "); got != c.labels {
			t.Errorf("%+v: labels %q, want %q", c.counts, got, c.labels)
		}
	}
}

// Meaning is never colour alone: every look has words, and red is for errors.
func TestEveryLookHasWords(t *testing.T) {
	for name, looks := range map[string]map[string]tag{"task": tasks, "verdict": verdicts, "grade": grades, "benefit": benefits, "stage": stages, "note": notes, "level": levels} {
		for key, look := range looks {
			if look.words == "" || look.class == "" {
				t.Errorf("%s %s: %+v", name, key, look)
			}
			if look.class == tagRed && key != "problem" {
				t.Errorf("%s %s is red, which is for errors", name, key)
			}
		}
	}
	if got := render(t, VerdictTag("unheard_of")); !strings.Contains(got, "unheard_of") || !strings.Contains(got, "grey") {
		t.Error("an unknown key keeps its words and is quiet:", got)
	}
}

func TestFormBringsItsKey(t *testing.T) {
	ctx := shell.With(t.Context(), shell.Shell{NewKey: func() string { return "fresh" }})
	for want, p := range map[string]FormProps{
		`name="_key" value="fresh"`: {},
		`name="_key" value="given"`: {Key: "given"},
		`name="_version" value="7"`: {Version: "7"},
		`method="post"`:             {},
		`novalidate`:                {},
		`multipart/form-data`:       {Upload: true},
	} {
		var b strings.Builder
		if err := Form(p).Render(ctx, &b); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), want) {
			t.Errorf("%+v has no %s: %s", p, want, &b)
		}
	}
}

// An address from somewhere else cannot become a script.
func TestAddressesAreSafe(t *testing.T) {
	got := render(t, Link("javascript:alert(1)", "x"))
	if strings.Contains(got, "javascript:") {
		t.Error(got)
	}
}
