package app

import (
	"context"
	"slices"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// UseHours records what the hours freed in the period that starts on from were used for. seen is the number of the row that
// was shown, 0 when there was none: when somebody recorded another meanwhile, that is a Conflict.
func (a *App) UseHours(ctx context.Context, who access.Actor, id string, from day.Day, in benefit.UseInput, seen int) error {
	return a.climb(ctx, who, id, from, benefit.Redeployed, in, seen)
}

// TakeHoursOut records, in the name of the finance partner, hours put to use that a budget pays for no more.
func (a *App) TakeHoursOut(ctx context.Context, who access.Actor, id string, from day.Day, in benefit.UseInput, seen int) error {
	return a.climb(ctx, who, id, from, benefit.Cashed, in, seen)
}

// climb records one rung of the ladder of one period.
func (a *App) climb(ctx context.Context, who access.Actor, id string, from day.Day, t benefit.Tier, in benefit.UseInput, seen int) error {
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		j, err := a.benefitLocked(ctx, tx, who, id)
		if err != nil {
			return done{}, err
		}
		deed, place := access.RecordFigures, benefitPlace(j)
		if t == benefit.Cashed {
			deed, place = access.TakeOutOfBudget, budgetPlace(j)
		}
		if err := access.Permit(who, deed, place); err != nil {
			return done{}, err
		}
		uses, err := tx.Uses(ctx, store.Chosen{ID: id})
		if err != nil {
			return done{}, err
		}
		l, ok := ladderAt(j.Ladders(uses[id]), from)
		if !ok {
			return done{}, fault.Missing("period")
		}
		was, again := l.Stands(t)
		if was.Seq != seen {
			return done{}, &fault.Error{Kind: fault.Conflict, Message: t.Label() + " is recorded for " + l.Period.String() + " already"}
		}
		u, err := l.Record(t, in)
		if err != nil {
			return done{}, err
		}
		u.ID, u.By, u.At = a.NewID(), who.ID, a.instant()
		if err := tx.AddUse(ctx, id, u); err != nil {
			return done{}, err
		}
		var before history.Values
		if again {
			before = useSaid(was)
		}
		return a.benefitEvent(j, map[benefit.Tier]string{benefit.Redeployed: "hours.use", benefit.Cashed: "hours.take_out"}[t], before, useSaid(u)), nil
	})
	return err
}

// budgetPlace is where hours are taken out of a budget: the finance partner of the trust, or of what promised the benefit.
func budgetPlace(j benefit.Judged) access.Place {
	return access.At(j.Subject.Organisation, access.Subject{Kind: j.Subject.Kind, ID: j.Subject.ID}, access.Subject{Kind: "benefit", ID: j.ID})
}

func ladderAt(all []benefit.Ladder, from day.Day) (benefit.Ladder, bool) {
	i := slices.IndexFunc(all, func(l benefit.Ladder) bool { return l.Period.From == from })
	if i < 0 {
		return benefit.Ladder{}, false
	}
	return all[i], true
}

// useSaid is a rung as history tells it.
func useSaid(u benefit.Use) history.Values {
	v := history.Values{"period": u.Period.String()}
	add := func(label, text string) {
		if text != "" {
			v[label] = text
		}
	}
	if u.Tier == benefit.Cashed {
		v["hours taken out of a budget"] = u.Hours.String()
		add("what the budget pays for no more", u.For)
		add("budget code", u.Budget)
	} else {
		v["hours put to use"] = u.Hours.String()
		add("what they were used for", u.For)
	}
	add("reason", u.Reason)
	return v
}
