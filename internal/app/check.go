package app

import (
	"context"
	"fmt"
	"strings"

	"groundwork/internal/board"
	"groundwork/internal/day"
	"groundwork/internal/store"
)

// CheckReport is what comparing kept figures with their ledgers found.
type CheckReport struct {
	Compared int
	Wrong    []string // a sentence for each that differs
}

// Check recomputes every kept answer of every adoption, the stage of every pilot and every benefit in short from the ledgers and compares. What only waits
// for the clock, because nobody has read it since the day it changed, is not wrong.
func (a *App) Check(ctx context.Context) (CheckReport, error) {
	var report CheckReport
	v := a.Store.Read()
	trusts, err := v.AdoptingTrusts(ctx)
	if err != nil {
		return report, err
	}
	for _, trust := range trusts {
		if err := a.checkTrust(ctx, v, trust, &report); err != nil {
			return report, fmt.Errorf("check %s: %w", trust, err)
		}
	}
	if err := a.checkStages(ctx, v, &report); err != nil {
		return report, fmt.Errorf("check stages: %w", err)
	}
	if err := a.checkStatistics(ctx, v, &report); err != nil {
		return report, fmt.Errorf("check statistics: %w", err)
	}
	if err := a.checkBoardPacks(ctx, v, &report); err != nil {
		return report, fmt.Errorf("check board papers: %w", err)
	}
	if err := a.checkRates(ctx, v, &report); err != nil {
		return report, fmt.Errorf("check rates: %w", err)
	}
	places, err := v.Measuring(ctx)
	if err != nil {
		return report, err
	}
	for _, at := range places {
		if err := a.checkGlances(ctx, v, at, &report); err != nil {
			return report, fmt.Errorf("check benefits of %s: %w", at, err)
		}
	}
	if err := a.checkBoards(ctx, v, &report); err != nil {
		return report, fmt.Errorf("check open figures: %w", err)
	}
	if err := a.checkInsight(ctx, v, &report); err != nil {
		return report, fmt.Errorf("check what stops take-ups: %w", err)
	}
	return report, nil
}

// checkGlances compares what is kept of the benefits of an organisation with what their rows say.
func (a *App) checkGlances(ctx context.Context, v store.View, at string, report *CheckReport) error {
	list, err := a.judgedIn(ctx, v, ","+at+",", store.Chosen{Organisation: at})
	if err != nil {
		return err
	}
	keptOf, err := v.Glances(ctx, store.Chosen{Organisation: at}, ","+at+",", a.Today(), len(list))
	if err != nil {
		return err
	}
	rows, err := v.KeptBenefits(ctx, at, ","+at+",")
	if err != nil {
		return err
	}
	uses, err := v.Uses(ctx, store.Chosen{Organisation: at})
	if err != nil {
		return err
	}
	byID, is := map[string]string{}, map[string]store.KeptBenefit{}
	for _, g := range keptOf {
		byID[g.ID] = g.Kept()
	}
	for _, k := range rows {
		is[k.ID] = k
	}
	report.Compared += len(list)
	for _, j := range list {
		want, err := a.keptBenefit(j, uses[j.ID])
		if err != nil {
			return err
		}
		if glance := want.Kept(); byID[j.ID] != glance {
			report.wrong("%s: benefit %s should be kept as %s, not as %s", at, j.ID, glance, byID[j.ID])
		}
		a.checkBenefit(at, want, is[j.ID], report)
	}
	return nil
}

// checkBenefit compares what the boards read of a benefit, but for what the clock has overtaken and nobody has read since.
func (a *App) checkBenefit(at string, want, is store.KeptBenefit, report *CheckReport) {
	part, err := board.ReadPart(is.Part)
	if over := err == nil && !part.Until.IsZero() && part.Until <= a.Today(); !over && is.Part != want.Part {
		report.wrong("%s: benefit %s should add %s, not %s", at, want.ID, want.Part, is.Part)
	}
	if a.overtaken(is) {
		return
	}
	// What the clock would have changed may have come about by a record since: then it holds for longer, never for less.
	if is.Board != want.Board || is.Until != want.Until && (is.Until.IsZero() || !want.Until.IsZero() && want.Until < is.Until) {
		report.wrong("%s: benefit %s should stand on the board as %q until %s, not as %q until %s", at, want.ID, want.Board, orNever(want.Until), is.Board, orNever(is.Until))
	}
}

func (a *App) checkTrust(ctx context.Context, v store.View, trust string, report *CheckReport) error {
	g, err := a.ground(ctx, v, trust, store.Which{Trust: trust, Open: true})
	if err != nil {
		return err
	}
	all := store.Which{Trust: trust} // what is kept of a closed adoption is wrong too
	rows, err := v.Kept(ctx, all)
	if err != nil {
		return err
	}
	is := map[string]store.Kept{}
	for _, k := range rows {
		is[k.Adoption] = k
	}
	for _, want := range kept(g) {
		k, known := is[want.Adoption]
		delete(is, want.Adoption)
		if known && !k.Until.IsZero() && k.Until <= g.today {
			continue // overtaken by the clock
		}
		report.Compared++
		if k != want {
			report.wrong("%s: adoption %s should be kept as “%s” until %s, not as “%s” until %s", trust, want.Adoption, inLine(want.Standing), orNever(want.Until),
				inLine(k.Standing), orNever(k.Until))
		}
	}
	for _, k := range rows {
		if _, left := is[k.Adoption]; left {
			report.wrong("%s: readiness is kept of adoption %s, which is not open", trust, k.Adoption)
		}
	}
	return nil
}

func inLine(s string) string { return strings.ReplaceAll(s, "\n", "; ") }

func (a *App) checkStatistics(ctx context.Context, v store.View, report *CheckReport) error {
	compared, wrong, err := v.WrongPublishedSums(ctx, a.Today())
	report.Compared += compared
	for _, s := range wrong {
		report.wrong("%s: the total of %s for %s is kept otherwise than the published figures give", s.Area, s.Measure.ID, s.Period)
	}
	return err
}

func (r *CheckReport) wrong(format string, args ...any) {
	r.Wrong = append(r.Wrong, fmt.Sprintf(format, args...))
}

func orNever(d day.Day) string {
	if d.IsZero() {
		return "for good"
	}
	return d.String()
}
