package main

import (
	"encoding/json"
	"strings"
	"testing"
)

// One series a line in, one result a line out, whatever the settings say; a line that cannot be used does not stop the rest.
func TestSPC(t *testing.T) {
	t.Setenv("GROUNDWORK_LISTEN", "nowhere")
	in := strings.Join([]string{
		`{"id": "a", "input": {"points": [{"date": "2026-03-01", "value": 1}, {"date": "2026-04-01", "value": 2}, {"date": "2026-05-01", "value": 3}], "target": 5}}`,
		`{"id": "b", "input": {"points": []}}`,
		`not JSON`,
		`{"id": "d", "input": {"points": [{"date": "2026-03-01", "value": 1}]}}`,
	}, "\n")
	var out, errs strings.Builder
	if code := run(t.Context(), []string{"spc"}, strings.NewReader(in), &out, &errs); code != 0 || errs.Len() > 0 {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 4 {
		t.Fatalf("%d lines: %s", len(lines), out.String())
	}
	var first struct {
		ID     string
		Result struct {
			Points []struct{ Mean float64 }
		}
	}
	if err := json.Unmarshal([]byte(lines[0]), &first); err != nil || first.ID != "a" || len(first.Result.Points) != 3 || first.Result.Points[0].Mean != 2 {
		t.Errorf("%s, %v", lines[0], err)
	}
	for i, want := range map[int]string{1: "Enter at least one figure", 2: "This line is not JSON", 3: `"id":"d","result"`} {
		if !strings.Contains(lines[i], want) {
			t.Errorf("line %d: %s", i+1, lines[i])
		}
	}
}

func TestSPCTakesNoArguments(t *testing.T) {
	var out, errs strings.Builder
	if code := run(t.Context(), []string{"spc", "file.csv"}, strings.NewReader(""), &out, &errs); code != 2 || !strings.Contains(errs.String(), "Usage: groundwork spc") {
		t.Errorf("exit %d: %s", code, errs.String())
	}
}
