package adoption_test

import (
	"fmt"
	"strings"
	"testing"

	"groundwork/internal/adoption"
	"groundwork/internal/day"
	"groundwork/internal/fault"
)

func TestCheckPause(t *testing.T) {
	today := day.On(2026, 11, 22)
	for name, c := range map[string]struct {
		in   adoption.PauseInput
		want string // what is refused, by field
	}{
		"all three":         {adoption.PauseInput{Text: "New record system", Restarts: "p-1", Again: "2026-11-23"}, ""},
		"nothing":           {adoption.PauseInput{}, "Enter why it is paused, Select who can restart it, Enter the day to look at it again"},
		"reviewed today":    {adoption.PauseInput{Text: "x", Restarts: "p-1", Again: "2026-11-22"}, "The day to look at it again must be in the future"},
		"no such day":       {adoption.PauseInput{Text: "x", Restarts: "p-1", Again: "2027-02-30"}, "The day to look at it again must be a real date, like 22 11 2026"},
		"blanks are no why": {adoption.PauseInput{Text: " \n", Restarts: "p-1", Again: "2027-02-03"}, "Enter why it is paused"},
	} {
		s, err := adoption.CheckPause(c.in, today)
		if got := refusals(err); got != c.want {
			t.Errorf("%s: %q", name, got)
		}
		if c.want == "" && (s.Key != adoption.Paused || s.On != today || s.Again != today+1 || s.Restarts != "p-1") {
			t.Errorf("%s: %+v", name, s)
		}
	}
}

func TestCheckStop(t *testing.T) {
	today := day.On(2026, 11, 22)
	if _, err := adoption.CheckStop(adoption.StopInput{Text: "x"}, today); refusals(err) != "Enter what was learned, for other trusts to read, Enter how it is switched off, and what happens to its data" {
		t.Errorf("%q", refusals(err))
	}
	if _, err := adoption.CheckStop(adoption.StopInput{Text: strings.Repeat("é", 4001), Learning: "l", SwitchOff: "s"}, today); refusals(err) != "Why it stops must be 4,000 characters or fewer; it is 1 too long" {
		t.Errorf("%q", refusals(err))
	}
	s, err := adoption.CheckStop(adoption.StopInput{Text: "Supplier gone", Learning: "Ask for the code first", SwitchOff: "Exported in May"}, today)
	if err != nil || s.Key != adoption.Stopped {
		t.Fatalf("%+v %v", s, err)
	}
	if out := s.Outside(); out.Text != "" || out.SwitchOff != "" || out.By != "" || out.Learning != "Ask for the code first" || out.On != today {
		t.Errorf("others read %+v", out)
	}
}

func TestRestartedBy(t *testing.T) {
	rests := adoption.LifeOf([]adoption.State{{Key: adoption.Interested}, {Key: adoption.Paused, Restarts: "p-1"}})
	again := adoption.LifeOf([]adoption.State{{Key: adoption.Paused, Restarts: "p-1"}, {Key: adoption.Resumed}})
	if !rests.RestartedBy("p-1") || rests.RestartedBy("p-2") || rests.RestartedBy("") || again.RestartedBy("p-1") || rests.Rests() == nil || again.Rests() != nil {
		t.Error("who restarts what rests")
	}
}

func TestReasonsAreCountedFromFiveTrustsUp(t *testing.T) {
	keys := map[string]string{}
	for i, k := range []string{"timing", "cost_too_high", "timing", "not_ready_finance"} {
		keys[fmt.Sprint("T", i)] = k
	}
	if got := adoption.Reasons(keys); got != nil {
		t.Errorf("four trusts: %v", got)
	}
	keys["T4"] = "cost_too_high"
	if got, want := fmt.Sprint(adoption.Reasons(keys)), "[{It costs too much 2} {Not the right time 2} {Not ready: finance 1}]"; got != want {
		t.Errorf("five trusts: %s", got)
	}
}

// refusals are the messages of a refusal in the order of its fields.
func refusals(err error) string {
	if err == nil {
		return ""
	}
	var out []string
	for _, f := range fault.Of(err).Fields {
		out = append(out, f.Message)
	}
	return strings.Join(out, ", ")
}
