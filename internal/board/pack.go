package board

import (
	"encoding/json"
	"fmt"
	"math/big"
	"slices"

	"groundwork/internal/day"
)

// PackShape is the version of the model that a board paper is frozen in. Fields are only ever added to it, so that every
// paper that was ever published can be shown as it was; what means something else gets a new version.
const PackShape = 1

// Pack is a board paper: what one organisation had gained, how sure that is and what was asked of its board, on one day. Its
// JSON is kept as bytes with their SHA-256. It is made as the organisation's own board may read it, whoever publishes it, so
// that the same records always give the same paper.
type Pack struct {
	Shape        int          `json:"shape"`
	Organisation string       `json:"organisation"`
	Name         string       `json:"name"`
	Short        string       `json:"short"`
	Kind         string       `json:"kind"` // of organisation
	N            int          `json:"n"`    // 0: a draft
	Replaces     int          `json:"replaces"`
	On           day.Day      `json:"on"`
	Recorded     day.Instant  `json:"recorded"`
	FiguresTo    day.Day      `json:"figures_to"`
	Prepared     Signed       `json:"prepared"`
	Front        Front        `json:"front"`
	NoFront      bool         `json:"no_front"` // the front sheet was left out
	Headline     string       `json:"headline"`
	Tiles        []PackTile   `json:"tiles"`
	Asks         []Ask        `json:"asks"`
	Subjects     []Matter     `json:"subjects"`
	Watch        []Watch      `json:"watch"`
	Figures      []PackFigure `json:"figures"`
	Outside      []PackLine   `json:"outside_totals"`
	Ladder       *PackLadder  `json:"ladder"`
	Hours        *PackFalls   `json:"hours"`
	Cash         *PackFalls   `json:"cash"`
	Takers       []PackLine   `json:"takers"`
	Below        []PackBelow  `json:"below"`
	Taking       *PackTaking  `json:"taking,omitempty"` // of an area
	Decisions    []Decided    `json:"decisions"`
	SinceTitle   string       `json:"since_title"`
	Since        []Change     `json:"since"`
	Measures     string       `json:"measures"` // the library that the figures are defined by
}

// Signed is a person with the day on which they wrote or prepared something.
type Signed struct {
	Person string  `json:"person"`
	Name   string  `json:"name"`
	On     day.Day `json:"on"`
}

// Comment is what a named person wrote beside a figure or a decision. It is never generated.
type Comment struct {
	Text string `json:"text"`
	Signed
}

// Front is the front sheet. A line that nobody filled in is left out.
type Front struct {
	Title          string  `json:"title"`
	Meeting        day.Day `json:"meeting"`
	Purpose        string  `json:"purpose"`
	Issues         string  `json:"issues"`
	Recommendation string  `json:"recommendation"`
	Action         string  `json:"action"`
	Accountable    string  `json:"accountable"`
}

// PackTile is one of the four figures.
type PackTile struct {
	Key     string   `json:"key"`
	Name    string   `json:"name"`
	Figure  string   `json:"figure"`
	Known   bool     `json:"known"`
	Exact   *big.Rat `json:"exact"` // what Figure rounds
	Unit    string   `json:"unit"`
	Grade   string   `json:"grade"`
	Note    string   `json:"note"`
	Foot    string   `json:"foot"`
	Of      []string `json:"of"` // keys of the benefits in it
	Comment Comment  `json:"comment"`
}

// Ask is one decision that is asked of the board: written by a person or due by the records, with what the evidence says.
type Ask struct {
	What     string  `json:"what"`
	About    string  `json:"about"` // key of what it is about
	Waiting  string  `json:"waiting"`
	Evidence string  `json:"evidence"`
	Others   string  `json:"evidence_for_others"` // for readers who may not read what stops a take-up
	Comment  Comment `json:"comment"`
	Written  bool    `json:"written"`
}

// Matter is one pilot or adoption of the organisation.
type Matter struct {
	Key        string  `json:"key"` // pilot:ID, adoption:ID
	Kind       string  `json:"kind"`
	Name       string  `json:"name"`
	What       string  `json:"what"`
	Stage      string  `json:"stage"`
	StageWords string  `json:"stage_words"`
	Since      day.Day `json:"since"`
	Sentence   string  `json:"sentence"`
	Answer     string  `json:"answer"`
	Verdict    string  `json:"verdict"`
	Counts     string  `json:"counts"` // all that other readers may read beside the verdict
	Next       string  `json:"next"`
	Comment    Comment `json:"comment"`
	Ended      bool    `json:"ended"`
}

// PackFigure is one measure in the table of all.
type PackFigure struct {
	Key            string   `json:"key"` // benefit:ID
	Name           string   `json:"name"`
	Of             string   `json:"of"` // key of the pilot or adoption
	OfName         string   `json:"of_name"`
	Costs          bool     `json:"costs"`
	Measure        string   `json:"measure"`
	Version        int      `json:"version"`
	Unit           string   `json:"unit"`
	Before         string   `json:"before"`
	Now            string   `json:"now"`
	Value          *big.Rat `json:"value"` // nil: no figure yet
	Numerator      *big.Rat `json:"numerator"`
	Denominator    *big.Rat `json:"denominator"`
	Target         string   `json:"target"`
	Missed         bool     `json:"missed"`
	Period         string   `json:"period"`
	PeriodTo       day.Day  `json:"period_to"`
	Grade          string   `json:"grade"`
	GradeWords     string   `json:"grade_words"`
	Status         string   `json:"status"`
	Late           bool     `json:"late"`
	Contested      bool     `json:"contested"`
	ContestedSince day.Day  `json:"contested_since"`
}

// PackLine is a name with what is said of it.
type PackLine struct {
	Key  string `json:"key"`
	Name string `json:"name"`
	Text string `json:"text"`
}

// PackLadder is the ladder of hours as it was drawn.
type PackLadder struct {
	Finding string     `json:"finding"`
	Note    string     `json:"note"`
	Rungs   []PackRung `json:"rungs"`
}

// PackRung is one step of it.
type PackRung struct {
	Label string   `json:"label"`
	Hours *big.Rat `json:"hours"`
	Grade string   `json:"grade"`
	Sure  string   `json:"sure"`
	Says  string   `json:"says"`
}

// PackFalls is a waterfall as it was drawn.
type PackFalls struct {
	Finding string     `json:"finding"`
	Note    string     `json:"note"`
	Unit    string     `json:"unit"`
	Steps   []PackFall `json:"steps"`
}

// PackFall is one step of it.
type PackFall struct {
	Label string   `json:"label"`
	Value *big.Rat `json:"value"`
	Shown string   `json:"shown"`
	Hatch bool     `json:"hatch"`
	Sure  string   `json:"sure"`
}

// PackBelow is one trust or area below an area.
type PackBelow struct {
	Code      string `json:"code"`
	Name      string `json:"name"`
	Freed     string `json:"freed"`
	Grade     string `json:"grade"`
	Note      string `json:"note"`
	Cash      string `json:"cash"`
	Pilots    int    `json:"pilots"`
	Adoptions int    `json:"adoptions"`
}

// PackTaking is what the take-ups of an area came to, as far as its board may know.
type PackTaking struct {
	Stages []PackStage `json:"stages"`
	AtRisk int         `json:"at_risk"`
	Lapsed int         `json:"lapsed"`
	Watch  []Change    `json:"watch"`
}

// PackStage is a stage with how many take-ups were in it.
type PackStage struct {
	Key   string `json:"key"`
	Label string `json:"label"`
	N     int    `json:"n"`
}

// Decided is one recorded decision.
type Decided struct {
	ID      string  `json:"id"`
	Of      string  `json:"of"` // key of the pilot or adoption
	About   string  `json:"about"`
	Gate    string  `json:"gate"`
	Outcome string  `json:"outcome"`
	On      day.Day `json:"on"`
	Minute  string  `json:"minute"`
	Dissent string  `json:"dissent"`
	Review  day.Day `json:"review"`
	Became  string  `json:"became,omitempty"` // what became of it, where the paper has no line about what was decided on
}

// ReadPack is a paper out of its frozen bytes.
func ReadPack(frozen []byte) (Pack, error) {
	var p Pack
	if err := json.Unmarshal(frozen, &p); err != nil {
		return Pack{}, fmt.Errorf("read a board paper: %w", err)
	}
	if p.Shape < 1 || p.Shape > PackShape {
		return Pack{}, fmt.Errorf("read a board paper: its shape is %d, and this program knows up to %d", p.Shape, PackShape)
	}
	return p, nil
}

// Bytes is what is frozen.
func (p Pack) Bytes() ([]byte, error) {
	b, err := json.Marshal(p)
	if err != nil {
		return nil, fmt.Errorf("freeze a board paper: %w", err)
	}
	return b, nil
}

// Nothing reports whether there is nothing that a board could read: neither a pilot or take-up nor a figure, a decision or
// a question to it.
func (p Pack) Nothing() bool {
	return len(p.Subjects)+len(p.Figures)+len(p.Asks)+len(p.Decisions)+len(p.Below) == 0
}

// MostAsks is how many decisions page 1 asks for; what else waits stands behind it.
const MostAsks = 3

// Apart are the pilots and take-ups that get a page of their own: those about which a decision is asked, or that somebody
// wrote a comment on.
func (p Pack) Apart() (own, rest []Matter) {
	for _, m := range p.Subjects {
		asked := slices.ContainsFunc(p.Asks, func(a Ask) bool { return a.About == m.Key })
		if asked || m.Comment.Text != "" {
			own = append(own, m)
		} else {
			rest = append(rest, m)
		}
	}
	return own, rest
}

// FiguresOf are the measures of one pilot or adoption.
func (p Pack) FiguresOf(key string) []PackFigure {
	var out []PackFigure
	for _, f := range p.Figures {
		if f.Of == key {
			out = append(out, f)
		}
	}
	return out
}

// AsksAbout are the decisions asked about one pilot or adoption.
func (p Pack) AsksAbout(key string) []Ask {
	var out []Ask
	for _, a := range p.Asks {
		if a.About == key {
			out = append(out, a)
		}
	}
	return out
}

// Evidence is what the records say about what an ask is about; false when the paper holds no such thing.
func (p Pack) Evidence(about string) (says, others string, ok bool) {
	for _, t := range p.Tiles {
		if t.Key == about {
			return t.Says(), t.Says(), true
		}
	}
	for _, f := range p.Figures {
		if f.Key == about {
			return f.Says(), f.Says(), true
		}
	}
	for _, m := range p.Subjects {
		if m.Key == about {
			return m.Says(true), m.Says(false), true
		}
	}
	return "", "", false
}
