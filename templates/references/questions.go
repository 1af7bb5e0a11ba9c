package references

import (
	"fmt"
	"strconv"
	"strings"

	"groundwork/internal/readiness"
)

// levelsDescribed are the levels that each question describes in its own words; the two below are the same for all.
var levelsDescribed = []readiness.Level{readiness.Partly, readiness.InPlace, readiness.Embedded}

func (p Checklist) items(domain string) (out []*readiness.Item) {
	for i := range p.Items {
		if p.Items[i].Domain == domain {
			out = append(out, &p.Items[i])
		}
	}
	return out
}

// counts say how many questions there are, how many are answered once, and how many can stop something.
func (p Checklist) counts() string {
	once, stop := 0, 0
	for i := range p.Items {
		if p.Items[i].Scope == readiness.Foundation {
			once++
		}
		if p.Items[i].CanStop() {
			stop++
		}
	}
	return fmt.Sprintf("%d questions in %d areas: %d about the trust, answered once, and %d about each take-up. %d of them can stop a decision; the other %d are good to have.",
		len(p.Items), len(p.Domains), once, len(p.Items)-once, stop, len(p.Items)-stop)
}

func strengthWords(s readiness.Strength) string {
	switch s {
	case readiness.Hard:
		return "Cannot be waived"
	case readiness.Essential:
		return "Essential"
	}
	return "Good to have"
}

// kind says how often a question is answered and how strict it is.
func (p Checklist) kind(it *readiness.Item) string {
	scope := "for each take-up"
	if it.Scope == readiness.Foundation {
		scope = "once for the trust"
	}
	return strengthWords(it.Strength) + ", " + scope
}

// required says how far a question has to be in place at each decision point that asks more than the one before.
func required(it *readiness.Item) string {
	var parts []string
	var last readiness.Level
	for _, g := range readiness.Gates {
		if l := it.Threshold(g); l > last {
			parts = append(parts, strings.ToLower(l.String())+" "+g.To())
			last = l
		}
	}
	return strings.Join(parts, ", ")
}

func (p Checklist) lasts(it *readiness.Item) string {
	s := "It does not go out of date by time"
	switch {
	case it.ReviewMonths == 1:
		s = "1 month"
	case it.ReviewMonths > 1:
		s = strconv.Itoa(it.ReviewMonths) + " months"
	}
	if len(it.ExpireOn) == 0 {
		return s
	}
	events := make([]string, len(it.ExpireOn))
	for i, e := range it.ExpireOn {
		events[i] = lower(p.EventLabel(e))
	}
	return s + ", or until: " + strings.Join(events, "; ")
}

func (p Checklist) facts(keys []string) string {
	var labels []string
	for _, f := range p.Facts {
		for _, k := range keys {
			if f.Key == k {
				labels = append(labels, lower(f.Label))
			}
		}
	}
	return strings.Join(labels, "; ")
}

func special(s readiness.SpecialText) string {
	parts := []string{}
	if s.Note != "" {
		parts = append(parts, sentence(s.Note))
	}
	if s.CountsAs != "" {
		parts = append(parts, "It counts as "+s.CountsAs+".")
	}
	if len(s.Requires) > 0 {
		parts = append(parts, "It needs a "+strings.Join(s.Requires, " and a ")+".")
	}
	if len(s.SecondPersonWhenIs) > 0 {
		parts = append(parts, "Where the question can stop something, a second person has to agree.")
	}
	return strings.Join(parts, " ")
}

func joined(list []string) string { return strings.Join(list, "; ") }

func lower(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
