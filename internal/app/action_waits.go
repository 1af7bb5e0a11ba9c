package app

import (
	"strings"

	"groundwork/internal/adoption"
	"groundwork/internal/fault"
	"groundwork/internal/insight"
	"groundwork/internal/readiness"
)

// waitsIn is the question that what is to do waits for, checked: one of the same place, and never in a circle. Faults are
// named waits.
func waitsIn(q *asked, before map[string]map[string]adoption.Action, in ActionInput) (string, error) {
	if in.Waits == "" {
		return "", nil
	}
	c := q.checklist()
	it, ok := c.Item(in.Waits)
	if !ok || q.Adoption == "" && it.Scope != readiness.Foundation {
		return "", fault.Refused("waits", "Select a question of this list, or none")
	}
	for id := range before { // of the groundwork, in every adoption that reads it
		if q.Adoption != "" && id != q.Adoption {
			continue
		}
		if err := noCircle(c, linksOf(before, id), in); err != nil {
			return "", err
		}
	}
	return in.Waits, noCircle(c, linksOf(before, q.Adoption), in)
}

func noCircle(c *readiness.Checklist, links map[string]string, in ActionInput) error {
	links[in.Item] = in.Waits
	circle := insight.Circle(links, in.Item)
	switch {
	case circle == nil:
		return nil
	case in.Waits == in.Item:
		return fault.Refused("waits", "A question cannot wait for itself: select another, or none")
	}
	var titles []string
	for _, id := range circle {
		title := id
		if it, ok := c.Item(id); ok {
			title = it.Title
		}
		titles = append(titles, "“"+title+"”")
	}
	return fault.Refused("waits", "Then %s would wait for each other: select another question, or none", strings.Join(titles, " and "))
}

// linksOf are which question waits for which in an adoption: what was planned there before what was planned for the trust.
func linksOf(actions map[string]map[string]adoption.Action, adoptionID string) map[string]string {
	out := map[string]string{}
	for _, from := range []string{"", adoptionID} {
		for item, x := range actions[from] {
			delete(out, item)
			if x.Waits != "" && x.Closed.IsZero() {
				out[item] = x.Waits
			}
		}
	}
	return out
}
