package pilot

import "strings"

// Outcomes of the gate at which a pilot ends, as stages-v1.yaml names them.
const (
	Scale  = "scale"
	Extend = "extend"
	Adapt  = "adapt"
	Stop   = "stop"
)

// GateDecide is the gate with these outcomes; GateStart the one before which nothing goes live; GateOpen the
// one behind which a pilot has its first adopters.
const (
	GateStart  = "start_pilot"
	GateDecide = "decide"
	GateOpen   = "open_to_adopters"
)

// gateWords are what people call the decision points; the content has keys only.
var gateWords = map[string]struct{ label, before string }{
	"frame":          {"Agree the question", "before the question can be agreed"},
	"redesign":       {"Agree the new workflow", "before the new workflow can be agreed"},
	GateStart:        {"Start the pilot", "before the pilot can start"},
	GateDecide:       {"Decide what comes next", "before it can be decided what comes next"},
	GateOpen:         {"Open to first adopters", "before it can be opened to first adopters"},
	"ready_to_scale": {"Open to every trust that is ready", "before it can be opened to every trust that is ready"},
	"standard":       {"Make it standard practice", "before it can become standard practice"},
}

// GateLabel is a decision point in words; a key that a later version adds is shown as plain words.
func GateLabel(gate string) string {
	if w, ok := gateWords[gate]; ok {
		return w.label
	}
	s := strings.ReplaceAll(gate, "_", " ")
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// beforeGate completes "2 things are missing …".
func beforeGate(gate string) string {
	if w, ok := gateWords[gate]; ok {
		return w.before
	}
	return "before “" + GateLabel(gate) + "”"
}

// OutcomeLabel is an outcome as people read it.
func OutcomeLabel(outcome string) string {
	return map[string]string{"go": "Go on", "not_yet": "Not yet", Scale: "Scale", Extend: "Extend", Adapt: "Adapt", Stop: "Stop"}[outcome]
}

// asksInWords reports whether an outcome asks for texts and days instead of confirmations.
func asksInWords(outcome string) bool {
	return outcome == Extend || outcome == Adapt || outcome == Stop
}
