package benefit

import (
	"fmt"
	"slices"
	"strings"

	"groundwork/internal/fault"
)

// Series is what a line of figures is about; lines compare only when all of it is the same.
type Series struct {
	Name       string // whose: a trust, a team
	Measure    Ref
	Unit       string
	Population string   // in words, when it is narrower than the measure's
	Staff      []string // staff groups it speaks of
	Different  bool     // declares a local difference from the definition
}

// Comparable is nil when figures of a and b may be set against each other, otherwise it says why not: only within one
// measure version, population and unit (Groundwork rules, section 3).
func Comparable(a, b Series) error {
	var why string
	switch {
	case a.Measure.ID != b.Measure.ID:
		why = "they are different measures"
	case a.Measure.Version != b.Measure.Version:
		why = fmt.Sprintf("one follows version %d of the definition and the other version %d", a.Measure.Version, b.Measure.Version)
	case a.Unit != b.Unit:
		why = fmt.Sprintf("one is in %s and the other in %s", a.Unit, b.Unit)
	case !slices.Equal(sorted(a.Staff), sorted(b.Staff)):
		why = "they speak of different staff groups"
	case !strings.EqualFold(strings.TrimSpace(a.Population), strings.TrimSpace(b.Population)):
		why = "they speak of different people or teams"
	case a.Different || b.Different:
		why = "one is counted differently from the definition"
	default:
		return nil
	}
	return &fault.Error{Kind: fault.Invalid, Message: fmt.Sprintf("%s and %s are not comparable: %s", a.Name, b.Name, why)}
}

func sorted(s []string) []string {
	s = slices.Clone(s)
	slices.Sort(s)
	return s
}
