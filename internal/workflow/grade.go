package workflow

import "fmt"

// enough is how many timed cases count as measured (measures-v1.yaml, confidence_grades).
const enough = 30

// Grade is how sure a figure is that was reckoned from a map: A to D, and why it is no better.
type Grade struct {
	Letter string
	Why    string // what holds it there, naming the step; empty for A
}

// Grade is the worst of the steps with minutes, before or after: assumed or not stated D, estimated C, observed
// with fewer than 30 cases C, observed with 30 or more or taken from the system B; with a comparison series A
// (Groundwork rules, section 3). The owner may accept a lower grade, never a higher.
func (r Redesign) Grade(comparison bool) Grade {
	worst := Grade{"A", ""}
	if !comparison {
		worst = Grade{"B", "There is no comparison: 12 or more figures before go-live, or teams not yet live"}
	}
	timed := false
	for _, m := range []Map{r.Before, r.After} {
		for _, s := range m.Steps {
			if !s.timed() {
				continue
			}
			timed = true
			if g := m.gradeOf(s); g.Letter > "B" && g.Letter > worst.Letter {
				worst = g
			}
		}
	}
	if !timed {
		return Grade{"D", "No step has minutes yet"}
	}
	return worst
}

func (m Map) gradeOf(s Step) Grade {
	at := fmt.Sprintf("Step %d %s ", s.Position, m.State.Side())
	switch t := m.TimingOf(s); {
	case t.Method == BySystemLog, t.Method == Observed && t.Sample >= enough:
		return Grade{"B", ""}
	case t.Method == Observed && t.Sample == 0:
		return Grade{"C", at + "was observed, but nobody has said how many cases were timed"}
	case t.Method == Observed:
		return Grade{"C", at + fmt.Sprintf("was timed in %s; %d are needed", counted(t.Sample, "case", "cases"), enough)}
	case t.Method == Estimated:
		return Grade{"C", at + "was estimated; time 30 cases to measure it"}
	case t.Method == Assumed:
		return Grade{"D", at + "was assumed; ask staff for an estimate, or time 30 cases"}
	default:
		return Grade{"D", at + "has minutes, but nobody has said how they were found"}
	}
}
