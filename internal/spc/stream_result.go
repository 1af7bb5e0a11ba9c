package spc

// resultJSON is a result as programs read it: "expected" of the published test vectors, and notes for people.
type resultJSON struct {
	VariationType string            `json:"variation_type"`
	VariationIcon string            `json:"variation_icon"`
	AssuranceType *string           `json:"assurance_type"`
	AssuranceIcon *string           `json:"assurance_icon"`
	Partitions    []partitionJSON   `json:"partitions"`
	Points        []judgedPointJSON `json:"points"`
	Notes         []string          `json:"notes,omitempty"`
}

type partitionJSON struct {
	Group         int      `json:"rebase_group"`
	Rows          int      `json:"n"`
	Mean          *float64 `json:"mean"`
	Lower         *float64 `json:"lpl"`
	Upper         *float64 `json:"upl"`
	CommonCause   int      `json:"common_cause"`
	Improvement   int      `json:"special_cause_improvement"`
	Concern       int      `json:"special_cause_concern"`
	VariationType string   `json:"variation_type"`
}

type judgedPointJSON struct {
	Date    string   `json:"date"`
	Value   *float64 `json:"value"`
	Group   int      `json:"rebase_group"`
	Mean    *float64 `json:"mean"`
	Lower   *float64 `json:"lpl"`
	Upper   *float64 `json:"upl"`
	Outside *bool    `json:"outside_limits"`
	Side    *int     `json:"relative_to_mean"`
	Near    *bool    `json:"close_to_limits"`
	Label   string   `json:"special_cause_type"`
	Special bool     `json:"special_cause"`
	Type    string   `json:"point_type"`
	Short   bool     `json:"short_group_warning"`
}

// resultOf writes r; the dates stay as they were written in points.
func resultOf(r Result, points []pointJSON) *resultJSON {
	out := &resultJSON{
		VariationType: r.Last().Type.String(),
		VariationIcon: r.Variation.String(),
		Partitions:    make([]partitionJSON, len(r.Parts)),
		Points:        make([]judgedPointJSON, len(r.Points)),
		Notes:         r.Cautions(),
	}
	if r.Assurance != NoAssurance {
		kind, icon := r.Assurance.String(), r.Assurance.Icon()
		out.AssuranceType, out.AssuranceIcon = &kind, &icon
	}
	for i, p := range r.Parts {
		out.Partitions[i] = partitionJSON{
			Group: p.Group, Rows: p.Rows(), Mean: p.Mean.pointer(), Lower: p.Lower.pointer(), Upper: p.Upper.pointer(),
			CommonCause: p.CommonCause, Improvement: p.Improvement, Concern: p.Concern, VariationType: p.Last.String(),
		}
	}
	for i, j := range r.Points {
		p := out.Partitions[j.Part]
		out.Points[i] = judgedPointJSON{
			Date: points[j.Row].Date, Value: j.Value.pointer(), Group: p.Group, Mean: p.Mean, Lower: p.Lower, Upper: p.Upper,
			Outside: j.Outside.pointer(), Side: j.Side.pointer(), Near: j.Near.pointer(),
			Label: j.Label.String(), Special: j.Label.Special(), Type: j.Type.String(), Short: r.Parts[j.Part].Short,
		}
	}
	return out
}

func (f Figure) pointer() *float64 {
	if !f.Known {
		return nil
	}
	return &f.Value
}

func (t Truth) pointer() *bool {
	if t == NotKnown {
		return nil
	}
	yes := t == Yes
	return &yes
}

func (s Side) pointer() *int {
	if s == NoSide {
		return nil
	}
	n := int(s - On)
	return &n
}

// Cautions say what a reader should know about the series besides its signals (SPC rules, section 12).
func (r Result) Cautions() []string {
	var notes []string
	for _, t := range r.Unmatched {
		notes = append(notes, "The re-base on "+written(t)+" has no effect: there is no figure of that date")
	}
	if r.Uneven {
		notes = append(notes, "The dates are not evenly spaced; the rules treat the figures as if they were")
	}
	return notes
}
