package app

import (
	"context"
	"fmt"
	"strconv"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/pilot"
	"groundwork/internal/store"
)

// mostStopRules is how many stop rules a pilot can have; nobody watches more.
const mostStopRules = 12

// SetStopRules saves the stop rules of a pilot in the order of the form, and which of them were met. A rule whose
// text was cleared is taken off; its rows stay in the record. version is how often rules were saved when the form was opened.
func (a *App) SetStopRules(ctx context.Context, who access.Actor, id string, in []pilot.StopRuleInput, version int) error {
	var bad fault.Fields
	rules := make([]pilot.StopRule, len(in))
	for i, x := range in {
		rule, wrong := pilot.CheckStopRule(x, "-"+strconv.Itoa(i+1), a.Today())
		rules[i] = rule
		rules[i].Position = i + 1
		bad = append(bad, wrong...)
	}
	if len(rules) > mostStopRules {
		bad.Add("rule-"+strconv.Itoa(len(rules)), "Keep to %d stop rules or fewer", mostStopRules)
	}
	if err := bad.Err(); err != nil {
		return err
	}
	_, err := a.inPilot(ctx, who, id, access.EditPilot, func(tx store.Tx, p pilot.Pilot) (done, error) {
		subject := access.Subject{Kind: "pilot", ID: p.ID}
		old, err := tx.StopRules(ctx, subject)
		if err != nil {
			return done{}, err
		}
		if err := taken(version, RulesSaved(old)); err != nil {
			return done{}, err
		}
		at := map[int]pilot.StopRule{}
		for _, o := range old {
			at[o.Position] = o
		}
		var changes []change
		for i, r := range rules {
			o := at[r.Position]
			r.Rows = o.Rows
			o.Position = r.Position
			if r == o || r.Gone() && o.Rows == 0 {
				continue
			}
			if err := a.isColleague(ctx, tx.View, p.LeadTrust, fmt.Sprintf("decided-by-%d", i+1), r.DecidedBy); err != nil {
				return done{}, err
			}
			if err := tx.AddStopRule(ctx, a.NewID(), subject, r, a.instant(), who.ID); err != nil {
				return done{}, err
			}
			n := strconv.Itoa(r.Position)
			changes = append(changes, change{"stop rule " + n, o.Rule, r.Rule}, change{"who decides on stop rule " + n, o.DecidedBy, r.DecidedBy},
				change{"when stop rule " + n + " was met", o.Met.Long(), r.Met.Long()}, change{"what is known of stop rule " + n, o.Note, r.Note})
		}
		return edited("stop_rule.edit", changes...), nil
	})
	return err
}

// RulesSaved is how often stop rules were saved: the version of their form.
func RulesSaved(rules []pilot.StopRule) (n int) {
	for _, r := range rules {
		n += r.Rows
	}
	return n
}
