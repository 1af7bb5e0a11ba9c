package app

import (
	"context"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/benefit"
	"groundwork/internal/fault"
	"groundwork/internal/history"
	"groundwork/internal/store"
)

// AcceptBenefit says in its owner's name that the benefit is real, at the grade that the evidence gives or a lower one. Before
// there are figures it says that the owner takes the target on, without a grade.
func (a *App) AcceptBenefit(ctx context.Context, who access.Actor, id, grade string) error {
	return a.review(ctx, who, id, access.AcceptBenefit, func(j benefit.Judged) (benefit.Review, error) {
		switch {
		case j.TakesOn():
			return benefit.Review{Kind: benefit.Accept}, nil
		case j.Now.Value == nil:
			return benefit.Review{}, fault.Refused("grade", "There are no figures since go-live yet: there is nothing to accept")
		case !j.Baseline.Locked() && j.Baseline.Found.Method != benefit.Nothing:
			return benefit.Review{}, fault.Refused("grade", "Lock the baseline first: without it nobody can say what was gained")
		}
		return benefit.Review{Kind: benefit.Accept, Grade: grade}, benefit.AcceptGrade(j.Sureness.Grade, grade)
	})
}

// VerifyBenefit says that a second person checked the figures, against what, and how sure they are.
func (a *App) VerifyBenefit(ctx context.Context, who access.Actor, id, against, grade string) error {
	return a.review(ctx, who, id, access.VerifyBenefit, func(j benefit.Judged) (benefit.Review, error) {
		if err := benefit.Checker(who.ID, j.Profile, j.Rows, j.Reviewed); err != nil {
			return benefit.Review{}, err
		}
		if j.Reviewed.Accepted.ID == "" {
			return benefit.Review{}, fault.Refused("against", "The owner of the benefit has to accept it before it is checked")
		}
		var bad fault.Fields
		if against = strings.TrimSpace(against); against == "" {
			bad.Add("against", "Say what you checked the figures against")
		}
		bad = append(bad, fault.Of(benefit.AcceptGrade(max(j.Sureness.Grade, j.Reviewed.Accepted.Grade), grade)).Fields...)
		return benefit.Review{Kind: benefit.Verify, Text: against, Grade: grade}, bad.Err()
	})
}

// ContestBenefit says in the name of the trust where the benefit falls that its figures are wrong. They leave the totals
// until somebody settles it; owedBy owes the answer.
func (a *App) ContestBenefit(ctx context.Context, who access.Actor, id, reason string) error {
	return a.review(ctx, who, id, access.ContestBenefit, func(j benefit.Judged) (benefit.Review, error) {
		if reason = strings.TrimSpace(reason); reason == "" {
			return benefit.Review{}, fault.Refused("reason", "Say what is wrong with the figures")
		}
		if j.Contested() {
			return benefit.Review{}, fault.Refused("reason", "This benefit is contested already")
		}
		return benefit.Review{Kind: benefit.Contest, Text: reason, OwedBy: j.Profile.Owner}, nil
	})
}

// SettleBenefit says how a contest ended; the figures count again.
func (a *App) SettleBenefit(ctx context.Context, who access.Actor, id, how string) error {
	return a.review(ctx, who, id, access.ContestBenefit, func(j benefit.Judged) (benefit.Review, error) {
		if how = strings.TrimSpace(how); how == "" {
			return benefit.Review{}, fault.Refused("how", "Say how it was settled")
		}
		if !j.Contested() {
			return benefit.Review{}, fault.Refused("how", "Nobody contests this benefit")
		}
		return benefit.Review{Kind: benefit.Settle, Text: how}, nil
	})
}

// ExplainLapse says why a benefit has lapsed, and what is done about it, in the name of its owner or of the trust. It stays
// lapsed, and a newer figure asks again.
func (a *App) ExplainLapse(ctx context.Context, who access.Actor, id, why string) error {
	return a.review(ctx, who, id, access.ExplainLapse, func(j benefit.Judged) (benefit.Review, error) {
		switch why = strings.TrimSpace(why); {
		case why == "":
			return benefit.Review{}, fault.Refused("why", "Say what happened, and what is done about it")
		case j.Contested():
			return benefit.Review{}, fault.Refused("why", "These figures are contested: that is settled first")
		case !j.Slips():
			return benefit.Review{}, fault.Refused("why", "This benefit has not lapsed, or somebody has said why already")
		}
		return benefit.Review{Kind: benefit.Settle, Text: why}, nil
	})
}

// review records what decide makes of a benefit, dated today.
func (a *App) review(ctx context.Context, who access.Actor, id string, deed access.Deed, decide func(benefit.Judged) (benefit.Review, error)) error {
	_, err := a.do(ctx, who, func(tx store.Tx) (done, error) {
		j, err := a.benefitLocked(ctx, tx, who, id)
		if err != nil {
			return done{}, err
		}
		if err := access.Permit(who, deed, benefitPlace(j)); err != nil {
			return done{}, err
		}
		r, err := decide(j)
		if err != nil {
			return done{}, err
		}
		r.ID, r.Person, r.On, r.At = a.NewID(), who.ID, a.Today(), a.instant()
		if err := tx.AddBenefitReview(ctx, id, r); err != nil {
			return done{}, err
		}
		if deed == access.ExplainLapse {
			return a.benefitEvent(j, "lapse.explain", nil, history.Values{"what happened, and what is done about it": r.Text}), nil
		}
		if r.Kind == benefit.Accept && r.Grade == "" {
			return a.benefitEvent(j, "benefit.take_on", nil, history.Values{"target": j.Bar(j.Profile.Target, "")}), nil
		}
		return a.benefitEvent(j, "benefit."+r.Kind, nil, a.reviewSaid(r)), nil
	})
	return err
}

func (a *App) reviewSaid(r benefit.Review) history.Values {
	v := history.Values{}
	if r.Grade != "" {
		v["how sure"] = benefit.GradeWords(a.Words().Grades, r.Grade)
	}
	if label := map[string]string{benefit.Verify: "checked against", benefit.Contest: "what is wrong", benefit.Settle: "how it was settled"}[r.Kind]; label != "" {
		v[label] = r.Text
	}
	if r.OwedBy != "" {
		v["who owes the answer"] = r.OwedBy
	}
	return v
}
