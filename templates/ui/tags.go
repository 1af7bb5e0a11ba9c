package ui

// This file is the one place that maps a meaning to a look. Keys are those of
// the content files; words stand on the tag, so that colour is never alone.
// Red is for errors only.

type tag struct{ words, class string }

const (
	tagPlain  = "nhsuk-tag nhsuk-tag--no-colour nhsuk-tag--no-border nhsuk-u-font-weight-normal"
	tagFaint  = tagPlain + " nhsuk-u-secondary-text-colour"
	tagWhite  = "nhsuk-tag nhsuk-tag--white app-tag"
	tagGrey   = "nhsuk-tag nhsuk-tag--grey app-tag"
	tagBlue   = "nhsuk-tag nhsuk-tag--blue app-tag"
	tagAqua   = "nhsuk-tag nhsuk-tag--aqua-green app-tag"
	tagGreen  = "nhsuk-tag nhsuk-tag--green app-tag"
	tagYellow = "nhsuk-tag nhsuk-tag--yellow app-tag"
	tagOrange = "nhsuk-tag nhsuk-tag--orange app-tag"
	tagRed    = "nhsuk-tag nhsuk-tag--red app-tag"
)

// tasks are the states of one line of a task list.
var tasks = map[string]tag{
	"completed":    {"Completed", tagPlain},
	"in_progress":  {"In progress", tagWhite},
	"not_started":  {"Not yet started", tagBlue},
	"cannot_start": {"Cannot start yet", tagFaint},
	"problem":      {"There is a problem", tagRed},
}

// verdicts are the answers at a gate. "Not assessed" is only for an adoption in
// which nothing was ever answered.
var verdicts = map[string]tag{
	"ready":                 {"Ready", tagGreen},
	"ready_with_conditions": {"Ready with conditions", tagYellow},
	"not_enough_known":      {"Not enough known", tagBlue},
	"not_ready":             {"Not ready", tagOrange},
	"not_assessed":          {"Not assessed", tagGrey},
}

// grades say how sure a figure is. The word is always shown with the letter.
var grades = map[string]tag{
	"A": {"Measured with comparison (A)", tagGreen},
	"B": {"Measured (B)", tagBlue},
	"C": {"Estimated (C)", tagYellow},
	"D": {"Assumed (D)", tagGrey},
}

// benefits are the states of a benefit, from promised to sustained.
var benefits = map[string]tag{
	"planned":      {"Planned", tagWhite},
	"forecast":     {"Forecast", tagWhite},
	"measuring":    {"Being measured", tagBlue},
	"realised":     {"Realised", tagAqua},
	"verified":     {"Verified", tagGreen},
	"sustained":    {"Sustained", tagGreen},
	"lapsed":       {"Lapsed", tagOrange},
	"not_realised": {"Not realised", tagGrey},
}

// stages are those of a pilot and of an adoption.
var stages = map[string]tag{
	"registered":     {"Registered", tagWhite},
	"framed":         {"Framed", tagWhite},
	"redesigned":     {"Workflow redesigned", tagBlue},
	"piloting":       {"Piloting", tagBlue},
	"decided":        {"Decision made", tagBlue},
	"packaging":      {"Packaged for others", tagBlue},
	"testing_spread": {"First adopters", tagAqua},
	"scaling":        {"Scaling", tagAqua},
	"standard":       {"Standard practice", tagGreen},
	"closed":         {"Closed", tagGrey},
	"interested":     {"Interested", tagWhite},
	"assessing":      {"Assessing readiness", tagWhite},
	"committed":      {"Committed", tagBlue},
	"preparing":      {"Preparing", tagBlue},
	"live":           {"Live", tagAqua},
	"embedding":      {"Embedding", tagAqua},
	"bau":            {"Business as usual", tagGreen},
	"declined":       {"Not adopting", tagGrey},
	"paused":         {"Paused", tagYellow},
	"stopped":        {"Stopped", tagGrey},
}

// notes are short marks beside a sentence.
var notes = map[string]tag{
	"done":        {"Done", tagGreen},
	"new":         {"New", tagBlue},
	"no_figure":   {"No new figure", tagGrey},
	"waiting":     {"Waiting", tagYellow},
	"lapsed":      {"Lapsed", tagOrange},
	"at_risk":     {"At risk", tagYellow},
	"gap":         {"Accepted gap", tagYellow},
	"late":        {"Late", tagYellow},
	"contested":   {"Contested", tagOrange},
	"needs_you":   {"Needs you", tagYellow},
	"draft":       {"Draft", tagWhite},
	"published":   {"Published", tagGreen},
	"approved":    {"Approved", tagGreen},
	"not_yet":     {"Not yet approved", tagYellow},
	"different":   {"Counted differently", tagOrange},
	"described":   {"Described", tagWhite},
	"moved":       {"Moved to a newer version", tagGrey},
	"proposed":    {"Proposed", tagYellow},
	"unchecked":   {"Not yet checked", tagWhite},
	"checked":     {"Checked", tagGreen},
	"provisional": {"Provisional", tagYellow},
	"recorded":    {"Recorded afterwards", tagWhite},
}

// levels are the answers to a readiness question. The two that are no level are
// never drawn as 0.
var levels = map[string]tag{
	"not_in_place":   {"Not in place", "app-level app-l0"},
	"planned":        {"Planned", "app-level app-l1"},
	"partly":         {"Partly in place", "app-level app-l2"},
	"in_place":       {"In place", "app-level app-l3"},
	"embedded":       {"Embedded", "app-level app-l4"},
	"not_known":      {"Not known", "app-level app-lx"},
	"not_applicable": {"Does not apply", "app-level app-ln"},
}

// of is the look of key; words, where given, stand instead of the usual ones. An
// unknown key keeps its words and has the quietest look.
func of(looks map[string]tag, key, words string) tag {
	t, found := looks[key]
	if !found {
		t = tag{key, tagGrey}
	}
	if words != "" {
		t.words = words
	}
	return t
}
