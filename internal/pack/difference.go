package pack

// Difference says in sentences what a version changes against the one before, part by part.
func Difference(was, is Content) []string {
	d := differ{}
	d.workflow(was.Workflow, is.Workflow)
	d.asks(was.Asks, is.Asks)
	each(was.Measures, is.Measures, func(m Measure) string { return m.Measure + m.Name }, func(old, now *Measure) {
		switch {
		case old == nil:
			d.say("New measure: “%s”. %s", now.Name, now.Says)
		case now == nil:
			d.say("No longer measured: “%s”.", old.Name)
		case old.Version != now.Version:
			d.say("“%s” is measured by a newer definition.", now.Name)
		case old.Says != now.Says:
			d.say("%s Before: %s", now.Says, old.Says)
		}
	})
	each(was.Costs, is.Costs, func(c Cost) string { return c.Label }, func(old, now *Cost) {
		switch {
		case old == nil:
			d.say("%s, as a figure: %s.", now.Label, now.Figure)
		case now == nil:
			d.say("No longer a figure: %s.", lower(old.Label))
		case old.Figure != now.Figure:
			d.say("%s is %s, where it was %s.", now.Label, now.Figure, old.Figure)
		}
	})
	each(append(was.Staff[:len(was.Staff):len(was.Staff)], was.Texts...), append(is.Staff[:len(is.Staff):len(is.Staff)], is.Texts...), func(t Text) string { return t.Key + t.Label }, func(old, now *Text) {
		switch {
		case old == nil:
			d.say("New: %s.", lower(now.Label))
		case now == nil:
			d.say("Left out: %s.", lower(old.Label))
		case old.Text != now.Text:
			d.say("Written anew: %s.", lower(now.Label))
		}
	})
	each(was.Lessons, is.Lessons, func(l Lesson) string { return l.ID }, func(old, now *Lesson) {
		if old == nil {
			d.say("New lesson: “%s”.", now.Title)
		}
	})
	each(was.Documents, is.Documents, func(x Document) string { return x.ID }, func(old, now *Document) {
		switch {
		case old == nil:
			d.say("New document: “%s”.", now.Title)
		case now == nil:
			d.say("Document left out: “%s”.", old.Title)
		case old.Seq != now.Seq:
			d.say("New revision of “%s”.", now.Title)
		}
	})
	return d.says
}

type differ struct{ says []string }

func (d *differ) workflow(was, is Workflow) {
	if was.ID == is.ID {
		return
	}
	if was.N == 0 {
		d.say("The workflow before and after, version %s: %s", itoa(is.N), is.Says)
		return
	}
	d.say("The workflow is version %s, where it was version %s: %s", itoa(is.N), itoa(was.N), is.Says)
	for _, side := range []struct {
		name    string
		was, is []Step
	}{{"before", was.Before, is.Before}, {"after", was.After, is.After}} {
		each(side.was, side.is, func(s Step) string { return s.ID }, func(old, now *Step) {
			switch {
			case old == nil:
				d.say("New step %s: “%s”.", side.name, now.Action)
			case now == nil:
				d.say("Step %s left out: “%s”.", side.name, old.Action)
			case *old != *now:
				d.say("Step %s changed: “%s”, %s.", side.name, now.Action, now.words())
			}
		})
	}
	each(was.Changes, is.Changes, func(c Decision) string { return c.Old + ">" + c.New }, func(old, now *Decision) {
		if old != nil && now != nil && old.Part != now.Part && now.Part != "" {
			d.say("What was done with “%s” is now %s.", stepName(is, *now), now.Part)
		}
	})
}

func (s Step) words() string {
	if s.Minutes == "" {
		return s.Who + ", not timed"
	}
	return s.Who + ", " + s.Minutes + " minutes in " + s.Share + "% of cases"
}

// stepName is the step that a decision is about.
func stepName(w Workflow, c Decision) string {
	for _, s := range append(append([]Step{}, w.Before...), w.After...) {
		if s.ID == c.Old || c.Old == "" && s.ID == c.New {
			return s.Action
		}
	}
	return c.Old + c.New
}

func (d *differ) asks(was, is []Ask) {
	each(was, is, func(a Ask) string { return a.Kind + a.Item }, func(old, now *Ask) {
		switch {
		case old == nil && now.Kind == Note:
			d.say("Advice on “%s”: %s", now.Title, now.Because)
		case old == nil && now.Kind == Raise:
			d.say("“%s” is asked for more strictly: %s, because: %s", now.Title, lower(now.Needed), now.Because)
		case old == nil:
			d.say("New question: “%s”, because: %s", now.Title, now.Because)
		case now == nil && old.Kind == Note:
			d.say("No more advice on “%s”.", old.Title)
		case now == nil:
			d.say("No longer asked on top: “%s”.", old.Title)
		case *old != *now:
			d.say("“%s” is asked for differently: %s", now.Title, lower(orWord(now.Needed, now.Because)))
		}
	})
}
