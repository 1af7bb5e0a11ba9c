package workflow

import "math/big"

// Minutes are the hands-on minutes of one case, exact, by whose time they take.
type Minutes struct {
	Clinical       *big.Rat
	Administrative *big.Rat
	ByGroup        []GroupMinutes // in the order in which the steps first need them
}

// GroupMinutes are the minutes of one staff group.
type GroupMinutes struct {
	Group   string
	Minutes *big.Rat
}

// Of is the total of one kind of staff.
func (m Minutes) Of(s Staff) *big.Rat {
	switch s {
	case Clinical:
		return m.Clinical
	case Administrative:
		return m.Administrative
	default:
		return new(big.Rat).Add(m.Clinical, m.Administrative)
	}
}

// PerCase is minutes x share of the step, exact; false when either is unknown.
func (s Step) PerCase() (*big.Rat, bool) {
	if !s.Minutes.Known || !s.Share.Known {
		return nil, false
	}
	share := new(big.Rat).Quo(s.Share.D.Rat(), big.NewRat(100, 1))
	return share.Mul(share, s.Minutes.D.Rat()), true
}

// touches reports whether somebody's time goes into the step, so that hours need its minutes.
// A wait for which nobody typed minutes takes none: waiting is never hours freed.
func (s Step) touches() bool {
	return !s.BySystem() && (s.Type != WaitFor || s.Minutes.Known)
}

// Minutes adds minutes x share of every step, as time_method says; it is nil-free and counts as 0 only what
// nobody's time goes into. The findings say which steps stand in the way; with any, the minutes mean nothing.
func (m Map) Minutes(groups Groups) (Minutes, []Finding) {
	total := Minutes{Clinical: new(big.Rat), Administrative: new(big.Rat)}
	if missing := m.missing(groups); len(missing) > 0 {
		return total, missing
	}
	for _, s := range m.Steps {
		staff, counted := groups.Of(s.StaffGroup)
		per, known := s.PerCase()
		if !counted || !known {
			continue
		}
		if staff == Clinical {
			total.Clinical.Add(total.Clinical, per)
		} else {
			total.Administrative.Add(total.Administrative, per)
		}
		total.add(s.StaffGroup, per)
	}
	return total, nil
}

func (m *Minutes) add(group string, per *big.Rat) {
	for _, g := range m.ByGroup {
		if g.Group == group {
			g.Minutes.Add(g.Minutes, per)
			return
		}
	}
	m.ByGroup = append(m.ByGroup, GroupMinutes{group, new(big.Rat).Set(per)})
}

// missing lists what keeps the minutes of m from being added up.
func (m Map) missing(groups Groups) []Finding {
	side := m.State.Side()
	if len(m.Steps) == 0 {
		return []Finding{{StopsHours, "No hours yet: there are no steps " + side, side + "-add"}}
	}
	var noMinutes, noShare, noGroup, strange []Step
	for _, s := range m.Steps {
		_, counted := groups.Of(s.StaffGroup)
		switch {
		case !s.touches():
		case !s.Minutes.Known:
			noMinutes = append(noMinutes, s)
		case !s.Share.Known:
			noShare = append(noShare, s)
		case s.StaffGroup == "":
			noGroup = append(noGroup, s)
		case !counted:
			strange = append(strange, s)
		}
	}
	var found []Finding
	say := func(steps []Step, field, one, many string) {
		if len(steps) > 0 {
			says := "No hours yet: " + name(steps, side) + " " + plural(len(steps), one, many)
			found = append(found, Finding{StopsHours, says, Cell(m.State, steps[0].Position, field)})
		}
	}
	say(noMinutes, FieldMinutes, "has no minutes", "have no minutes")
	say(noShare, FieldShare, "has no share of cases", "have no share of cases")
	say(noGroup, FieldGroup, "has no staff group", "have no staff group")
	say(strange, FieldGroup, "names a staff group that the library does not have", "name a staff group that the library does not have")
	return found
}
