package readiness

import (
	"fmt"
	"strings"
)

// NeedsEvidence is said at once when somebody chooses in place or better with nothing to show.
const NeedsEvidence = "Counts as partly in place until you say what shows it: a sentence, a link or a file"

// Explain says why st counts as it does; empty when it counts as answered.
func (c *Checklist) Explain(st *Standing) string {
	switch {
	case st.NoGrace && st.Age.Event != nil:
		return "It does not count at a decision until confirmed, because of what was recorded on " + c.event(st) + ". Days of grace do not apply here"
	case st.NoGrace && st.Age.ShownEnds:
		return "It does not count at a decision until something shows it again: what did was valid until " + st.Age.Due.Long() + ". Days of grace do not apply here"
	case st.NoGrace:
		return "It does not count at a decision until confirmed, because it was due on " + st.Age.Due.Long() + ". Days of grace do not apply here"
	}
	switch st.Why {
	case NotAnswered:
		return "Nobody has answered this yet"
	case SaidNotKnown:
		return "The answer is “We don’t know yet”"
	case NoReason:
		return "“Does not apply here” counts only with a reason"
	case NoSecondPerson:
		return "“Does not apply here” counts only when a second person agrees"
	case DoesNotApply:
		return "Does not apply here: " + st.Answer.Reason
	case OldByTime:
		return fmt.Sprintf("It does not count until confirmed, because it is older than %s", count(st.Item.ReviewMonths, "month", "months"))
	case OldByEvent:
		return "It does not count until confirmed, because of what was recorded on " + c.event(st)
	case OldByMerger:
		return "It does not count until confirmed, because the trust merged on " + st.Age.MergedOn.Long() + ", after this was answered"
	case OldByEvidence:
		return "It does not count until something shows it again: what did was valid until " + st.Age.Due.Long()
	case OldByWords:
		return fmt.Sprintf("It does not count until confirmed, because version %d of the checklist asks it in other words", st.Item.Since)
	case NoEvidence:
		return NeedsEvidence
	case LoweredHere:
		return strings.TrimSuffix("Lowered to "+inWords(st.Lowering.To)+" for this adoption: "+st.Lowering.Reason, ": ")
	case CappedHere:
		return "Counts as in place: an answer for these teams only counts no higher"
	}
	return ""
}

func (c *Checklist) event(st *Standing) string {
	label := c.EventLabel(st.Age.Event.Kind)
	if label != "" {
		label = strings.ToLower(label[:1]) + label[1:]
	}
	return st.Age.Event.On.Long() + ", after this was answered: " + label
}
