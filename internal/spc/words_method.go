package spc

import "fmt"

// method says how the chart was made.
func (t telling) method() string {
	if t.Kind() == RunChart {
		return "Run chart with the median."
	}
	s := "Statistical process control chart (XmR)"
	if t.Kind() == TrialLimits {
		s += " with trial limits"
	}
	if t.Series.ScreenOutliers {
		s += ", outlying ranges screened out"
	} else {
		s += ", outlying ranges not screened"
	}
	if n := t.Series.FixAfter; n > 0 {
		s += fmt.Sprintf(", limits set over the first %s", t.Period.Count(n))
		if len(t.Parts) > 1 {
			s += " of each part"
		}
	}
	return s + "."
}

// trialParts say which limits are trial limits: those set on fewer than 13 values.
func (t telling) trialParts() (said []string) {
	if t.Kind() == RunChart {
		return nil
	}
	for i, p := range t.Parts {
		if !p.Trial() || !p.Upper.Known {
			continue
		}
		s := "The limits"
		if len(t.Parts) > 1 && i == len(t.Parts)-1 {
			s += t.since(p)
		} else if len(t.Parts) > 1 {
			s += " " + t.stretch(i)
		}
		said = append(said, fmt.Sprintf("%s are trial limits: there are only %d figures, and full limits need %d", s, p.Known, shortBelow))
	}
	return said
}

// Trial reports whether the part's limits are shown as trial limits: they rest on fewer than 13 values.
func (p Part) Trial() bool { return p.Known < shortBelow }
