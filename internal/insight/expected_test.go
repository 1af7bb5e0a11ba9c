package insight

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"groundwork/internal/day"
)

const today = day.Day(20_000)

// closures are n alike: opened so many days before they were closed, and so many days late.
func closures(n int, took, late day.Day) []Closure {
	out := make([]Closure, n)
	for i := range out {
		closed := today - day.Day(10+i)
		out[i] = Closure{Trust: string(rune('A' + i%5)), Opened: closed - took, Promised: closed - late, Closed: closed}
	}
	return out
}

// Small cases by hand, where every draw is the same.
func TestExpectByHand(t *testing.T) {
	late7 := Observe(closures(20, 40, 7))
	stop := func(item string, due, since day.Day) Pending {
		return Pending{Item: item, Due: due, Since: since, Stops: true}
	}
	for _, c := range []struct {
		name   string
		open   []Pending
		seen   Observed
		basis  Basis
		median day.Day
		driver string
		dated  int // without a date
	}{
		{"nothing is open", nil, late7, NothingOpen, 0, "", 0},
		{"the owner's date and the slippage", []Pending{stop("a", today+30, today-5)}, late7, Forecast, today + 37, "a", 0},
		{"early elsewhere is on time here", []Pending{stop("a", today+30, today)}, Observe(closures(20, 40, -9)), Forecast, today + 30, "a", 0},
		{"never before today", []Pending{stop("a", today-90, today-100)}, late7, Forecast, today, "a", 0},
		{"without a date, the time to close", []Pending{stop("a", 0, today-39)}, late7, Forecast, today + 40, "a", 0},
		{"older than all that was ever closed", []Pending{stop("a", 0, today-40)}, late7, NotEnoughData, 0, "", 1},
		{"the latest of two", []Pending{stop("a", today+30, today), stop("b", today+31, today)}, late7, Forecast, today + 38, "b", 0},
		{"what it waits for is later", []Pending{{Item: "a", Due: today + 30, Stops: true, Waits: "b"}, {Item: "b", Due: today + 60}}, late7, Forecast, today + 67, "b", 0},
		{"what nothing waits for does not count", []Pending{stop("a", today+30, today), {Item: "b", Due: today + 60}}, late7, Forecast, today + 37, "a", 0},
		{"19 closures", []Pending{stop("a", today+30, today), stop("b", today+20, today), stop("c", 0, today)}, Observe(closures(19, 40, 7)), OwnerDates, 0, "a", 1},
		{"20 closures of four trusts", []Pending{stop("a", today+30, today)}, Observe(slices.DeleteFunc(closures(25, 40, 7), func(c Closure) bool { return c.Trust == "E" })), OwnerDates, 0, "a", 0},
		{"19 closures and no date", []Pending{stop("a", 0, today)}, Observe(closures(19, 40, 7)), NotEnoughData, 0, "", 1},
	} {
		e, err := Expect("adp", today, c.open, c.seen)
		if err != nil || e.Basis != c.basis || e.Median != c.median || e.Driver != c.driver || len(e.Undated) != c.dated {
			t.Errorf("%s: %+v, %v", c.name, e, err)
		}
		if c.basis == Forecast && (e.Low != c.median || e.High != c.median) {
			t.Errorf("%s: %v to %v", c.name, e.Low, e.High)
		}
	}
	if e, _ := Expect("adp", today, []Pending{stop("a", today+30, today), stop("b", today+20, today)}, Observed{}); e.Owners != today+30 {
		t.Errorf("latest owner date %v", e.Owners-today)
	}
}

// Half of the closures were on time and half ten days late: the range is those two days and nothing else.
func TestExpectSpreads(t *testing.T) {
	e, err := Expect("adp", today, []Pending{{Item: "a", Due: today + 5, Stops: true}}, Observe(append(closures(10, 40, 0), closures(10, 40, 10)...)))
	if err != nil || e.Low != today+5 || e.High != today+15 || e.Median != e.Low && e.Median != e.High {
		t.Errorf("%+v, %v", e, err)
	}
}

func TestExpectRefusesCircles(t *testing.T) {
	for name, open := range map[string][]Pending{
		"itself": {{Item: "a", Stops: true, Waits: "a"}},
		"two":    {{Item: "a", Stops: true, Waits: "b"}, {Item: "b", Waits: "a"}},
		"behind": {{Item: "a", Stops: true, Waits: "b"}, {Item: "b", Waits: "c"}, {Item: "c", Waits: "b"}},
	} {
		if _, err := Expect("adp", today, open, Observed{}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if c := Circle(map[string]string{"a": "b", "b": "c"}, "a"); c != nil {
		t.Errorf("a way with an end: %v", c)
	}
}

// random is a list of open questions without circles, and what happened elsewhere.
func random(r *rand.Rand) ([]Pending, Observed) {
	var open []Pending
	for i := range 1 + r.IntN(40) {
		p := Pending{Item: fmt.Sprintf("item-%02d", i), Since: today - day.Day(r.IntN(60)), Stops: i == 0 || r.IntN(3) > 0}
		if r.IntN(4) > 0 {
			p.Due = today + day.Day(r.IntN(200)-40)
		}
		if i > 0 && r.IntN(4) == 0 {
			p.Waits = open[r.IntN(i)].Item
		}
		open = append(open, p)
	}
	var closed []Closure
	for range 20 + r.IntN(80) {
		at := today - day.Day(r.IntN(400))
		closed = append(closed, Closure{Trust: string(rune('A' + len(closed)%5)), Opened: at - day.Day(r.IntN(200)), Promised: at - day.Day(r.IntN(60)-20), Closed: at})
	}
	return open, Observe(closed)
}

// The same adoption on the same day gives the same; a later date, or one more question, never an earlier answer.
func TestExpectIsRepeatableAndNeverEarlier(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 4))
	forecast := 0
	for range 300 {
		open, seen := random(r)
		once, err := Expect("adp", today, open, seen)
		if again, _ := Expect("adp", today, open, seen); err != nil || fmt.Sprint(once) != fmt.Sprint(again) {
			t.Fatalf("%+v and then %+v, %v", once, again, err)
		}
		if once.Basis != Forecast {
			continue
		}
		forecast++
		if once.Low > once.Median || once.Median > once.High || once.Low < today {
			t.Fatalf("%+v", once)
		}
		later := append([]Pending(nil), open...)
		at := r.IntN(len(later))
		if later[at].Due.IsZero() {
			later = append(later, Pending{Item: "one more", Due: today + day.Day(r.IntN(300)), Stops: true})
		} else {
			later[at].Due += day.Day(1 + r.IntN(90))
		}
		if then, err := Expect("adp", today, later, seen); err != nil || then.Low < once.Low || then.Median < once.Median || then.High < once.High {
			t.Fatalf("later made it earlier: %+v and then %+v, %v", once, then, err)
		}
	}
	if forecast < 100 {
		t.Errorf("only %d of 300 could be forecast", forecast)
	}
}

// BenchmarkExpect: 2,000 draws over 40 questions, in less than 5 ms.
func BenchmarkExpect(b *testing.B) {
	seen := Observe(append(closures(250, 60, 12), closures(250, 90, 30)...))
	var open []Pending
	for i := range 40 {
		open = append(open, Pending{Item: fmt.Sprint(i), Due: today + day.Day(i), Stops: true})
	}
	for b.Loop() {
		if _, err := Expect("adp", today, open, seen); err != nil {
			b.Fatal(err)
		}
	}
}
