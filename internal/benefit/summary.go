package benefit

import (
	"fmt"
	"strings"
)

// Summary is the sentence above the benefits of a pilot or an adoption: "5 of 6 benefits are realised and measured, and a
// second person has checked 1 of them; 2 new costs and work are recorded; 1 is contested; 1 figure is late."
func Summary(list []Judged) string {
	var gains, realised, checked, costs, contested, late int
	for _, j := range list {
		late += len(j.Late())
		if j.Contested() {
			contested++
		}
		if j.Costs() {
			costs++
			continue
		}
		gains++
		if Counts(j.Grade) && (j.Status == Realised || j.Status == Verified || j.Status == Sustained) {
			realised++
			if j.Checked() {
				checked++
			}
		}
	}
	var said []string
	switch {
	case gains == 0 && costs == 0:
		return "No benefits yet."
	case gains == 1 && realised == 1:
		said = append(said, "The one benefit is realised and measured"+checkedOf(checked, realised))
	case gains == 1:
		said = append(said, "The one benefit is not realised yet")
	case gains > 0:
		said = append(said, fmt.Sprintf("%d of %d benefits are realised and measured%s", realised, gains, checkedOf(checked, realised)))
	}
	for _, c := range []struct {
		n         int
		one, more string
	}{{costs, "1 new cost or work is recorded", "%d new costs and work are recorded"}, {contested, "1 is contested", "%d are contested"}, {late, "1 figure is late", "%d figures are late"}} {
		switch {
		case c.n == 1:
			said = append(said, c.one)
		case c.n > 1:
			said = append(said, fmt.Sprintf(c.more, c.n))
		}
	}
	return strings.Join(said, "; ") + "."
}

// checkedOf says how many of those that count a second person has checked.
func checkedOf(n, of int) string {
	switch {
	case of == 0:
		return ""
	case n == 0:
		return ", not yet checked by a second person"
	case of == 1:
		return " and checked by a second person"
	default:
		return fmt.Sprintf(", and a second person has checked %d of them", n)
	}
}
