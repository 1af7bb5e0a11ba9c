// Package pack is the adopter's pack: what a pilot hands on so that another trust can repeat it without a telephone call.
// A published version is a frozen copy with its hash; what differs between two of them is said in sentences.
package pack

import "groundwork/internal/day"

// Content is one version as a reader sees it. Its JSON is kept as bytes with their SHA-256; fields are only ever added, so that
// old versions can be read.
type Content struct {
	Pilot     Pilot      `json:"pilot"`
	Version   int        `json:"version"`
	Published day.Day    `json:"published"`
	By        string     `json:"by"` // the job of who published it, never a name
	Changed   []string   `json:"changed"`
	Workflow  Workflow   `json:"workflow"`
	Measures  []Measure  `json:"measures"`
	Costs     []Cost     `json:"costs"` // as figures, from the records; what has no figure is said in Texts
	Asks      []Ask      `json:"asks"`
	Texts     []Text     `json:"texts"`
	Staff     []Text     `json:"staff"` // how staff were asked, trained and helped, from the records
	Lessons   []Lesson   `json:"lessons"`
	Documents []Document `json:"documents"`
}

// Pilot says what was tried, where and what came of it.
type Pilot struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Trust    string `json:"trust"`
	Code     string `json:"code"`
	Problem  string `json:"problem"`
	Question string `json:"question"`
	Result   string `json:"result"`
}

// Workflow is the redesign that the pilot approved. ID names its version, whose rows never change.
type Workflow struct {
	ID       string     `json:"id"`
	N        int        `json:"n"` // 0: none is approved
	Approved day.Day    `json:"approved"`
	Says     string     `json:"says"` // minutes and hours, modelled
	Unit     string     `json:"unit"`
	Start    string     `json:"start"`
	End      string     `json:"end"`
	Before   []Step     `json:"before"`
	After    []Step     `json:"after"`
	Changes  []Decision `json:"changes"`
}

// Step is one step of the work.
type Step struct {
	ID      string `json:"id"`
	Action  string `json:"action"`
	Who     string `json:"who"`
	Minutes string `json:"minutes"` // "2.5", or nothing where nobody timed it
	Share   string `json:"share"`   // percent of cases
}

// Parts of a redesign, by what an adopting trust may do with them.
const (
	Core      = "core"
	Adaptable = "adaptable"
)

// Decision is what became of a step.
type Decision struct {
	Old  string `json:"old"` // ids of steps; one of them may be empty
	New  string `json:"new"`
	What string `json:"what"` // in words: "Removed"
	Why  string `json:"why"`
	Part string `json:"part"` // core, adaptable, or nothing when nobody said
}

// Measure is a benefit or a new cost, with what it came to.
type Measure struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Measure string `json:"measure"` // its shared definition
	Version int    `json:"version"`
	Costs   bool   `json:"costs"`
	Says    string `json:"says"`
	Grade   string `json:"grade"`
}

// Cost is what it takes, as a figure with what it is of.
type Cost struct {
	Label  string `json:"label"` // "Cost of running it"
	Figure string `json:"figure"`
	Source string `json:"source"` // where it comes from, and how sure it is
	Once   bool   `json:"once"`   // to set it up; else while it runs
}

// Ask is something the pilot asks for on top of the checklist.
type Ask struct {
	Kind     string `json:"kind"` // raise, add, note
	Item     string `json:"item"`
	Title    string `json:"title"`
	Question string `json:"question"`
	Needed   string `json:"needed"` // at which decision which level
	Because  string `json:"because"`
}

// Kinds of Ask.
const (
	Raise = "raise"
	Add   = "add"
	Note  = "note"
)

// Text is what the pilot says on a subject: training, costs, support.
type Text struct {
	Key   string `json:"key"`
	Label string `json:"label"`
	Text  string `json:"text"`
}

// Lesson is what was learned.
type Lesson struct {
	ID    string  `json:"id"`
	Title string  `json:"title"`
	Text  string  `json:"text"`
	On    day.Day `json:"on"`
}

// Document is a file or a place, as it was when the version was published.
type Document struct {
	ID       string  `json:"id"`
	Seq      int     `json:"seq"`
	Title    string  `json:"title"`
	Purpose  string  `json:"purpose"`
	KeptAt   string  `json:"kept_at"`
	FileName string  `json:"file_name"`
	Kind     string  `json:"kind"`
	Size     int64   `json:"size"`
	SHA256   string  `json:"sha256"`
	Dated    day.Day `json:"dated"`
}

// costed reports whether both setting it up and running it have a figure.
func (c Content) costed() bool {
	once, running := false, false
	for _, x := range c.Costs {
		once, running = once || x.Once, running || !x.Once
	}
	return once && running
}

// Text is what is said on a subject; nothing when nothing is.
func (c Content) Text(key string) string {
	for _, t := range c.Texts {
		if t.Key == key {
			return t.Text
		}
	}
	return ""
}

// Says reports whether there is a text or a record on a subject.
func (c Content) Says(key string) bool {
	for _, t := range c.Staff {
		if t.Key == key {
			return true
		}
	}
	return c.Text(key) != ""
}

// AsksOf are the asks of one kind.
func (c Content) AsksOf(kind string) (out []Ask) {
	for _, a := range c.Asks {
		if a.Kind == kind {
			out = append(out, a)
		}
	}
	return out
}
