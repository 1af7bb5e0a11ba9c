package history

import (
	"strings"
	"testing"
	"time"

	"groundwork/internal/day"
)

func chainOf(n int) []Event {
	var events []Event
	prev := ""
	for i := range n {
		e := Seal(Event{Chain: "ZZ-NMR", At: day.At(time.Date(2026, 11, 22, 9, i, 0, 0, time.UTC)), Actor: "p-01",
			Deed: "pilot.register", Subject: Touch{"pilot", "a"}, Touched: []Touch{{"pilot", "a"}},
			Before: Values{}, After: Values{"name": strings.Repeat("x", i+1)}, Salt: "s"}, int64(i+1), prev)
		events, prev = append(events, e), e.Hash
	}
	return events
}

func verify(events []Event, headN int64, headHash string) error {
	v := NewVerifier("ZZ-NMR")
	for _, e := range events {
		if err := v.Next(e); err != nil {
			return err
		}
	}
	return v.End(headN, headHash)
}

// AuditTamper: edit, delete, reorder and truncate are all found.
func TestAuditTamper(t *testing.T) {
	head := chainOf(5)[4]
	for name, c := range map[string]struct {
		change func([]Event) []Event
		says   string
	}{
		"untouched":      {func(e []Event) []Event { return e }, ""},
		"edited after":   {func(e []Event) []Event { e[2].After = Values{"name": "y"}; return e }, "event 3 says before and after was changed"},
		"edited actor":   {func(e []Event) []Event { e[2].Actor = "p-02"; return e }, "event 3 was changed"},
		"edited time":    {func(e []Event) []Event { e[2].At = e[3].At; return e }, "event 3 was changed"},
		"edited touched": {func(e []Event) []Event { e[2].Touched = nil; return e }, "event 3 was changed"},
		"removed":        {func(e []Event) []Event { return append(e[:2], e[3:]...) }, "event 3 is missing"},
		"reordered":      {func(e []Event) []Event { e[1], e[2] = e[2], e[1]; return e }, "event 2 is missing"},
		"renumbered":     {func(e []Event) []Event { e[1], e[2] = e[2], e[1]; e[1].N, e[2].N = 2, 3; return e }, "does not follow"},
		"cut at the end": {func(e []Event) []Event { return e[:4] }, "ends at event 4, but 5 were recorded"},
		"another chain":  {func(e []Event) []Event { e[0].Chain = "ZZ-EFD"; return e }, "belongs to ZZ-EFD"},
	} {
		err := verify(c.change(chainOf(5)), head.N, head.Hash)
		if c.says == "" && err != nil || c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)) {
			t.Errorf("%s: got %v, want %q", name, err, c.says)
		}
	}
}

func TestFieldsCannotRunIntoEachOther(t *testing.T) {
	a := Seal(Event{Actor: "ab", Role: "c"}, 1, "")
	b := Seal(Event{Actor: "a", Role: "bc"}, 1, "")
	if a.Hash == b.Hash {
		t.Error("two different events have the same hash")
	}
}
