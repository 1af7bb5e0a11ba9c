package spc

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"

	"groundwork/internal/fault"
)

// answer is one line of output: a result, or a sentence that says why there is none.
type answer struct {
	ID     json.RawMessage `json:"id"`
	Result *resultJSON     `json:"result,omitempty"`
	Error  string          `json:"error,omitempty"`
}

// Stream reads one series a line from in and writes one line for each to out, in the same order:
//
//	{"id": "…", "input": {"points": [{"date": "2026-03-01", "value": 6.2}, …], "improvement_direction": "decrease", …}}
//	{"id": "…", "result": {"variation_icon": "improvement_low", …, "points": […]}}
//	{"id": "…", "error": "Two figures have the same date, 1 March 2026"}
//
// The names are those of the published test vectors; a setting that is left out has the reference's default, so
// outlying ranges are screened. A line that cannot be used gets an error and the next one is read. The error that
// Stream returns is about reading or writing only.
func Stream(in io.Reader, out io.Writer) error {
	r, w := bufio.NewReaderSize(in, 1<<16), bufio.NewWriterSize(out, 1<<16)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for n := 0; ; n++ {
		line, readErr := r.ReadBytes('\n')
		if n == 0 {
			line = bytes.TrimPrefix(line, []byte("\ufeff")) // as some Windows programs begin a file
		}
		if line = bytes.TrimSpace(line); len(line) > 0 {
			if err := enc.Encode(reply(line)); err != nil {
				return err
			}
		}
		if r.Buffered() == 0 || readErr != nil { // somebody may be waiting for what was answered so far
			if err := w.Flush(); err != nil {
				return err
			}
		}
		switch {
		case errors.Is(readErr, io.EOF):
			return nil
		case readErr != nil:
			return readErr
		}
	}
}

// reply answers one line.
func reply(line []byte) answer {
	var q struct {
		ID    json.RawMessage `json:"id"`
		Input *inputJSON      `json:"input"`
	}
	if err := json.Unmarshal(line, &q); err != nil {
		return answer{ID: idOf(line), Error: unread(err)}
	}
	if q.Input == nil {
		return answer{ID: q.ID, Error: `Each line needs an "input" with the points of a series`}
	}
	s, err := q.Input.series()
	if err != nil {
		return answer{ID: q.ID, Error: sentence(err)}
	}
	res, err := Analyse(s)
	if err != nil {
		return answer{ID: q.ID, Error: sentence(err)}
	}
	return answer{ID: q.ID, Result: resultOf(res, q.Input.Points)}
}

// sentence is the first message of a refusal.
func sentence(err error) string {
	if f := fault.Of(err); len(f.Fields) > 0 {
		return f.Fields[0].Message
	}
	return err.Error()
}

// unread says why a line is not what Stream reads.
func unread(err error) string {
	var wrong *json.UnmarshalTypeError
	if !errors.As(err, &wrong) {
		return "This line is not JSON"
	}
	switch wrong.Field {
	case "input.points.value":
		return "Each value must be a number, or null where it is missing"
	case "input.points.date":
		return "Each date must be text like 2026-03-31"
	case "":
		return `Each line must be an object with "id" and "input"`
	}
	return wrong.Field + " is of the wrong kind"
}

// idOf finds the id of a line that could not be read whole, so that its error can be told from others.
func idOf(line []byte) json.RawMessage {
	d := json.NewDecoder(bytes.NewReader(line))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return nil
	}
	for {
		key, err := d.Token()
		if err != nil || key == json.Delim('}') {
			return nil
		}
		var v json.RawMessage
		if d.Decode(&v) != nil {
			return nil
		}
		if key == "id" {
			return v
		}
	}
}
