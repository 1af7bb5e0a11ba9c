package staff

import (
	"fmt"
	"strings"

	"groundwork/internal/day"
)

// Sentence is the answer that opens the page: how many are trained, whether staff were asked, and whether anybody can
// be called.
func (r Record) Sentence(today day.Day) string {
	if r.Empty() {
		return "Nothing is recorded about the staff whose work changes"
	}
	return strings.Join([]string{r.TrainedWords(), r.askedWords(), r.callWords(today)}, "; ")
}

// TrainedWords says how many of how many are trained.
func (r Record) TrainedWords() string {
	done, planned, uncounted := r.Trained()
	switch {
	case len(r.Trainings) == 0:
		return "No training is recorded"
	case planned == 0:
		return "Nobody has counted who is trained"
	case uncounted > 0:
		return fmt.Sprintf("%d of %d people are trained, and %s not counted", done, planned, count(uncounted, "group is", "groups are"))
	}
	return fmt.Sprintf("%d of %d people are trained", done, planned)
}

func (r Record) askedWords() string {
	if n := len(r.Engagements); n > 0 {
		return "staff were asked " + times(n)
	}
	return "staff were not asked yet"
}

func (r Record) callWords(today day.Day) string {
	switch n := len(r.Standing(today)); {
	case n > 0:
		return count(n, "place", "places") + " to call today"
	case len(r.Supports) > 0:
		return "nobody to call today"
	}
	return "who to call is not said"
}

// Gaps are what is missing or late, each said plainly: nothing here is filled in.
func (r Record) Gaps(today day.Day) []string {
	var out []string
	for _, t := range r.Trainings {
		switch {
		case !t.Late(today):
		case !t.Done.Known:
			out = append(out, fmt.Sprintf("%s: nobody has counted who of the %d is trained, due by %s", t.Who(), t.Planned, t.Due.Long()))
		default:
			out = append(out, fmt.Sprintf("%s: %d of %d were to be trained by %s and are not", t.Who(), t.Planned-t.Done.N, t.Planned, t.Due.Long()))
		}
	}
	for _, e := range r.Engagements {
		if e.WeDid == "" {
			out = append(out, KindLabel(e.Kind)+" of "+e.Held.Long()+": what changed because of it is not said")
		}
	}
	if len(r.Supports) > 0 && len(r.Standing(today)) == 0 {
		out = append(out, "Nobody can be called today")
	}
	return out
}

func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}

func count(n int, one, other string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, other)
}
