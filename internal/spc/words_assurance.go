package spc

import "fmt"

// assurance says what the assurance icon says, and how far the figures bear it out.
func (t telling) assurance() Saying {
	p, target := t.Newest(), t.Series.Target.Value
	met := t.met(p)
	switch {
	case t.Assurance == NoAssurance:
		return Saying{}
	case !p.Upper.Known:
		return Saying{"No limits to judge the target by", t.whyNoLimits(p) + "; " + t.howOften(met, p)}
	case t.Assurance == HitOrMiss:
		return Saying{"Target hit or miss", t.within(p, target) + "; " + t.howOften(met, p)}
	}
	s := Saying{Head: "Target missed as a rule", Why: t.beyond(p, target)}
	expected := 0
	if t.Assurance == Pass {
		s.Head, expected = "Target met as a rule", p.Known
	}
	if met != expected { // limits speak of what is likely; the figures may differ
		s.Why += "; " + t.howOften(met, p)
	}
	return s
}

// met is how many values of p met the target.
func (t telling) met(p Part) (n int) {
	for _, v := range known(t.In(p)) {
		if v == t.Series.Target.Value || t.better(v, t.Series.Target.Value) {
			n++
		}
	}
	return n
}

func (t telling) howOften(met int, p Part) string {
	switch met {
	case p.Known:
		return "the value has met the target every " + t.Period.One() + t.since(p)
	case 0:
		return "the value has met the target in no " + t.Period.One() + t.since(p)
	}
	return fmt.Sprintf("the value has met the target in %d of %s%s", met, t.Period.Count(p.Known), t.since(p))
}

// within is where a target that the limits do not decide lies.
func (t telling) within(p Part, target float64) string {
	switch target {
	case p.Upper.Value:
		return t.Figure(target) + " is the upper limit itself"
	case p.Lower.Value:
		return t.Figure(target) + " is the lower limit itself"
	}
	return fmt.Sprintf("%s lies between the limits of %s and %s", t.Figure(target), t.Figure(p.Lower.Value), t.Figure(p.Upper.Value))
}

// beyond is which limit a target lies beyond.
func (t telling) beyond(p Part, target float64) string {
	if target > p.Upper.Value {
		a, b := t.pair(target, p.Upper.Value)
		return fmt.Sprintf("%s lies above the upper limit of %s", a, b)
	}
	a, b := t.pair(target, p.Lower.Value)
	return fmt.Sprintf("%s lies below the lower limit of %s", a, b)
}
