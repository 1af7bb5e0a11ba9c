package pilot

import (
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// StopRule is what would end the pilot early, agreed before it starts, and whether it was met.
type StopRule struct {
	Position  int
	Rule      string
	DecidedBy string // person id
	Met       day.Day
	Note      string // what is known: "79% in week 12"
	Rows      int    // how often it was saved
}

// Gone reports whether the rule was taken off the list.
func (s StopRule) Gone() bool { return s.Rule == "" }

// StopRuleInput is one rule as somebody typed it. A rule whose text was cleared is taken off the list.
type StopRuleInput struct {
	Rule      string
	DecidedBy string
	Met       string // "yes" when it was met
	MetOn     string
	Note      string
}

// CheckStopRule reads one rule; the names of its fields end in suffix.
func CheckStopRule(in StopRuleInput, suffix string, today day.Day) (StopRule, fault.Fields) {
	var bad fault.Fields
	s := StopRule{Rule: squeeze(in.Rule), DecidedBy: in.DecidedBy, Note: strings.TrimSpace(in.Note)}
	tooLong(&bad, "rule"+suffix, "Stop rule", s.Rule, lineLongest)
	tooLong(&bad, "note"+suffix, "What is known", s.Note, lineLongest)
	on := readDay(&bad, "met-on"+suffix, "The day it was met", in.MetOn)
	if in.Met == "yes" {
		if in.MetOn == "" {
			bad.Add("met-on"+suffix, "Enter the day on which the stop rule was met")
		}
		notAhead(&bad, "met-on"+suffix, "The day it was met", on, today)
		s.Met = on
	}
	if s.Rule == "" && (s.Note != "" || !s.Met.IsZero()) {
		bad.Add("rule"+suffix, "Enter the stop rule")
	}
	return s, bad
}
