package spc

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
)

func TestStream(t *testing.T) {
	in := strings.Join([]string{
		`{"id":"a","input":{"points":[{"date":"2025-02-01","value":2},{"date":"2025-01-01","value":null},{"date":"2025-03-01","value":4}],"target":-9,"rebase":["2024-01-01"],"fix_after_n_points":null}}`,
		``,
		`{"id":7,"input":{"points":[]}}`,
		`{"id":"c","input":{"points":[{"date":"2025-01-01","value":"high"}]}}`,
		`{"id":"d","input":{"points":[{"date":"1 May","value":1}]}}`,
		`{"input":{"points":[{"date":"2025-01-01","value":NaN}]},"id":"e"}`,
		`{"id":"f","input":{"points":[{"date":"2025-01-01","value":NaN}]}}`,
		`[1, 2]`,
		`{"id":"h"}`,
		`{"id":"i","input":{"points":[{"date":"2025-01-01","value":1}],"improvement_direction":"up"}}`,
		`{"id":"j","input":{"points":[{"date":"2025-01-01","value":1}],"fix_after_n_points":12.5}}`,
		`{"id":"k","input":{"points":[{"date":"2025-01-01T06:00:00Z","value":1},{"date":"2025-01-01 06:00","value":2}]}}`,
		`{"id":"l","input":{"points":[{"date":"2025-01-01","value":1e999}]}}`,
		`{"id":"m","input":{"points":[{"date":"2025-01-01","value":1}]}}`, // no line end
	}, "\n")
	var out bytes.Buffer
	if err := Stream(strings.NewReader(in), &out); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	for i, want := range []string{
		`"id":"a","result":{"variation_type":"common_cause","variation_icon":"common_cause","assurance_type":"consistent_pass","assurance_icon":"pass",`,
		`{"id":7,"error":"Enter at least one figure"}`,
		`{"id":"c","error":"Each value must be a number, or null where it is missing"}`,
		`{"id":"d","error":"\"1 May\" is not a date like 2026-03-31"}`,
		`{"id":null,"error":"This line is not JSON"}`,
		`{"id":"f","error":"This line is not JSON"}`,
		`{"id":null,"error":"Each line must be an object with \"id\" and \"input\""}`,
		`{"id":"h","error":"Each line needs an \"input\" with the points of a series"}`,
		`{"id":"i","error":"improvement_direction must be increase, decrease or neutral"}`,
		`{"id":"j","error":"fix_after_n_points must be a whole number, 12 or more"}`,
		`{"id":"k","error":"Two figures have the same date, 1 January 2025, 06:00"}`,
		`{"id":"l","error":"Each value must be a number, or null where it is missing"}`,
		`{"id":"m","result":`,
	} {
		if i >= len(lines) || !strings.Contains(lines[i], want) {
			t.Fatalf("line %d: want %s in\n%s", i+1, want, out.String())
		}
	}
	var a struct{ Result resultJSON }
	if err := json.Unmarshal([]byte(lines[0]), &a); err != nil {
		t.Fatal(err)
	}
	if p := a.Result.Points[0]; p.Date != "2025-01-01" || p.Value != nil || p.Outside != nil || p.Side != nil {
		t.Errorf("the missing first point: %s", asJSON(t, p))
	}
	if len(a.Result.Notes) != 1 || !strings.Contains(a.Result.Notes[0], "1 January 2024 has no effect") {
		t.Errorf("notes %q", a.Result.Notes)
	}
}

// Somebody who writes one line and waits gets its answer.
func TestStreamAnswersAtOnce(t *testing.T) {
	in, question := io.Pipe()
	answers, out := io.Pipe()
	done := make(chan error, 1)
	go func() {
		err := Stream(in, out)
		out.Close()
		done <- err
	}()
	go io.WriteString(question, `{"id":1,"input":{"points":[]}}`+"\n")
	b := make([]byte, 100)
	n, err := answers.Read(b)
	if err != nil || !strings.HasPrefix(string(b[:n]), `{"id":1,"error":`) {
		t.Errorf("%q, %v", b[:n], err)
	}
	question.Close()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestStreamReportsABrokenPipe(t *testing.T) {
	broken := errors.New("broken")
	in, w := io.Pipe()
	w.CloseWithError(broken)
	if err := Stream(in, io.Discard); !errors.Is(err, broken) {
		t.Errorf("reading: %v", err)
	}
	r, out := io.Pipe()
	r.CloseWithError(broken)
	if err := Stream(strings.NewReader("{}\n"), out); !errors.Is(err, broken) {
		t.Errorf("writing: %v", err)
	}
}
