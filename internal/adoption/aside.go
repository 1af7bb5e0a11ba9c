package adoption

import (
	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// PauseInput is “Pause it” as somebody typed it. Faults are named text, restarts and again.
type PauseInput struct {
	Text     string
	Restarts string // person id of who can restart it
	Again    string // typed day
}

// CheckPause reads why an adoption rests, who can restart it and when that is looked at: all three are
// needed, so that a pause is never the end that nobody decided (stages-v1.yaml, stage paused).
func CheckPause(in PauseInput, today day.Day) (State, error) {
	var bad fault.Fields
	s := State{Key: Paused, On: today, Text: tidy(in.Text), Restarts: in.Restarts}
	if s.Text == "" {
		bad.Add("text", "Enter why it is paused")
	}
	tooLong(&bad, "text", "Why it is paused", s.Text, textLongest)
	if s.Restarts == "" {
		bad.Add("restarts", "Select who can restart it")
	}
	s.Again = readDay(&bad, "again", "The day to look at it again", in.Again)
	switch {
	case in.Again == "":
		bad.Add("again", "Enter the day to look at it again")
	case s.Again != 0 && s.Again <= today:
		bad.Add("again", "The day to look at it again must be in the future")
	}
	return s, bad.Err()
}

// StopInput is “Stop for good” as somebody typed it. Faults are named text, learning and switch-off.
type StopInput struct{ Text, Learning, SwitchOff string }

// CheckStop reads why an adoption ends after it was decided on, what was learned, and how it is switched
// off (stages-v1.yaml, stage stopped).
func CheckStop(in StopInput, today day.Day) (State, error) {
	var bad fault.Fields
	s := State{Key: Stopped, On: today, Text: tidy(in.Text), Learning: tidy(in.Learning), SwitchOff: tidy(in.SwitchOff)}
	for _, x := range []struct{ name, text, label, missing string }{
		{"text", s.Text, "Why it stops", "Enter why it stops"},
		{"learning", s.Learning, "What was learned", "Enter what was learned, for other trusts to read"},
		{"switch-off", s.SwitchOff, "How it is switched off", "Enter how it is switched off, and what happens to its data"},
	} {
		if x.text == "" {
			bad.Add(x.name, "%s", x.missing)
		}
		tooLong(&bad, x.name, x.label, x.text, textLongest)
	}
	return s, bad.Err()
}

// Rests refuses what waits for the restart of a paused adoption.
func (l Life) Rests() error {
	if l.Paused == nil {
		return nil
	}
	return &fault.Error{Kind: fault.Invalid, Message: "This is paused until somebody restarts it. Restart it first, then decide"}
}

// Outside is a state as readers outside the trust may know it: that it is so and since when, and of one
// that was stopped what was learned, which is for them. Reasons in words, and who, stay at the trust.
func (s *State) Outside() *State {
	if s == nil {
		return nil
	}
	return &State{Key: s.Key, On: s.On, Learning: s.Learning}
}

// RestartedBy reports whether somebody is the one who was named to restart what is paused.
func (l Life) RestartedBy(person string) bool {
	return l.Paused != nil && person != "" && l.Paused.Restarts == person
}
