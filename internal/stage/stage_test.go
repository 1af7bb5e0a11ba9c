package stage

import (
	"strings"
	"testing"
)

func TestCheckNamesWhatIsWrong(t *testing.T) {
	entry := []Criterion{{Text: "Somebody owns it"}}
	good := func() Model {
		return Model{ID: "m", Version: 1, Reasons: []string{"timing"},
			Innovation: []Stage{{Key: "a", Label: "A", Order: 1, Entry: entry, ExitGate: "g"}, {Key: "b", Label: "B", Order: 2, Entry: entry}},
			Adoption:   []Stage{{Key: "c", Label: "C", Order: 1, Entry: entry}, {Key: "x", Label: "X", Order: 90, Entry: entry}}}
	}
	for _, c := range []struct {
		name  string
		spoil func(*Model)
		want  string
	}{
		{"good", func(*Model) {}, ""},
		{"no version", func(m *Model) { m.Version = 0 }, "no version"},
		{"twice", func(m *Model) { m.Innovation[1].Key = "a" }, "there twice"},
		{"out of order", func(m *Model) { m.Innovation[1].Order = 1 }, "order must be above 1"},
		{"no entry", func(m *Model) { m.Innovation[0].Entry = nil }, "says nothing under entry"},
		{"one gate twice", func(m *Model) { m.Innovation[1].ExitGate = "g" }, "leads out of two stages"},
		{"an outcome to nowhere", func(m *Model) { m.Innovation[0].Outcomes = []Outcome{{Key: "o", LeadsTo: "z"}} }, `leads to "z"`},
		{"a reason twice", func(m *Model) { m.Reasons = []string{"timing", "timing"} }, `"timing" is empty or there twice`},
		{"no stages", func(m *Model) { m.Adoption = nil }, "there are none"},
	} {
		m := good()
		c.spoil(&m)
		err := m.Check()
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: got %v, want %q", c.name, err, c.want)
		}
	}
	if got := Path(good().Adoption); len(got) != 1 || got[0].Key != "c" {
		t.Errorf("the path leaves out what lies beside it: %v", got)
	}
}

func TestReasonLabel(t *testing.T) {
	for key, want := range map[string]string{"timing": "Not the right time", "no_board_time": "No board time", "": ""} {
		if got := ReasonLabel(key); got != want {
			t.Errorf("%q: %q", key, got)
		}
	}
}
