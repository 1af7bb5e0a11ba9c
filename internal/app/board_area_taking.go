package app

import (
	"context"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/board"
	"groundwork/internal/insight"
	"groundwork/internal/organisation"
	"groundwork/internal/readiness"
	"groundwork/internal/stage"
	"groundwork/internal/store"
)

// AreaTaking is what the take-ups and pilots of an area come to, as far as one reader may know.
type AreaTaking struct {
	Stages  []AreaStage // of the take-ups that everybody may know of, in the order of the stages
	Known   int
	AtRisk  int // benefits that miss their target or may
	Lapsed  int // benefits that were realised and are no more
	Sums    []AreaSum
	Wanted  []AreaWanted // for programme leads above the trusts
	Decided []AreaDecided
}

// AreaStage is a stage with how many take-ups are in it.
type AreaStage struct {
	stage.Stage
	N int
}

// AreaSum is one count that not everybody may be shown, which this reader may.
type AreaSum struct {
	Key string // board.WaitingSum and so on
	board.Tally
}

// AreaWanted is one take-up before its next decision.
type AreaWanted struct {
	board.Wanted
	Name    string // of the trust
	Stage   stage.Stage
	Gate    readiness.Gate
	Waiting string // since when its decision is wanted, if it is
}

// AreaDecided is one decision about a pilot, with what became of it.
type AreaDecided struct {
	board.Outcome
	Name string // of the trust
	Now  stage.Stage
}

// Watch is what to keep an eye on, in sentences.
func (t AreaTaking) Watch() []board.Change {
	out := board.RiskLines(t.AtRisk, t.Lapsed)
	for _, s := range t.Sums {
		out = append(out, board.SumLine(s.Key, s.Tally))
	}
	return out
}

// areaTaking adds what the reader may know of. Programme leads above the trusts read the answer to each take-up that was told
// of; everybody else reads sums, each only where it singles nobody out, by itself or beside those of other areas.
func (a *App) areaTaking(ctx context.Context, v store.View, who access.Actor, b *Board, l lying, part board.Part, t board.Taking) error {
	b.Taking = &AreaTaking{Known: t.Known(), AtRisk: part.AtRisk, Lapsed: part.Lapsed}
	for _, s := range a.Library.Stages.Adoption {
		if n := t.Stages[s.Key]; n > 0 {
			b.Taking.Stages = append(b.Taking.Stages, AreaStage{s, n})
		}
	}
	for _, d := range t.Decided {
		now, _ := stage.Find(a.Library.Stages.Innovation, d.Now)
		b.Taking.Decided = append(b.Taking.Decided, AreaDecided{d, l.of[d.Trust].Short, now})
	}
	shows := func(func(board.Taking) int) bool { return true }
	if who.Oversees(b.Code) {
		a.areaWanted(b, l, t)
	} else {
		var err error
		if shows, err = a.shownBeside(ctx, v, who, l, b.Code); err != nil {
			return err
		}
	}
	for _, x := range []struct {
		key  string
		of   func(board.Taking) board.Tally
		open bool // a fact that everybody may know
	}{
		{board.WaitingSum, func(t board.Taking) board.Tally { return t.Waiting }, false},
		{board.TrialsSum, func(t board.Taking) board.Tally { return t.Trials }, true},
		{board.GapsSum, func(t board.Taking) board.Tally { return t.Gaps }, false},
		{board.LapsedGapsSum, func(t board.Taking) board.Tally { return t.Lapsed }, false},
	} {
		if sum := x.of(t); sum.N > 0 && (x.open || shows(func(t board.Taking) int { return x.of(t).Trusts })) {
			b.Taking.Sums = append(b.Taking.Sums, AreaSum{x.key, sum})
		}
	}
	// What trusts keep to themselves nobody above them reads by name: everybody reads it as a sum.
	private, err := a.shownBeside(ctx, v, who, l, b.Code)
	if err == nil && t.Private.N > 0 && private(func(t board.Taking) int { return t.Private.Trusts }) {
		b.Taking.Sums = append(b.Taking.Sums, AreaSum{board.PrivateSum, t.Private})
	}
	return err
}

func (a *App) areaWanted(b *Board, l lying, t board.Taking) {
	for _, w := range t.Wanted {
		x := AreaWanted{Wanted: w, Name: l.of[w.Trust].Short}
		x.Stage, _ = stage.Find(a.Library.Stages.Adoption, w.Stage)
		for _, g := range readiness.Gates {
			if g.String() == w.Gate {
				x.Gate = g
			}
		}
		w.Point.Today = a.Today()
		x.Waiting, _ = w.Point.Waiting()
		b.Taking.Wanted = append(b.Taking.Wanted, x)
	}
	first := min(len(b.Taking.Wanted), board.MostAsks)
	for _, part := range [][]AreaWanted{b.Taking.Wanted[:first], b.Taking.Wanted[first:]} { // chosen by hours, and read by name
		slices.SortStableFunc(part, func(x, y AreaWanted) int { return strings.Compare(x.Name, y.Name) })
	}
}

// shownBeside answers whether a sum over trusts may be shown of an area, from how many trusts it is true of in each: beside
// those of its neighbours and of what it lies in, so that nobody learns by subtraction what was held back.
func (a *App) shownBeside(ctx context.Context, v store.View, who access.Actor, l lying, area string) (func(func(board.Taking) int) bool, error) {
	path := append([]string{area}, l.above(area)...) // up to England
	slices.Reverse(path)
	asked := []string{organisation.England}
	for _, up := range path[:len(path)-1] {
		asked = append(asked, l.children[up]...)
	}
	rows, err := v.KeptBoards(ctx, ","+strings.Join(asked, ",")+",")
	if err != nil {
		return nil, err
	}
	of := map[string]board.Taking{}
	for code, row := range rows {
		if of[code], err = board.ReadTaking(row.Taking); err != nil {
			return nil, err
		}
	}
	own := 0
	for _, code := range l.trustsIn(organisation.England) {
		if who.Member(code) || who.Oversees(code) && !who.Oversees(area) {
			own++
		}
	}
	return func(yes func(board.Taking) int) bool {
		cell := func(code string) insight.Cell { return insight.Cell{Yes: yes(of[code]), All: of[code].Trusts} }
		var levels []insight.Level
		for i, up := range path[:len(path)-1] {
			level := insight.Level{Whole: cell(up), At: slices.Index(l.children[up], path[i+1])}
			for _, code := range l.children[up] {
				level.Parts = append(level.Parts, cell(code))
			}
			levels = append(levels, level)
		}
		return insight.Nested(cell(organisation.England), own, levels...)
	}, nil
}
