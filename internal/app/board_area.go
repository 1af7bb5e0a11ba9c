package app

import (
	"context"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/board"
	"groundwork/internal/day"
	"groundwork/internal/organisation"
	"groundwork/internal/store"
)

// BoardBelow is one trust or area below an area, with the totals of what is open about it.
type BoardBelow struct {
	organisation.Organisation
	Totals    board.Totals
	Pilots    int // published
	Adoptions int // committed or further on
}

// boardArea reads what the trusts below an integrated care board, a region or England come to, by name and never in order of
// size. Today's page is made of what is kept of each row of it; the page of a past day judges every benefit as it was.
func (a *App) boardArea(ctx context.Context, v store.View, who access.Actor, b *Board) error {
	register, err := a.register(ctx, v, a.Today())
	if err != nil {
		return err
	}
	l := lie(register)
	rows := l.belowBy(b.Code, a.Today())
	b.under = "," + strings.Join(l.trustsIn(b.Code), ",") + ","
	if b.Past {
		err = a.inTurn(ctx, func(ctx context.Context) error { return a.areaJudged(ctx, v, b, rows, b.under) })
	} else {
		err = a.areaKept(ctx, v, who, b, l, rows)
	}
	b.Headline = b.Totals.Gain(nil, nil, a.Library.Measures.Grades).Headline()
	return err
}

// freshArea works out what is overtaken of an area before its page is read, and of the whole country, beside which its sums
// are held.
func (a *App) freshArea(ctx context.Context, o organisation.Organisation) error {
	if o.Type == organisation.Trust {
		return nil
	}
	return a.freshenBoards(ctx)
}

// areaKept reads the page from one row for the area and one for each row of the page.
func (a *App) areaKept(ctx context.Context, v store.View, who access.Actor, b *Board, l lying, rows []belowRow) error {
	codes := "," + b.Code + ","
	for _, r := range rows {
		codes += r.Code + ","
	}
	boards, err := v.KeptBoards(ctx, codes)
	if err != nil {
		return err
	}
	area, err := a.partsRead.read(boards[b.Code])
	if err != nil {
		return err
	}
	measures, loose := map[benefit.Ref]benefit.Measure{}, []board.Benefit{}
	for _, line := range area.Lines {
		if measures[line.Measure], err = a.measureIn(ctx, v, line.Measure); err != nil {
			return err
		}
		if line.Alone != "" {
			loose = append(loose, line.Loose())
		}
	}
	if len(loose) > 0 {
		if err := a.countOnce(ctx, v, loose, b.under, b.until); err != nil {
			return err
		}
	}
	total := func(p board.Part, codes string) board.Totals {
		apart := map[string]board.Benefit{}
		for _, x := range transfers(loose, codes) {
			apart[x.ID] = x
		}
		return board.TotalParts(p, measures, apart, a.Library.Measures.StaffGroups)
	}
	b.Totals, b.measured, b.Climbs = total(area, b.under), area.Benefits, area.Climbs
	for _, r := range rows {
		k := boards[r.Code]
		p, err := a.partsRead.read(k)
		if err != nil {
			return err
		}
		r.Totals, r.Pilots, r.Adoptions = total(p, r.codes), k.Pilots, k.Adoptions
		b.Below = append(b.Below, r.BoardBelow)
	}
	taking, err := board.ReadTaking(boards[b.Code].Taking)
	if err != nil {
		return err
	}
	return a.areaTaking(ctx, v, who, b, l, area, taking)
}

// areaJudged judges every benefit below the area, as at the day of the page.
func (a *App) areaJudged(ctx context.Context, v store.View, b *Board, rows []belowRow, codes string) error {
	all, err := a.judgedOpen(ctx, v, codes, b)
	if err != nil {
		return err
	}
	counts, err := v.OpenCounts(ctx, codes)
	if err != nil {
		return err
	}
	names, err := v.OpenInnovations(ctx, codes)
	if err != nil {
		return err
	}
	in := map[string]int{}
	for i, r := range rows {
		for _, code := range strings.Split(strings.Trim(r.codes, ","), ",") {
			in[code] = i
			rows[i].Pilots += counts[code].Pilots
			rows[i].Adoptions += counts[code].Adoptions
		}
	}
	parts := make([][]board.Benefit, len(rows))
	for _, j := range all {
		x := board.Benefit{Innovation: board.Brief(names[j.Subject.ID]), Judged: j}
		b.Benefits = append(b.Benefits, x)
	}
	if err := a.countOnce(ctx, v, b.Benefits, codes, b.until); err != nil {
		return err
	}
	if err := a.climbed(ctx, v, b.Benefits, store.Chosen{Organisations: codes}, b.until); err != nil {
		return err
	}
	for _, x := range b.Benefits {
		if i, ok := in[x.Subject.Organisation]; ok {
			parts[i] = append(parts[i], x)
		}
	}
	groups := a.Library.Measures.StaffGroups
	b.Benefits = transfers(b.Benefits, codes)
	b.Totals, b.measured = board.Total(b.Benefits, groups), len(b.Benefits)
	for i, r := range rows {
		r.Totals = board.Total(transfers(parts[i], r.codes), groups)
		b.Below = append(b.Below, r.BoardBelow)
	}
	return nil
}

// transfers marks what one of the organisations (",RXK,R1D,") saves and another of them is charged for.
func transfers(benefits []board.Benefit, organisations string) []board.Benefit {
	out := slices.Clone(benefits)
	for i, x := range out {
		out[i].Charged = x.Transfer(func(code string) bool { return strings.Contains(organisations, ","+code+",") })
	}
	return out
}

type belowRow struct {
	BoardBelow
	codes string // the trusts of the row, as ",RXK,R1D,"
}

// belowBy are the rows of an area's page by name. England shows its regions, a region its integrated care boards, an
// integrated care board its trusts; a trust that stands under nothing between is a row of its own.
func (l lying) belowBy(area string, on day.Day) []belowRow {
	var rows []belowRow
	for _, code := range l.children[area] {
		if o := l.of[code]; o.Open(on) {
			rows = append(rows, belowRow{BoardBelow: BoardBelow{Organisation: o}, codes: "," + strings.Join(l.trustsIn(code), ",") + ","})
		}
	}
	return rows
}
