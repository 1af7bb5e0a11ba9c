package insight_test

import (
	"fmt"
	"testing"

	"groundwork/internal/insight"
	"groundwork/internal/readiness"
)

func TestACellIsTheLowestLevelAndHowManyStop(t *testing.T) {
	short := func(item string, level readiness.Level) readiness.Standing {
		st := readiness.Standing{Item: &readiness.Item{ID: item, Domain: "finance"}, Known: true, Level: level}
		st.At[readiness.GoLive] = readiness.Short
		return st
	}
	met := short("b", readiness.Embedded)
	met.At[readiness.GoLive] = readiness.Met
	unknown := readiness.Standing{Item: &readiness.Item{ID: "c", Domain: "finance"}}
	unknown.At[readiness.GoLive] = readiness.Unknown
	carried := short("d", readiness.Planned)
	carried.At[readiness.GoLive] = readiness.Accepted
	later := readiness.Standing{Item: &readiness.Item{ID: "e", Domain: "payroll"}, Known: true}
	got := insight.Heat(&readiness.Result{Items: []readiness.Standing{short("a", readiness.Partly), met, unknown, carried, later}}, readiness.GoLive)
	want := "map[finance:{4 3 Planned 2 1}]" // nothing is required of payroll
	if fmt.Sprint(got) != want {
		t.Errorf("%v, want %s", got, want)
	}
}

func TestAreasThatStopAreCountedFromFiveTrustsOnEitherSide(t *testing.T) {
	areas := insight.Areas{}
	var list []insight.Adoption
	for i := range 12 {
		trust := fmt.Sprint("T", i)
		areas[trust] = insight.Area{Region: "R"}
		x := insight.Adoption{ID: trust, Trust: trust}
		if i < 6 {
			x.Stops = append(x.Stops, insight.Stop{Item: "fin-1"})
		}
		if i < 4 {
			x.Stops = append(x.Stops, insight.Stop{Item: "pay-1"})
		}
		list = append(list, x)
	}
	domain := func(item string) string { return item[:3] }
	if got := fmt.Sprint(areas.Stopping(list, "R", []string{"fin", "pay"}, domain, 0)); got != "[{fin 6 12}]" {
		t.Errorf("%s", got)
	}
	if got := areas.Stopping(list, "R", []string{"fin", "pay"}, domain, 2); len(got) > 0 {
		t.Errorf("somebody who knows two of them reads %v", got)
	}
}

func TestTheForemostAreaIsTheOneThatItsTableShows(t *testing.T) {
	stops := func(keys ...string) map[string]insight.HeatCell {
		out := map[string]insight.HeatCell{"met": {Asked: 2}}
		for _, k := range keys {
			out[k] = insight.HeatCell{Asked: 2, Stops: 1}
		}
		return out
	}
	rows := []map[string]insight.HeatCell{stops("fin"), stops("fin", "pay"), stops(), stops("pay", "fin")}
	list := insight.StoppedIn(rows, []string{"pay", "met", "fin"})
	if fmt.Sprint(list) != "[{pay 2 4} {fin 3 4}]" {
		t.Errorf("%v", list)
	}
	if most, alone, any := insight.Foremost(list); most != list[1] || !alone || !any {
		t.Errorf("%v %v %v", most, alone, any)
	}
	if most, alone, any := insight.Foremost([]insight.Stopped{{"a", 6, 9}, {"b", 7, 9}, {"c", 7, 9}}); most.Domain != "b" || alone || !any {
		t.Errorf("%v %v %v of two that are equal", most, alone, any)
	}
	if _, _, any := insight.Foremost(nil); any {
		t.Error("something of nothing")
	}
}
