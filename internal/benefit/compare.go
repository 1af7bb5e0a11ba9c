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

// Refusal is a line that is not compared with the others, and why.
type Refusal struct {
	At  int // its place in the list
	Why string
}

// Alike are the places of those lines that may be set against each other, and of the others with the reason: the lines
// that most others compare with, and of two such groups the one whose first line comes first. Nothing is compared with
// itself alone: of lines that all differ the first stands, and the others say why not.
func Alike(list []Series) (alike []int, refused []Refusal) {
	best := 0
	for i := range list {
		if among(list, i) > among(list, best) {
			best = i
		}
	}
	for i := range list {
		if i == best {
			alike = append(alike, i)
		} else if err := Comparable(list[best], list[i]); err != nil {
			refused = append(refused, Refusal{i, fault.Of(err).Message})
		} else {
			alike = append(alike, i)
		}
	}
	return alike, refused
}

// among is with how many lines line i compares.
func among(list []Series, i int) (n int) {
	for k := range list {
		if k != i && Comparable(list[i], list[k]) == nil {
			n++
		}
	}
	return n
}

// How many lines one comparison sets side by side.
const (
	FewestCompared = 2
	MostCompared   = 6
)

// Compared are benefits of one measure side by side, by name, and those that cannot be, each with the reason.
type Compared struct {
	List     []Judged
	Refused  []Refused
	Together Figure // the figures of List as one, by the combine rule; without a Value where the rule allows none
	NotAdded string // why there is no Together
}

// Joins says why a figure is not in the figure of all that are compared, as it is not in a total; nothing when it is.
func (j Judged) Joins() string {
	switch {
	case j.Now.Value == nil:
		return "no figures of the new way yet"
	case j.Contested():
		return "contested, so not in the figure of all"
	case !Counts(j.Grade):
		return "estimated or assumed, so not in the figure of all"
	}
	return ""
}

// Refused is a benefit that is not compared.
type Refused struct {
	Judged Judged
	Why    string
}

// Compare sets benefits, in the order of their names, side by side.
func Compare(m Measure, list []Judged) Compared {
	lines := make([]Series, len(list))
	for i, j := range list {
		lines[i] = j.Glance().Line()
	}
	var c Compared
	alike, refused := Alike(lines)
	var figures []Figure
	for _, i := range alike {
		c.List = append(c.List, list[i])
		if list[i].Joins() == "" {
			figures = append(figures, list[i].Now)
		}
	}
	for _, r := range refused {
		c.Refused = append(c.Refused, Refused{list[r.At], r.Why})
	}
	if len(figures) < FewestCompared {
		c.NotAdded = "Fewer than two of them have a figure that counts"
		return c
	}
	together, err := Combine(m, figures)
	if err != nil {
		c.NotAdded = fault.Of(err).Message
	} else {
		c.Together = together
	}
	return c
}
