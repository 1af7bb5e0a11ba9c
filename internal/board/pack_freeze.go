package board

import (
	"groundwork/internal/benefit"
)

// Drawn is the ladder for drawing.
func (l PackLadder) Drawn() Ladder {
	out := Ladder{Finding: l.Finding, Note: l.Note}
	for _, r := range l.Rungs {
		out.Rungs = append(out.Rungs, Rung{Label: r.Label, Hours: r.Hours, Grade: r.Grade, Sure: r.Sure, Says: r.Says})
	}
	return out
}

// Drawn is the waterfall for drawing.
func (w PackFalls) Drawn() Waterfall {
	out := Waterfall{Finding: w.Finding, Note: w.Note, Unit: w.Unit}
	for _, s := range w.Steps {
		out.Steps = append(out.Steps, Fall{Label: s.Label, Value: s.Value, Shown: s.Shown, Hatch: s.Hatch, Sure: s.Sure})
	}
	return out
}

// FreezeLadder keeps a ladder as it is drawn.
func FreezeLadder(l Ladder) *PackLadder {
	out := &PackLadder{Finding: l.Finding, Note: l.Note}
	for _, r := range l.Rungs {
		out.Rungs = append(out.Rungs, PackRung{Label: r.Label, Hours: r.Hours, Grade: r.Grade, Sure: r.Sure, Says: r.Says})
	}
	return out
}

// FreezeFalls keeps a waterfall as it is drawn.
func FreezeFalls(w Waterfall) *PackFalls {
	out := &PackFalls{Finding: w.Finding, Note: w.Note, Unit: w.Unit}
	for _, s := range w.Steps {
		out.Steps = append(out.Steps, PackFall{Label: s.Label, Value: s.Value, Shown: s.Shown, Hatch: s.Hatch, Sure: s.Sure})
	}
	return out
}

// TileKeys name the four figures in papers, in their order.
var TileKeys = []string{"freed", "in_use", "cash", "cost"}

// FreezeTiles keeps the four figures with what they round.
func (t Totals) FreezeTiles() []PackTile {
	sums := []Sum{t.Freed, t.InUse, t.Cash, t.Cost}
	out := []PackTile{}
	for i, x := range t.Tiles() {
		var of []string
		for _, e := range x.Of {
			of = append(of, "benefit:"+e.Benefit.ID)
		}
		out = append(out, PackTile{Of: of, Key: TileKeys[i], Name: x.Name, Figure: x.Figure, Known: x.Known, Exact: sums[i].Value, Unit: x.Unit, Grade: x.Grade, Note: x.Note, Foot: x.Foot})
	}
	return out
}

// Freeze keeps one benefit as the table of all shows it. of is the key of its pilot or adoption.
func (b Benefit) Freeze(of string, grades []benefit.Term) PackFigure {
	f := PackFigure{Key: "benefit:" + b.ID, Name: b.Name(), Of: of, OfName: b.Innovation, Costs: b.Costs(), Measure: b.Measure.ID, Version: b.Measure.Version, Unit: b.Measure.Unit,
		Before: b.Bar(b.Baseline.Value, "Not applicable"), Now: "No figure yet", Target: b.Bar(b.Profile.Target, "None"), Missed: b.missed(), Period: "Not applicable",
		Grade: b.Grade, GradeWords: benefit.GradeWords(grades, b.Grade), Status: string(b.Status), Late: !b.Owed().To.IsZero(), Contested: b.Contested()}
	if b.Contested() {
		f.ContestedSince = b.Reviewed.Contested.On
	}
	if b.Now.Value != nil {
		f.Now, f.Value, f.Numerator, f.Denominator = b.Show(b.Now.Value), b.Now.Value, b.Now.Numerator, b.Now.Denominator
		f.Period, f.PeriodTo = b.Now.Period.String(), b.Now.Period.To
	}
	return f
}
