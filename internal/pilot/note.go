package pilot

import (
	"strings"

	"groundwork/internal/fault"
)

// Subjects on which a pilot says something in words; each has one text, and the newest counts.
const (
	LeftOut   = "left_out"
	Training  = "training"
	Support   = "support"
	Cost      = "cost"
	Price     = "price"
	TimeTaken = "time_taken"
	Safety    = "safety"
	Core      = "core"
	OwnSite   = "own_site"

	OpenQuestion = "open_question" // written by the decision to extend
	WhatChanges  = "what_changes"  // by the decision to adapt
	Learning     = "learning"      // by the decision to stop
	SwitchOff    = "switch_off"
)

// Subject says how a text is asked for.
type Subject struct {
	Key   string
	Label string
	Hint  string
}

// Subjects are those that the pilot's own pages ask for, in the order of the adopter's pack.
var Subjects = []Subject{
	{LeftOut, "Who was left out", "Who could not use it, or gained less, and what was done about it. Groups of people, never a person."},
	{Core, "What must stay as it is, and what may change", "The steps that make it work, and those that another trust can do its own way."},
	{Training, "Training", "Who was trained, how long it took each of them, and how."},
	{Support, "Support", "Who helped in the first weeks, who helps now, and when."},
	{Cost, "Cost to run", "What it costs a year to run, what setting it up cost once, and the hours of staff that went into it."},
	{Price, "Price and how to buy it", "What another trust would pay, and the way in which it can buy it."},
	{TimeTaken, "Time it took", "How long each part took, in weeks: policy, connections, training, first team to last."},
	{Safety, "Safety evidence that can be used again", "The safety case, the data protection assessment and who signed them."},
	{OwnSite, "Business as usual at our own trust", "Who runs it now and from which budget, or when that will be."},
}

// SubjectOf is the subject with this key; one that only a decision writes is not among them.
func SubjectOf(key string) (Subject, bool) {
	for _, s := range Subjects {
		if s.Key == key {
			return s, true
		}
	}
	return Subject{}, false
}

// CheckNote reads a text on a subject.
func CheckNote(s Subject, text string) (string, error) {
	text = strings.TrimSpace(text)
	var bad fault.Fields
	if text == "" {
		bad.Add("text", "Enter what there is to say: %s", strings.ToLower(s.Label[:1])+s.Label[1:])
	}
	tooLong(&bad, "text", "The text", text, textLongest)
	return text, bad.Err()
}

// Note is the newest text on a subject.
type Note struct {
	Text string
	Rows int // how often it was saved
}

// PackSubjects are the texts that an adopter's pack needs before it is complete (stages-v1.yaml, stage packaging).
var PackSubjects = []string{Core, Training, Cost, Safety, TimeTaken}
