package insight

import "groundwork/internal/day"

// LearntKind says how something was learned.
type LearntKind string

// How something was learned, in the order in which a page offers it.
const (
	LearntLesson      LearntKind = "lesson"       // somebody wrote it down as a lesson
	LearntStopped     LearntKind = "stopped"      // a pilot was stopped
	LearntRuleMet     LearntKind = "stop_rule"    // a stop rule that was agreed before was met
	LearntNotRealised LearntKind = "not_realised" // a benefit did not come
	LearntWithdrawn   LearntKind = "withdrawn"    // a trust's own way was given up
)

// LearntKinds are all of them with their words, in that order.
var LearntKinds = []struct {
	Key   LearntKind
	Label string
}{
	{LearntLesson, "Lesson"},
	{LearntStopped, "Stopped"},
	{LearntRuleMet, "Stop rule met"},
	{LearntNotRealised, "Benefit did not come"},
	{LearntWithdrawn, "Own way given up"},
}

// Label is the kind as people read it.
func (k LearntKind) Label() string {
	for _, x := range LearntKinds {
		if x.Key == k {
			return x.Label
		}
	}
	return ""
}

// Learnt is one thing that was learned where something was tried, or that went otherwise than was hoped (Groundwork, the
// product, section 3: negative results are findable).
type Learnt struct {
	ID               string
	Kind             LearntKind
	Pilot, PilotName string
	Adoption         string // where it was learned by a trust that takes the pilot up
	TrustShort       string // who learned it
	AboutKind, About string // "item" or "step", with its id
	Step             string // what is done in the step, in the newest workflow that has it
	Title, Text      string
	Learned          string // of a pilot that was stopped: what others should know
	On               day.Day
}

// LearntQuery narrows what was learned. Empty fields narrow nothing.
type LearntQuery struct {
	Words []string // folded; each must be there
	Kind  LearntKind
	About string // "step", "item", or the id of an item

	Region, Subtype string // of the trust that learned it
}

// NotAdopting is a reason for not adopting with how many other trusts gave it.
type NotAdopting struct {
	Reason string // key
	Trusts int
}

// ReasonsShown are those that may be shown: a reason is counted from five trusts up, and names none of them.
func ReasonsShown(list []NotAdopting) (out []NotAdopting) {
	for _, r := range list {
		if r.Trusts >= Fewest {
			out = append(out, r)
		}
	}
	return out
}
