package spc

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"testing"
)

// vector is a series with what the unmodified reference makes of it.
type vector struct {
	ID       string
	Input    inputJSON
	Expected resultJSON
}

func TestVectors(t *testing.T) {
	files, err := filepath.Glob("testdata/vectors/*.json")
	if err != nil || len(files) != 33 {
		t.Fatalf("%d vectors, %v", len(files), err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var v vector
		if err := json.Unmarshal(text, &v); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		t.Run(v.ID, func(t *testing.T) { same(t, analysed(t, v.Input), v.Expected, scale(v.Input)) })
	}
}

func analysed(t *testing.T, in inputJSON) resultJSON {
	t.Helper()
	s, err := in.series()
	if err != nil {
		t.Fatal(err)
	}
	r, err := Analyse(s)
	if err != nil {
		t.Fatal(err)
	}
	return *resultOf(r, in.Points)
}

// same compares means and limits with a tolerance and everything else exactly.
func same(t *testing.T, got, want resultJSON, scale float64) {
	t.Helper()
	numbers := func(where string, got, want [3]*float64) {
		for i, name := range []string{"mean", "lpl", "upl"} {
			if !close(got[i], want[i], scale) {
				t.Errorf("%s: %s is %s, want %s", where, name, show(got[i]), show(want[i]))
			}
		}
	}
	if len(got.Points) != len(want.Points) || len(got.Partitions) != len(want.Partitions) {
		t.Fatalf("%d points in %d parts, want %d in %d", len(got.Points), len(got.Partitions), len(want.Points), len(want.Partitions))
	}
	for i := range want.Partitions {
		g, w := &got.Partitions[i], &want.Partitions[i]
		numbers(fmt.Sprint("part ", i), [3]*float64{g.Mean, g.Lower, g.Upper}, [3]*float64{w.Mean, w.Lower, w.Upper})
		g.Mean, g.Lower, g.Upper, w.Mean, w.Lower, w.Upper = nil, nil, nil, nil, nil, nil
	}
	for i := range want.Points {
		g, w := &got.Points[i], &want.Points[i]
		numbers(w.Date, [3]*float64{g.Mean, g.Lower, g.Upper}, [3]*float64{w.Mean, w.Lower, w.Upper})
		g.Mean, g.Lower, g.Upper, w.Mean, w.Lower, w.Upper = nil, nil, nil, nil, nil, nil
		if a, b := asJSON(t, g), asJSON(t, w); a != b {
			t.Errorf("got  %s\nwant %s", a, b)
		}
	}
	got.Points, want.Points, got.Notes = nil, nil, nil
	if a, b := asJSON(t, got), asJSON(t, want); a != b {
		t.Errorf("got  %s\nwant %s", a, b)
	}
}

// scale is the largest value of a series, which the tolerance of its limits is a part of.
func scale(in inputJSON) (s float64) {
	for _, p := range in.Points {
		if p.Value != nil {
			s = max(s, math.Abs(*p.Value))
		}
	}
	return s
}

func close(a, b *float64, scale float64) bool {
	if a == nil || b == nil {
		return a == b
	}
	return math.Abs(*a-*b) <= 1e-12*max(math.Abs(*a), math.Abs(*b), scale)
}

func show(v *float64) string {
	if v == nil {
		return "nothing"
	}
	return fmt.Sprint(*v)
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// letters shorten the labels in fuzz.jsonl.
const letters = ".ULIDulab"

func TestRandomSeries(t *testing.T) {
	text, err := os.ReadFile("testdata/fuzz.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for lines := bufio.NewScanner(bytes.NewReader(text)); lines.Scan(); n++ {
		var v struct {
			ID     string
			Dates  []string
			Values []*float64
			inputJSON
			Expected struct {
				Flags         string
				Partitions    []partitionJSON
				VariationIcon string  `json:"variation_icon"`
				AssuranceType *string `json:"assurance_type"`
			}
		}
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		for i, d := range v.Dates {
			v.Points = append(v.Points, pointJSON{Date: d, Value: v.Values[i]})
		}
		got, flags := analysed(t, v.inputJSON), ""
		for _, p := range got.Points {
			for l, name := range labels {
				if name == p.Label {
					flags += letters[l : l+1]
				}
			}
		}
		if flags != v.Expected.Flags {
			t.Errorf("%s: flags %s, want %s", v.ID, flags, v.Expected.Flags)
		}
		if got.VariationIcon != v.Expected.VariationIcon || asJSON(t, got.AssuranceType) != asJSON(t, v.Expected.AssuranceType) {
			t.Errorf("%s: icons %s and %s", v.ID, got.VariationIcon, asJSON(t, got.AssuranceType))
		}
		for i, w := range v.Expected.Partitions {
			g := got.Partitions[i]
			if g.Group != w.Group || g.Rows != w.Rows ||
				!close(g.Mean, w.Mean, scale(v.inputJSON)) || !close(g.Lower, w.Lower, scale(v.inputJSON)) || !close(g.Upper, w.Upper, scale(v.inputJSON)) {
				t.Errorf("%s: part %d is %s, want %s", v.ID, i, asJSON(t, g), asJSON(t, w))
			}
		}
	}
	if n != 200 {
		t.Errorf("%d series, want 200", n)
	}
}
