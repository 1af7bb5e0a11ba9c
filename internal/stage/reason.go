package stage

import "strings"

// reasons are the words people read for why a trust does not adopt; the content has keys only.
var reasons = map[string]string{
	"problem_not_here":           "We do not have this problem",
	"already_solved_another_way": "Already solved another way",
	"not_ready_finance":          "Not ready: finance",
	"not_ready_workforce":        "Not ready: workforce",
	"not_ready_digital":          "Not ready: digital systems",
	"not_ready_governance":       "Not ready: governance",
	"no_buying_route":            "No way to buy it",
	"evidence_not_convincing":    "The evidence does not convince us",
	"cost_too_high":              "It costs too much",
	"staff_not_in_favour":        "Staff are not in favour",
	"timing":                     "Not the right time",
	"superseded":                 "Something newer has replaced it",
	"other":                      "Another reason",
}

// ReasonLabel is the reason in words; a key that a later version adds is shown as plain words.
func ReasonLabel(key string) string {
	if s, ok := reasons[key]; ok {
		return s
	}
	s := strings.ReplaceAll(key, "_", " ")
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
