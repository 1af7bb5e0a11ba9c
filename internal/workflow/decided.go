package workflow

import "fmt"

// decided checks that each old step has exactly one decision, that each new step comes from an old one or is
// marked as added, and that no decision names a step that is gone.
func (r Redesign) decided() []Finding {
	var found []Finding
	say := func(field, format string, args ...any) {
		found = append(found, Finding{StopsApproval, fmt.Sprintf(format, args...), field})
	}
	for _, c := range r.Changes {
		if says := r.wrong(c); says != "" {
			say(r.whereDecided(c), "%s", says)
		}
	}
	var open, loose []Step
	for _, s := range r.Before.Steps {
		switch d := r.decisionsOf(s.ID); {
		case len(d) == 0:
			open = append(open, s)
		case len(d) > 1:
			say(Cell(Current, s.Position, FieldDecision), "Step %d before has %d decisions, %s: choose one", s.Position, len(d), list(labels(d)))
		}
	}
	for _, s := range r.After.Steps {
		if !r.comesFrom(s.ID) {
			loose = append(loose, s)
		}
	}
	if n := len(open); n > 0 {
		say(Cell(Current, open[0].Position, FieldDecision), "%s %s no decision yet", sentence(name(open, "before")), plural(n, "has", "have"))
	}
	if n := len(loose); n > 0 {
		say(Cell(Redesigned, loose[0].Position, FieldDecision), "%s %s from no step before and %s not marked as added", sentence(name(loose, "after")), plural(n, "comes", "come"), plural(n, "is", "are"))
	}
	return found
}

// whereDecided is the input at which a decision is made: that of its step before, else of its step after.
func (r Redesign) whereDecided(c Change) string {
	if s, ok := r.Before.Step(c.Old); ok {
		return Cell(Current, s.Position, FieldDecision)
	}
	if s, ok := r.After.Step(c.New); ok {
		return Cell(Redesigned, s.Position, FieldDecision)
	}
	return ""
}

// wrong says why a decision cannot stand, or nothing.
func (r Redesign) wrong(c Change) string {
	old, hasOld := r.Before.Step(c.Old)
	new, hasNew := r.After.Step(c.New)
	label := Label(Decisions, c.Decision)
	switch {
	case !known(Decisions, c.Decision):
		return "A decision has to be one of keep, remove, merge, split, move to another role, standardise, automate and add"
	case c.Old != "" && !hasOld && hasNew:
		return fmt.Sprintf("The decision “%s” for step %d after names a step before that is gone: choose again", label, new.Position)
	case c.Old != "" && !hasOld:
		return fmt.Sprintf("A decision “%s” names a step before that is gone: take it out", label)
	case c.New != "" && !hasNew && hasOld:
		return fmt.Sprintf("The decision “%s” for step %d before names a step after that is gone: choose again", label, old.Position)
	case c.New != "" && !hasNew:
		return fmt.Sprintf("A decision “%s” names a step after that is gone: take it out", label)
	case c.Decision == Add && hasOld:
		return fmt.Sprintf("Step %d before cannot be added: it was there before. Choose what happens to it", old.Position)
	case c.Decision == Add && !hasNew:
		return "A decision “Add” has to name the step after that is added"
	case c.Decision == Remove && hasNew && hasOld:
		return fmt.Sprintf("Step %d before is removed, but step %d after is named: removed means that nothing comes of it", old.Position, new.Position)
	case c.Decision != Add && !hasOld:
		return fmt.Sprintf("A decision “%s” has to name the step before that it is about", label)
	case c.Decision != Remove && c.Decision != Add && !hasNew:
		return fmt.Sprintf("The decision “%s” for step %d before has to name the step after that it becomes", label, old.Position)
	}
	return ""
}

// decisionsOf are the different decisions about an old step; a split, which names several new steps, is one.
func (r Redesign) decisionsOf(old string) []string {
	var d []string
	for _, c := range r.Changes {
		if c.Old != old {
			continue
		}
		if c.Decision == Split && len(d) > 0 && d[len(d)-1] == Split {
			continue
		}
		d = append(d, c.Decision)
	}
	return d
}

func (r Redesign) comesFrom(new string) bool {
	for _, c := range r.Changes {
		if c.New == new {
			return true
		}
	}
	return false
}

func labels(decisions []string) []string {
	out := make([]string, len(decisions))
	for i, d := range decisions {
		out[i] = Label(Decisions, d)
	}
	return out
}
