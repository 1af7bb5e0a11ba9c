package app

import (
	"context"
	"slices"
	"strings"

	"groundwork/internal/benefit"
	"groundwork/internal/board"
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

// boardArea reads what the trusts below an integrated care board, a region or England come to: facts that are open to
// every signed-in person and nothing else, by name and never in order of size.
func (a *App) boardArea(ctx context.Context, v store.View, b *Board) error {
	register, err := v.Organisations(ctx, a.Today())
	if err != nil {
		return err
	}
	rows, codes := belowBy(register, b.Organisation, func(o organisation.Organisation) bool { return o.Open(a.Today()) })
	b.under = codes
	kept, err := a.hasKept(ctx, v, b)
	if err != nil {
		return err
	}
	if kept {
		err = a.areaKept(ctx, v, b, rows, codes)
	} else {
		err = a.areaJudged(ctx, v, b, rows, codes)
	}
	b.Headline = b.Totals.Gain(nil, nil, a.Library.Measures.Grades).Headline()
	return err
}

// hasKept reports whether the page is made of what is kept of every organisation: it is of today, and no paper of the area
// asks which benefits are behind its figures.
func (a *App) hasKept(ctx context.Context, v store.View, b *Board) (bool, error) {
	if b.Past {
		return false, nil
	}
	_, paper, err := v.LastBoardPack(ctx, b.Code, b.until)
	return !paper, err
}

// areaKept reads the page from one row an organisation.
func (a *App) areaKept(ctx context.Context, v store.View, b *Board, rows []belowRow, codes string) error {
	if err := a.freshenBoards(ctx, v); err != nil {
		return err
	}
	boards, err := v.KeptBoards(ctx, codes)
	if err != nil {
		return err
	}
	parts := make(map[string]board.Part, len(boards))
	var whole []board.Part
	for _, code := range strings.Split(strings.Trim(codes, ","), ",") { // in the same order every time
		k, ok := boards[code]
		if !ok {
			continue
		}
		if parts[code], err = a.partsRead.read(k); err != nil {
			return err
		}
		whole = append(whole, parts[code])
	}
	area := board.Join(whole...)
	measures, loose := map[benefit.Ref]benefit.Measure{}, []board.Benefit{}
	for _, l := range area.Lines {
		if measures[l.Measure], err = a.measureIn(ctx, v, l.Measure); err != nil {
			return err
		}
		if l.Alone != "" {
			loose = append(loose, l.Loose())
		}
	}
	if len(loose) > 0 {
		if err := a.countOnce(ctx, v, loose, codes, b.until); err != nil {
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
	b.Totals, b.measured = total(area, codes), area.Benefits
	for _, r := range rows {
		var own []board.Part
		for _, code := range r.codes {
			own = append(own, parts[code])
			r.Pilots += boards[code].Pilots
			r.Adoptions += boards[code].Adoptions
		}
		r.Totals = total(board.Join(own...), ","+strings.Join(r.codes, ",")+",")
		b.Below = append(b.Below, r.BoardBelow)
	}
	return nil
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
		for _, code := range r.codes {
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
		r.Totals = board.Total(transfers(parts[i], ","+strings.Join(r.codes, ",")+","), groups)
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
	codes []string // the row's own and those of the trusts under it
}

// belowBy are the rows of an area's page by name, and all codes below the area as ",RXK,R1D,". England shows its regions,
// a region its integrated care boards, an integrated care board its trusts; a trust that stands under nothing between is a
// row of its own.
func belowBy(register []organisation.Organisation, area organisation.Organisation, open func(organisation.Organisation) bool) ([]belowRow, string) {
	kind := map[organisation.Type]organisation.Type{organisation.Country: organisation.Region, organisation.Region: organisation.ICB, organisation.ICB: organisation.Trust}[area.Type]
	above := func(o organisation.Organisation) string {
		switch kind {
		case organisation.Region:
			return o.Region
		case organisation.ICB:
			return o.ICB
		}
		return ""
	}
	inside := func(o organisation.Organisation) bool {
		return o.Code != area.Code && (area.Type == organisation.Country || o.ICB == area.Code || o.Region == area.Code)
	}
	var rows []belowRow
	at, codes := map[string]int{}, ","
	for _, o := range register {
		if inside(o) && o.Type == kind && open(o) {
			at[o.Code] = len(rows)
			rows = append(rows, belowRow{BoardBelow: BoardBelow{Organisation: o}, codes: []string{o.Code}})
		}
	}
	for _, o := range register {
		if !inside(o) {
			continue
		}
		codes += o.Code + ","
		if i, ok := at[above(o)]; ok && o.Type == organisation.Trust {
			rows[i].codes = append(rows[i].codes, o.Code)
		} else if _, own := at[o.Code]; !own && o.Type == organisation.Trust && open(o) {
			rows = append(rows, belowRow{BoardBelow: BoardBelow{Organisation: o}, codes: []string{o.Code}})
		}
	}
	slices.SortStableFunc(rows, func(x, y belowRow) int {
		if x.Name < y.Name {
			return -1
		}
		return 1
	})
	return rows, codes
}
