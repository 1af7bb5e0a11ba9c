package app

import (
	"context"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/board"
	"groundwork/internal/organisation"
	"groundwork/internal/readiness"
	"groundwork/internal/stage"
	"groundwork/internal/store"
)

// takeUpsAPage is how many take-ups of an area stand on one page.
const takeUpsAPage = 50

// AreaTakeUps is one page of the open take-ups of an area that everybody may know of, by the name of the trust.
type AreaTakeUps struct {
	organisation.Organisation
	List       []AreaTakeUp
	Page, Last int
	Known      int
	Verdicts   bool // the reader reads the answers too
}

// AreaTakeUp is one of them.
type AreaTakeUp struct {
	adoption.Adoption
	Brief   string
	Stage   stage.Stage
	Where   adoption.Where
	Kept    readiness.Kept
	Answers bool // there is a decision to come, and the reader may read the answer
}

// AreaTakeUps reads it: the same number of statements for every page.
func (a *App) AreaTakeUps(ctx context.Context, who access.Actor, code string, page int) (AreaTakeUps, error) {
	v := a.Store.Read()
	o, err := v.Organisation(ctx, code, a.Today())
	if err != nil {
		return AreaTakeUps{}, err
	}
	out := AreaTakeUps{Organisation: o, Page: max(page, 1), Verdicts: who.Oversees(code)}
	if err := access.Permit(who, access.ReadBoard, access.At(code)); err != nil {
		return out, err
	}
	if err := a.freshArea(ctx, o); err != nil {
		return out, err
	}
	register, err := a.register(ctx, v, a.Today())
	if err != nil {
		return out, err
	}
	codes := "," + strings.Join(lie(register).trustsIn(code), ",") + ","
	kept, err := v.KeptBoards(ctx, ","+code+",")
	if err != nil {
		return out, err
	}
	taking, err := board.ReadTaking(kept[code].Taking)
	if err != nil {
		return out, err
	}
	out.Known = taking.Known()
	out.Last = max((out.Known+takeUpsAPage-1)/takeUpsAPage, 1)
	out.Page = min(out.Page, out.Last)
	ids, err := v.KnownAdoptions(ctx, codes, a.Today(), takeUpsAPage, (out.Page-1)*takeUpsAPage)
	if err != nil || len(ids) == 0 {
		return out, err
	}
	return out, a.areaLines(ctx, v, &out, ids)
}

func (a *App) areaLines(ctx context.Context, v store.View, out *AreaTakeUps, ids []string) error {
	w := store.Which{IDs: "," + strings.Join(ids, ",") + ","}
	p, err := a.placed(ctx, v, w)
	if err != nil {
		return err
	}
	kept, err := v.KeptReadiness(ctx, w)
	if err != nil {
		return err
	}
	for _, ad := range p.adoptions {
		x := AreaTakeUp{Adoption: ad, Brief: board.Brief(ad.PilotName), Where: p.where[ad.ID], Kept: kept[ad.ID]}
		x.Stage, _ = a.shown(x.Where)
		x.Answers = out.Verdicts && x.Where.Undecided
		out.List = append(out.List, x)
	}
	slices.SortFunc(out.List, func(x, y AreaTakeUp) int { return slices.Index(ids, x.ID) - slices.Index(ids, y.ID) })
	return nil
}
