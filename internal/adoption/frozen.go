package adoption

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"groundwork/internal/day"
	"groundwork/internal/readiness"
)

// frozenFormat names the shape of the bytes, so that a later shape is read by its own rules.
const frozenFormat = "groundwork adoption decision 1"

// Frozen is what a decision was made on, as it stood at that moment: copies, never links. It is kept
// as canonical JSON with its SHA-256, and pages about a decision read it and nothing else.
type Frozen struct {
	Format     string        `json:"format"`
	ID         string        `json:"id"`
	Adoption   string        `json:"adoption"`
	Trust      Named         `json:"trust"`
	Pilot      Named         `json:"pilot"`
	Gate       string        `json:"gate"`
	Outcome    string        `json:"outcome"`
	DecidedOn  day.Day       `json:"decided_on"`
	DecidedBy  Named         `json:"decided_by"`
	Why        string        `json:"why"`
	Minute     string        `json:"minute"`
	Present    []Named       `json:"present"`
	Concerns   string        `json:"concerns"`
	NextReview day.Day       `json:"next_review"`
	RecordedBy Named         `json:"recorded_by"`
	RecordedAt day.Instant   `json:"recorded_at"`
	Checklist  Version       `json:"checklist"`
	Pack       Version       `json:"pack"`
	Workflow   Version       `json:"workflow"` // the adoption's own; its id is empty when there is none
	Benefits   []FrozenGain  `json:"benefits"`
	Facts      []string      `json:"facts"`
	Verdict    string        `json:"verdict"`
	Sentence   string        `json:"sentence"`
	Counts     Counted       `json:"counts"`
	Criteria   []FrozenLine  `json:"criteria"`
	PassedOver []FrozenPass  `json:"passed_over"`
	Gaps       []FrozenGap   `json:"gaps"`
	Items      []FrozenItem  `json:"items"`
	Planned    []PlannedGate `json:"planned"`
}

// Named is somebody or something with the name it had.
type Named struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Version is one version of content, pack or workflow.
type Version struct {
	ID      string  `json:"id"`
	Version int     `json:"version"`
	SHA256  string  `json:"sha256,omitempty"`
	On      day.Day `json:"on"` // published, accepted or approved
}

// Counted are the items asked at the gate by how they stood.
type Counted struct {
	Asked      int `json:"asked"`
	Met        int `json:"met"`
	Conditions int `json:"conditions"`
	Short      int `json:"short"`
	Unknown    int `json:"unknown"`
}

// FrozenLine is one criterion as it stood.
type FrozenLine struct {
	Text  string `json:"text"`
	State string `json:"state"`
	Says  string `json:"says"`
}

// FrozenPass is one criterion that the owner went ahead without.
type FrozenPass struct {
	Criterion string `json:"criterion"`
	Title     string `json:"title"`
	Reason    string `json:"reason"`
}

// FrozenGap is one accepted gap that carried the gate.
type FrozenGap struct {
	Item       string  `json:"item"`
	Title      string  `json:"title"`
	Action     string  `json:"action"`
	Owner      Named   `json:"owner"`
	Due        day.Day `json:"due"`
	AcceptedBy Named   `json:"accepted_by"`
	AcceptedOn day.Day `json:"accepted_on"`
}

// FrozenGain is one benefit as it was promised.
type FrozenGain struct {
	ID      string `json:"id"`
	Measure string `json:"measure"`
	Version int    `json:"version"`
	Target  string `json:"target"` // empty when there was none
	Grade   string `json:"grade"`
}

// FrozenEvidence refers to one piece of what showed it, in the revision of that moment.
type FrozenEvidence struct {
	ID       string `json:"id"`
	Revision int    `json:"revision"`
	Kind     string `json:"kind"`
	Title    string `json:"title"`
	SHA256   string `json:"sha256,omitempty"`
}

// FrozenItem is one question that applied, with its answer and what it counted as.
type FrozenItem struct {
	ID        string           `json:"id"`
	Title     string           `json:"title"`
	Domain    string           `json:"domain"`
	Strength  string           `json:"strength"`
	Threshold *readiness.Level `json:"threshold"` // nil: not asked at this gate
	State     string           `json:"state"`
	Level     *readiness.Level `json:"level"` // what it counted as; nil: not known, or left out
	Source    string           `json:"source"`
	Why       string           `json:"why"`
	Answer    string           `json:"answer"` // id of the answer; empty when nobody had answered
	Version   int              `json:"version"`
	By        Named            `json:"by"`
	On        day.Day          `json:"on"`
	Note      string           `json:"note"`
	Evidence  []FrozenEvidence `json:"evidence"`
}

// PlannedGate is the planned day of a gate.
type PlannedGate struct {
	Gate string  `json:"gate"`
	On   day.Day `json:"on"`
}

// Bytes is f as canonical JSON with its SHA-256 in hex: fields in their order, no space between.
func (f Frozen) Bytes() (b []byte, sum string, err error) {
	f.Format = frozenFormat
	if b, err = json.Marshal(f); err != nil {
		return nil, "", fmt.Errorf("freeze: %w", err)
	}
	return b, Fingerprint(b), nil
}

// Fingerprint is the SHA-256 of b in hex.
func Fingerprint(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

// Thaw reads what Bytes wrote.
func Thaw(b []byte) (Frozen, error) {
	var f Frozen
	if err := json.Unmarshal(b, &f); err != nil {
		return f, fmt.Errorf("read frozen decision: %w", err)
	}
	if f.Format != frozenFormat {
		return f, fmt.Errorf("read frozen decision: format %q is not known", f.Format)
	}
	return f, nil
}

// FreezeResult copies what stood at gate g into f: verdict, counts and every question that applied.
// detail gives what a standing does not carry: the answer's id and version, its evidence, names.
func (f *Frozen) FreezeResult(r *readiness.Result, g readiness.Gate, detail func(*readiness.Standing) FrozenItem) {
	gr := r.Gate(g)
	f.Gate, f.Verdict, f.Sentence = g.String(), gr.Verdict.String(), r.Sentence(g)
	f.Counts = Counted{Asked: gr.Asked, Met: gr.Met, Conditions: gr.Conditions, Short: gr.Short, Unknown: gr.Unknown}
	for i := range r.Items {
		st := &r.Items[i]
		x := detail(st)
		x.ID, x.Title, x.Domain, x.Strength = st.Item.ID, st.Item.Title, st.Item.Domain, st.Item.Strength.String()
		x.State, x.Source, x.Why = st.At[g].String(), sourceKey(st), r.Checklist.Explain(st)
		if need := st.Item.Threshold(g); need > 0 {
			x.Threshold = &need
		}
		if st.Known {
			level := st.Level
			x.Level = &level
		}
		f.Items = append(f.Items, x)
	}
}

func sourceKey(st *readiness.Standing) string {
	if !st.Answered {
		return ""
	}
	return [...]string{"groundwork", "adoption", "these_teams"}[st.Source]
}

// Changed is one question on which a decision relied and that no longer holds.
type Changed struct {
	Item, Title string
	Was, Is     string // in words
}

// relied reports whether the decision was made on this item: met, or carried by an accepted gap.
func (x FrozenItem) relied() bool {
	return x.State == readiness.Met.String() || x.State == readiness.Accepted.String()
}

// Fallen are the titles of what the decision relied on and that stops its gate now, by the items that stop it:
// ChangedSince for lists, which know only those.
func (f Frozen) Fallen(stops map[string]bool) []string {
	var out []string
	for _, x := range f.Items {
		if x.relied() && stops[x.ID] {
			out = append(out, x.Title)
		}
	}
	return out
}

// ChangedSince compares what a decision relied on with how it stands today: items that were met or
// carried by an accepted gap and now are neither. The decision stands until somebody reviews it
// (domain README, foundation answers reused by many adoptions).
func (f Frozen) ChangedSince(now *readiness.Result) []Changed {
	var g readiness.Gate
	if g.UnmarshalText([]byte(f.Gate)) != nil {
		return nil
	}
	var out []Changed
	for _, x := range f.Items {
		if !x.relied() {
			continue
		}
		st, ok := now.Standing(x.ID)
		if !ok || st.At[g] != readiness.Short && st.At[g] != readiness.Unknown {
			continue
		}
		c := Changed{Item: x.ID, Title: x.Title, Was: "Not known", Is: "Not known"}
		if x.Level != nil {
			c.Was = x.Level.String()
		}
		if st.KnownAtGate() {
			c.Is = st.Level.String()
		}
		out = append(out, c)
	}
	return out
}
