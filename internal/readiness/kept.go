package readiness

import (
	"fmt"
	"strconv"
	"strings"

	"groundwork/internal/day"
)

// Kept is a Result in short, as it is kept so that lists need not score: a few lines of text for each adoption, because what
// a page costs is how many rows it reads, and a deed how many it writes. Until is the next day on which the clock alone may
// change it; from that day on it is overtaken, and whoever reads it scores again.
type Kept struct {
	Assessed bool // anybody ever answered anything
	Gates    [len(Gates)]Counted
	Stops    KeptStops
	Until    day.Day // not part of the text
}

// Kept is r in short.
func (r *Result) Kept() Kept {
	k := Kept{Assessed: r.Assessed(), Until: r.ChangesOn(), Stops: stopsOf(r)}
	for _, g := range Gates {
		k.Gates[g] = r.gates[g].Counted
	}
	return k
}

// Fresh reports whether k still holds on a day.
func (k Kept) Fresh(on day.Day) bool { return k.Until.IsZero() || k.Until > on }

// Turn is k after some of its items came to stand otherwise: before and after are those alone, by ScoreOnly. False when only
// scoring the whole adoption can tell, because what went was the first that the clock would have changed. k must be fresh.
func (k Kept) Turn(before, after *Result) (Kept, bool) {
	var known bool
	if k.Until, known = first(k.Until, before.ChangesOn(), after.ChangesOn()); !known {
		return k, false
	}
	if before.Assessed() && !after.Assessed() {
		return k, false // who else answered is not kept
	}
	k.Assessed = k.Assessed || after.Assessed()
	for i := range before.Items {
		k.Stops = k.Stops.put(before.Items[i].Item.ID, "")
	}
	for i := range after.Items {
		k.Stops = k.Stops.put(after.Items[i].Item.ID, after.Items[i].stops())
	}
	stops := k.Stops.count()
	for _, g := range Gates {
		is := &k.Gates[g]
		if !is.turn(&before.gates[g].Counted, &after.gates[g].Counted) || is.Short+is.Unknown != stops[g] {
			return k, false
		}
	}
	return k, true
}

func (t *Counted) turn(before, after *Counted) bool {
	due, known := first(t.Due, before.Due, after.Due)
	t.Asked += after.Asked - before.Asked
	t.Met += after.Met - before.Met
	t.Conditions += after.Conditions - before.Conditions
	t.Short += after.Short - before.Short
	t.Unknown += after.Unknown - before.Unknown
	if t.Conditions == 0 {
		due, known = 0, true
	}
	t.Due, t.Verdict = due, t.verdict()
	return known && min(t.Asked, t.Met, t.Conditions, t.Short, t.Unknown) >= 0
}

// first is the earliest day of many of which all is the earliest, once was has become is; zero is none. False when was was
// itself the earliest and has gone or become later: another may be the earliest now.
func first(all, was, is day.Day) (day.Day, bool) {
	switch {
	case all.IsZero():
		return is, was.IsZero()
	case !is.IsZero() && is <= all:
		return is, true
	}
	return all, was.IsZero() || was > all
}

const assessed, unassessed = "assessed", "unassessed"

// Text is k as it is kept, without Until: whether anybody answered, for each gate a line with its verdict, its counts and the
// first day of a condition, and a line of what stops it, if anything does.
func (k Kept) Text() string {
	b := make([]byte, 0, len(k.Stops)+128)
	if k.Assessed {
		b = append(b, assessed...)
	} else {
		b = append(b, unassessed...)
	}
	for i := range k.Gates {
		g := &k.Gates[i]
		b = append(append(b, '\n'), g.Verdict.String()...)
		for _, n := range [...]int{g.Asked, g.Met, g.Conditions, g.Short, g.Unknown} {
			b = strconv.AppendInt(append(b, ' '), int64(n), 10)
		}
		b = append(b, ' ')
		if g.Due.IsZero() {
			b = append(b, '-')
		} else {
			b = append(b, g.Due.String()...)
		}
	}
	if k.Stops != "" {
		b = append(append(b, '\n'), k.Stops...)
	}
	return string(b)
}

// ParseKept reads what Text wrote.
func ParseKept(text string) (Kept, error) {
	var k Kept
	head, rest, _ := strings.Cut(text, "\n")
	if head != assessed && head != unassessed {
		return k, fmt.Errorf("kept readiness begins with %q", head)
	}
	k.Assessed = head == assessed
	for i := range k.Gates {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		if err := k.Gates[i].parse(line); err != nil {
			return k, fmt.Errorf("kept readiness %s: %w", Gate(i), err)
		}
	}
	var err error
	k.Stops, err = parseStops(rest)
	return k, err
}

func (t *Counted) parse(line string) error {
	word, rest, _ := strings.Cut(line, " ")
	if err := t.Verdict.UnmarshalText([]byte(word)); err != nil {
		return err
	}
	for _, n := range [...]*int{&t.Asked, &t.Met, &t.Conditions, &t.Short, &t.Unknown} {
		var err error
		word, rest, _ = strings.Cut(rest, " ")
		if *n, err = strconv.Atoi(word); err != nil {
			return err
		}
	}
	if rest == "-" {
		return nil
	}
	var err error
	t.Due, err = day.Parse(rest)
	return err
}
