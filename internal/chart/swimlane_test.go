package chart

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"groundwork/internal/workflow"
)

// picture is one step for each word, with the pairs that belong together.
func picture(before, after string, joined ...workflow.Pair) workflow.Picture {
	boxes := func(roles string) (out []workflow.Box) {
		for i, role := range strings.Fields(roles) {
			out = append(out, workflow.Box{Step: workflow.Step{ID: roles + strconv.Itoa(i), Position: i + 1, Role: role, Action: "Do something with the form"}})
		}
		return out
	}
	return workflow.Picture{Before: boxes(before), After: boxes(after), Joined: joined}
}

func TestSwimOrder(t *testing.T) {
	pair := func(old, new int) workflow.Pair { return workflow.Pair{Old: old, New: new} }
	for _, c := range []struct {
		what          string
		before, after string
		joined        []workflow.Pair
		want          string
	}{
		{"the demo", "a a a a a a b", "a a s a a r", []workflow.Pair{pair(0, 0), pair(1, 1), pair(3, 2), pair(4, 3), pair(6, 5)}, "0-0 1-1 2-x 3-2 4-3 5-x x-4 6-5"},
		{"nothing joined", "a a", "a a", nil, "0-x 1-x x-0 x-1"},
		{"two merged into one", "a a a", "a", []workflow.Pair{pair(0, 0), pair(1, 0), pair(2, 0)}, "0-0 1-x 2-x"},
		{"one split into two", "a", "a a", []workflow.Pair{pair(0, 0), pair(0, 1)}, "0-0 x-1"},
		{"turned round: as many as can keep both orders", "a a a", "a a a", []workflow.Pair{pair(0, 2), pair(1, 0), pair(2, 1)}, "0-x 1-0 2-1 x-2"},
		{"nothing before", "", "a a", nil, "x-0 x-1"},
	} {
		var got []string
		for _, k := range swimOrder(picture(c.before, c.after, c.joined...)) {
			got = append(got, strings.ReplaceAll(fmt.Sprintf("%d,%d", k.old, k.new), "-1", "x"))
		}
		if s := strings.ReplaceAll(strings.Join(got, " "), ",", "-"); s != c.want {
			t.Errorf("%s: %s", c.what, s)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		s    string
		w    float64
		most int
		want []string
	}{
		{"3. Scan the signed form and upload it", 100, 6, []string{"3. Scan the", "signed form", "and upload it"}},
		{"", 100, 6, []string{""}},
		{"one two three four five six", 40, 3, []string{"one", "two", "thr…"}},
		{"electroencephalography", 60, 6, []string{"electroe", "ncephal", "ography"}},
		{"an électroencéphalographie", 60, 2, []string{"an éle", "ctroenc…"}},
	} {
		got := wrap(c.s, c.w, c.most)
		if c.want != nil && len(got) != len(c.want) {
			t.Errorf("%q in %v: %q", c.s, c.w, got)
		}
		for _, l := range got {
			if Width(l, swimText, false) > c.w {
				t.Errorf("%q in %v: line %q is too wide", c.s, c.w, l)
			}
		}
		if len(got) > c.most {
			t.Errorf("%q has %d lines", c.s, len(got))
		}
	}
	if got := wrap("3. Scan the signed form and upload it", 100, 6); !slices.Equal(got, []string{"3. Scan the", "signed form", "and upload it"}) {
		t.Errorf("%q", got)
	}
}

// Whatever the redesign: boxes stay inside the drawing, do not cover each other, and hold their words.
func TestBoxesHaveRoom(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		n, m := 1+rnd.IntN(30), rnd.IntN(31)
		roles := func(n int) string {
			s := ""
			for range n {
				s += fmt.Sprintf("role%d ", rnd.IntN(6))
			}
			return s
		}
		p := picture(roles(n), roles(m))
		for range rnd.IntN(n + m) {
			if m > 0 {
				p.Joined = append(p.Joined, workflow.Pair{Old: rnd.IntN(n), New: rnd.IntN(m)})
			}
		}
		columns := swimOrder(p)
		if seen := count(columns); seen != n+m {
			t.Fatalf("%d of %d steps are in the picture", seen, n+m)
		}
		for _, part := range split(columns, swimColumns) {
			if len(part) > swimColumns {
				t.Fatalf("%d columns", len(part))
			}
			w := &swimPart{p: p, columns: part, old: map[int]swimBox{}, new: map[int]swimBox{}, pitch: (swimWide - swimLabels - 6 + swimGap) / float64(len(part))}
			y := w.half("Before", w.boxes(true), lanes(p.Before), w.old, 0)
			end := w.half("After", w.boxes(false), lanes(p.After), w.new, y)
			room(t, append(inOrder(w.old, n), inOrder(w.new, m)...), end)
		}
	}
}

func count(columns []column) int {
	n := 0
	for _, c := range columns {
		if c.old >= 0 {
			n++
		}
		if c.new >= 0 {
			n++
		}
	}
	return n
}

func room(t *testing.T, boxes []swimBox, height float64) {
	t.Helper()
	var have taken
	for _, b := range boxes {
		at := box{b.x, b.y, b.right(), b.bottom()}
		if !have.free(at) {
			t.Fatalf("step %d covers another", b.Step.Position)
		}
		have.add(at)
		if b.x < swimLabels || b.right() > swimWide-5 || b.bottom() > height {
			t.Fatalf("step %d leaves the drawing: %v", b.Step.Position, at)
		}
		if 25+swimLine*float64(len(b.lines)-1) > b.h-9-swimLine+1 {
			t.Fatalf("step %d: %d lines do not fit %v", b.Step.Position, len(b.lines), b.h)
		}
	}
}
