package benefit

import "groundwork/internal/fault"

// enough is how many timed cases count as measured (confidence_grades of the measure library).
const enough = 30

// How one side of a before-and-after was found.
const (
	BySystem  = "system"
	Observed  = "observed"
	Estimated = "estimated"
	Assumed   = "assumed"
)

// Side is how the figure before, or the one after, was found; the zero Side says that nobody did.
type Side struct {
	Method string
	Sample int
}

func (s Side) measured() bool {
	return s.Method == BySystem || s.Method == Nothing || s.Method == Observed && s.Sample >= enough
}

// Grade is how sure a figure is, A to D, by its weaker side (Groundwork rules, section 3; confidence_grades): assumed D;
// estimated, a small sample or one side only C; both sides measured B; with a comparison A.
func Grade(before, after Side, comparison bool) string {
	switch {
	case before.Method == Assumed || after.Method == Assumed || before.Method == "" && after.Method == "":
		return "D"
	case !before.measured() || !after.measured():
		return "C"
	case comparison:
		return "A"
	default:
		return "B"
	}
}

// Lift says what would make a figure surer; nothing for A.
func Lift(before, after Side, comparison bool) string {
	switch Grade(before, after, comparison) {
	case "D":
		return "Ask staff for an estimate, or time 30 cases before and after"
	case "C":
		if !before.measured() {
			return "Time 30 cases of the old way, or take its times from the system"
		}
		return "Time 30 cases of the new way, or take its times from the system"
	case "B":
		return "Add a comparison: 12 or more figures before go-live, or teams not yet live"
	}
	return ""
}

// AcceptGrade is the grade that the owner accepts: the one reckoned or a lower one, never a higher.
func AcceptGrade(reckoned, chosen string) error {
	switch {
	case chosen < "A" || chosen > "D" || len(chosen) != 1:
		return fault.Refused("grade", "Choose how sure the figure is, from A to D")
	case chosen < reckoned:
		return fault.Refused("grade", "The evidence makes this grade %s: you may accept it or a lower one", reckoned)
	}
	return nil
}

// Counts reports whether a figure of this grade may enter a realised total: only A and B do.
func Counts(grade string) bool { return grade == "A" || grade == "B" }

// GradeWords are what every screen shows beside a figure: "Measured with comparison (A)".
func GradeWords(grades []Term, letter string) string {
	return Label(grades, letter) + " (" + letter + ")"
}
