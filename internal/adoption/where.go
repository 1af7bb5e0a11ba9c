package adoption

import (
	"groundwork/internal/day"
	"groundwork/internal/readiness"
	"groundwork/internal/stage"
)

// Outcomes of a decision at a gate of an adoption.
const (
	Go         = stage.Go
	GoWithGaps = "go_with_conditions" // with accepted gaps; nobody chooses it, the verdict makes it so
	NotYet     = stage.NotYet
)

// Passes reports whether a decision with this outcome opens its gate.
func Passes(outcome string) bool { return outcome == Go || outcome == GoWithGaps }

// OutcomeLabel is an outcome as people read it.
func OutcomeLabel(outcome string) string {
	switch outcome {
	case Go:
		return "Go"
	case GoWithGaps:
		return "Go, with accepted gaps"
	case NotYet:
		return "Not yet"
	}
	return outcome
}

// GateLabel is a gate as pages and buttons name it.
func GateLabel(g readiness.Gate) string {
	return [...]string{"Adopt", "Go live", "Business as usual"}[g]
}

// Where is the stage of an adoption and how it came to be.
type Where struct {
	Stage   stage.Stage
	Since   day.Day
	Path    []stage.Stage
	Entered map[string]day.Day // by stage key; a stage that was skipped is not there
	Aside   *State             // declined, paused or stopped; the stage above is where it was
	Next    stage.Stage        // the stage to come; its Key is empty at the end

	// Gate is the next gate that nobody has passed; Undecided is false after the last.
	Gate      readiness.Gate
	Undecided bool
}

// Open reports whether the adoption's stage is open to everybody: from committed on.
func (w Where) Open() bool {
	_, committed := w.Entered["committed"]
	return committed
}

// Derive is where an adoption stands (Groundwork rules, section 1): the gates adopt, go_live and bau
// are decided and the others pass on facts; live also needs a team live. A later worse verdict never
// moves a stage back; only a decision that replaces another does.
func Derive(model []stage.Stage, l Life, f Facts) Where {
	path := stage.Path(model)
	w := Where{Path: path, Entered: map[string]day.Day{}, Aside: l.aside()}
	w.Gate, w.Undecided = NextGate(f.Decisions)
	if len(path) == 0 {
		return w
	}
	passed := f.passed()
	for i, s := range path {
		var on day.Day
		switch s.Key {
		case "interested":
			on = l.Interested
		case "assessing":
			on = f.assessing(l)
		case "preparing":
			on = later(f.preparing(l), w.Entered["committed"])
		case "embedding":
			on = later(f.embedding(), w.Entered["live"])
		case "live":
			if first := f.firstLive(); first != 0 {
				on = later(passed[gateBefore(path, i)], first)
			}
		default:
			on = passed[gateBefore(path, i)]
		}
		if on != 0 {
			w.Entered[s.Key] = on
		}
	}
	at := 0
	for i, s := range path {
		if w.Entered[s.Key] != 0 {
			at = i
		}
	}
	w.Stage, w.Since = path[at], w.Entered[path[at].Key]
	if at+1 < len(path) {
		w.Next = path[at+1]
	}
	return w
}

// NextGate is the first gate that no standing decision has passed; false when all are passed, and then
// it is the last.
func NextGate(decided []stage.Decided) (readiness.Gate, bool) {
	passed := Facts{Decisions: decided}.passed()
	for _, g := range readiness.Gates {
		if passed[g.String()] == 0 {
			return g, true
		}
	}
	return readiness.BusinessAsUsual, false
}

// CourseOf is how far the decisions about an adoption have come, for the rule that asks again.
func CourseOf(decided []stage.Decided) readiness.Course {
	c := readiness.Course{Usual: Facts{Decisions: decided}.passed()[readiness.BusinessAsUsual.String()]}
	c.Next, c.Undecided = NextGate(decided)
	return c
}

func (l Life) aside() *State {
	switch {
	case l.Stopped != nil:
		return l.Stopped
	case l.Declined != nil:
		return l.Declined
	}
	return l.Paused
}

// gateBefore is the gate that leads into stage i.
func gateBefore(path []stage.Stage, i int) string {
	if i == 0 {
		return ""
	}
	return path[i-1].ExitGate
}

// passed is the day on which each gate was first passed by a decision that stands.
func (f Facts) passed() map[string]day.Day {
	out := map[string]day.Day{}
	for _, d := range stage.Standing(f.Decisions) {
		if _, already := out[d.Gate]; !already && Passes(d.Outcome) {
			out[d.Gate] = d.On
		}
	}
	return out
}

// later is the later of two days, or none unless both are there.
func later(x, y day.Day) day.Day {
	if x == 0 || y == 0 {
		return 0
	}
	return max(x, y)
}

// AsksWho reports whether the stage depends on who owns an adoption and when it was first asked a question: nobody recorded that
// assessing began, and nobody decided to adopt.
func (l Life) AsksWho(decided []stage.Decided) bool {
	return l.Assessing == 0 && Facts{Decisions: decided}.passed()[readiness.Adopt.String()] == 0
}

// assessing began when it was recorded so, else when an owner was named and a question was answered or given out.
func (f Facts) assessing(l Life) day.Day {
	if l.Assessing != 0 {
		return l.Assessing
	}
	return later(later(f.OwnerSince, f.Asked), l.Interested)
}

// preparing began when it was recorded so, else with the first own version of the workflow.
func (f Facts) preparing(l Life) day.Day {
	if l.Preparing != 0 {
		return l.Preparing
	}
	return f.Workflow
}

// embedding begins when every planned team is live, the old way is off in each, and the reviews after
// 3 and 6 months were held.
func (f Facts) embedding() (since day.Day) {
	if len(f.Teams) == 0 {
		return 0
	}
	for _, t := range f.Teams {
		if t.Live == 0 || t.Off == 0 {
			return 0
		}
		since = max(since, t.Live, t.Off)
	}
	for _, months := range []int{3, 6} {
		held := f.held(months)
		if held == 0 {
			return 0
		}
		since = max(since, held)
	}
	return since
}

func (f Facts) held(months int) day.Day {
	for _, r := range f.Reviews {
		if r.Months == months {
			return r.HeldOn
		}
	}
	return 0
}

func (f Facts) firstLive() (first day.Day) {
	for _, t := range f.Teams {
		if t.Live != 0 && (first == 0 || t.Live < first) {
			first = t.Live
		}
	}
	return first
}
