package benefit

import (
	"math/big"
	"strings"

	"groundwork/internal/decimal"
	form "groundwork/internal/typed"
)

// UseInput is one rung of a ladder as it was typed.
type UseInput struct{ Hours, For, Budget, Reason string }

// Input is a recorded rung as its form shows it again.
func (u Use) Input() UseInput {
	return UseInput{Hours: u.Hours.Plain(), For: u.For, Budget: u.Budget}
}

// Names of the fields of the forms; the messages are about these.
const (
	FieldUsed      = "used"
	FieldUsedFor   = "used-for"
	FieldUsedWhy   = "used-reason"
	FieldBudget    = "budget-hours"
	FieldBudgetFor = "budget-for"
	FieldCode      = "budget-code"
	FieldBudgetWhy = "budget-reason"
)

// Record is the next row of a rung, where the rung is at most the one before and at least the one after it.
func (l Ladder) Record(t Tier, in UseInput) (Use, error) {
	if t == Cashed {
		return l.takeOut(in)
	}
	var r form.Reader
	u := Use{Period: l.Period, Tier: Redeployed, Hours: hoursTyped(&r, FieldUsed, "Hours put to use", in.Hours, "Enter the hours put to use")}
	out, taken := l.Stands(Cashed)
	switch {
	case len(r.Wrong) > 0:
	case l.Freed == nil:
		r.Wrong.Add(FieldUsed, "No hours freed are recorded for %s: add the figures first", l.Period)
	case l.Freed.Sign() <= 0 && u.Hours > 0:
		r.Wrong.Add(FieldUsed, "No hours were freed in %s, so none can be put to use", l.Period)
	case u.Hours.Rat().Cmp(l.Freed) > 0:
		r.Wrong.Add(FieldUsed, "Put to use cannot be more than the %s hours freed in that period", beside(l.Freed, u.Hours))
	case taken && u.Hours < out.Hours:
		r.Wrong.Add(FieldUsed, "Put to use cannot be less than the %s hours of them taken out of a budget: those are corrected first", beside(out.Hours.Rat(), u.Hours))
	}
	u.For = r.Text(FieldUsedFor, "What they were used for", in.For, "Say what the hours were used for")
	_, again := l.Stands(Redeployed)
	u.Reason, u.Seq = why(&r, FieldUsedWhy, in.Reason, again), len(l.Used)+1
	return u, r.Err()
}

// takeOut is the row about hours taken out of a budget, which need a budget code (`requires` of the measure library).
func (l Ladder) takeOut(in UseInput) (Use, error) {
	var r form.Reader
	u := Use{Period: l.Period, Tier: Cashed, Hours: hoursTyped(&r, FieldBudget, "Hours taken out of a budget", in.Hours, "Enter the hours taken out of a budget")}
	used, known := l.Stands(Redeployed)
	switch {
	case len(r.Wrong) > 0:
	case !known:
		r.Wrong.Add(FieldBudget, "Record the hours put to use first: hours taken out of a budget are a part of them")
	case u.Hours > used.Hours:
		r.Wrong.Add(FieldBudget, "Taken out of a budget cannot be more than the %s hours put to use in that period", beside(used.Hours.Rat(), u.Hours))
	case !l.Fits():
		r.Wrong.Add(FieldBudget, "The hours put to use are more than the figures say were freed: correct those first")
	}
	u.For = r.Text(FieldBudgetFor, "What the budget pays for no more", in.For, "Say what the budget pays for no more")
	u.Budget = r.Line(FieldCode, "Budget code", in.Budget, "Enter the budget code, so that finance can find it")
	_, again := l.Stands(Cashed)
	u.Reason, u.Seq = why(&r, FieldBudgetWhy, in.Reason, again), len(l.Budget)+1
	return u, r.Err()
}

// why is the reason of a correction; a first row needs none.
func why(r *form.Reader, name, text string, again bool) string {
	if !again {
		return ""
	}
	return r.Text(name, "Why it is corrected", text, "Say why it is corrected")
}

// hoursTyped is a number of hours, 0 or more, that somebody has to enter.
func hoursTyped(r *form.Reader, name, label, text, want string) decimal.Decimal {
	if strings.TrimSpace(text) == "" {
		r.Wrong.Add(name, "%s", want)
		return 0
	}
	d, _, err := decimal.Parse(text)
	switch {
	case err != nil:
		r.Wrong.Add(name, "%s must be a number, like 120.5", label)
	case d < 0:
		r.Wrong.Add(name, "%s must be 0 or more", label)
	}
	return d
}

// beside is a limit with one decimal, or exactly where that would read as the figure that broke it.
func beside(limit *big.Rat, typed decimal.Decimal) string {
	shown := decimal.Format(limit, 1)
	if shown == typed.Fixed(1) {
		if d, _, err := decimal.FromRat(limit); err == nil {
			return d.String()
		}
	}
	return shown
}
