package readiness

import (
	"fmt"
	"strconv"
	"strings"

	"groundwork/internal/day"
)

// Kept is a Result in short, as it is kept so that lists need not score: one line of text for each adoption, because what
// a page costs is how many rows it reads, and a deed how many it writes. Until is the next day on which the clock alone may
// change it; from that day on it is overtaken, and whoever reads it scores again.
type Kept struct {
	Assessed bool // anybody ever answered anything
	Gates    [len(Gates)]KeptGate
	Until    day.Day // not part of the text
}

// KeptGate is the verdict at one gate with what keeps it closed.
type KeptGate struct {
	Counted
	Stops KeptStops
}

// Kept is r in short.
func (r *Result) Kept() Kept {
	k := Kept{Assessed: r.Assessed(), Until: r.ChangesOn()}
	for _, g := range Gates {
		k.Gates[g] = KeptGate{r.gates[g].Counted, stopsOf(r.gates[g].Stops)}
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
	for _, g := range Gates {
		if !k.Gates[g].turn(&before.gates[g], &after.gates[g]) {
			return k, false
		}
	}
	return k, true
}

func (k *KeptGate) turn(before, after *GateResult) bool {
	due, known := first(k.Due, before.Due, after.Due)
	k.Asked += after.Asked - before.Asked
	k.Met += after.Met - before.Met
	k.Conditions += after.Conditions - before.Conditions
	k.Short += after.Short - before.Short
	k.Unknown += after.Unknown - before.Unknown
	if k.Conditions == 0 {
		due, known = 0, true
	}
	k.Due, k.Verdict = due, k.verdict()
	for _, x := range before.Stops {
		k.Stops = k.Stops.without(x.Item.ID)
	}
	for _, x := range after.Stops {
		k.Stops = k.Stops.with(x)
	}
	return known && min(k.Asked, k.Met, k.Conditions, k.Short, k.Unknown) >= 0 && k.Short+k.Unknown == k.Stops.Len()
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

// Text is k as it is kept, without Until: whether anybody answered, and for each gate a line with its verdict, its counts, the
// first day of a condition, and what stops it: behind the numeral of its level what is short, behind a question mark what is unknown.
func (k Kept) Text() string {
	b := make([]byte, 0, 512)
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
		b = append(b, g.Stops...)
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
	return k, nil
}

func (k *KeptGate) parse(line string) error {
	word, rest, _ := strings.Cut(line, " ")
	if err := k.Verdict.UnmarshalText([]byte(word)); err != nil {
		return err
	}
	for _, n := range [...]*int{&k.Asked, &k.Met, &k.Conditions, &k.Short, &k.Unknown} {
		var err error
		word, rest, _ = strings.Cut(rest, " ")
		if *n, err = strconv.Atoi(word); err != nil {
			return err
		}
	}
	word, rest, _ = strings.Cut(rest, " ")
	if word != "-" {
		due, err := day.Parse(word)
		if err != nil {
			return err
		}
		k.Due = due
	}
	var err error
	k.Stops, err = parseStops(rest)
	return err
}
