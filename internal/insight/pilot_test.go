package insight_test

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"

	"groundwork/internal/insight"
)

// What is shown of a pilot's take-ups, and what is left of the country without that, speaks of at least five trusts of which
// it is true and at least five of which it is not.
func TestNobodyLearnsOfATrustFromAPilotsSums(t *testing.T) {
	shown := map[string]int{}
	for seed := range int64(150) {
		rnd := rand.New(rand.NewSource(seed))
		areas, list := wideCountry(rnd)
		for i := range list {
			list[i].Pilot = fmt.Sprint("p", rnd.Intn(1+int(seed%4)))
		}
		own := rnd.Intn(2)
		left := map[string][]insight.Adoption{} // by item, of England without what is shown
		for _, item := range []string{"w", "x", "y", "z"} {
			left[item] = list
		}
		holds := func(name string, list []insight.Adoption, item, field string) {
			yes, all := map[string]bool{}, map[string]bool{}
			for _, x := range list {
				stops := slices.ContainsFunc(x.Stops, func(s insight.Stop) bool { return s.Item == item })
				all[x.Trust] = true
				if stops && (field == "stopped" || field == "alone" && len(x.Stops) == 1 || field == "with others" && len(x.Stops) > 1 || field == "hours" && !x.Live && x.Wait.Hours != nil) {
					yes[x.Trust] = true
				}
			}
			if len(all) > 0 && len(yes) > 0 && (len(yes)-own < insight.Fewest || len(all)-len(yes)-own < insight.Fewest) {
				t.Fatalf("seed %d: %s, %s of %s speaks of %d of %d trusts", seed, name, field, item, len(yes), len(all))
			}
		}
		for p := range 4 {
			pilot := fmt.Sprint("p", p)
			var mine []insight.Adoption
			for _, x := range list {
				if x.Pilot == pilot {
					mine = append(mine, x)
				}
			}
			for _, g := range areas.ShowPilot(list, pilot, []string{"w", "x", "y", "z"}, own).Gaps {
				shown["stopped"]++
				holds(pilot, mine, g.Item, "stopped")
				if g.Alone > 0 {
					shown["alone"]++
					holds(pilot, mine, g.Item, "alone")
					holds(pilot, mine, g.Item, "with others")
				}
				if g.Waiting.Hours != nil {
					shown["hours"]++
					holds(pilot, mine, g.Item, "hours")
				}
				without := func(list []insight.Adoption) []insight.Adoption {
					return slices.DeleteFunc(slices.Clone(list), func(x insight.Adoption) bool { return x.Pilot == pilot })
				}
				holds("England without "+pilot, without(list), g.Item, "stopped")
				left[g.Item] = without(left[g.Item])
			}
		}
		for item, rest := range left {
			if len(rest) < len(list) {
				holds("England without all that is shown", rest, item, "stopped")
			}
		}
	}
	for _, field := range []string{"stopped", "alone", "hours"} {
		if shown[field] == 0 {
			t.Errorf("%s was never shown", field)
		}
	}
}
