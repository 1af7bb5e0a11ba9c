package insight_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"groundwork/internal/insight"
	"groundwork/internal/readiness"
)

// What is packed comes out as it went in, also hours that no machine number holds.
func TestWhatIsPackedComesOutAsItWentIn(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 3))
	huge, _ := new(big.Rat).SetString("123456789012345678901234567890/7")
	var list []insight.Adoption
	var p insight.Packed
	for i := range 500 {
		a := insight.Adoption{ID: fmt.Sprintf("take-up %d", r.IntN(1e6)), Trust: fmt.Sprint("trust ", r.IntN(20)), Pilot: fmt.Sprint("pilot ", r.IntN(30)),
			Gate: readiness.Gates[r.IntN(len(readiness.Gates))], Live: r.IntN(2) == 0}
		switch r.IntN(4) {
		case 0:
			a.Wait = insight.Wait{Hours: big.NewRat(r.Int64N(1e9)-1e3, 1+r.Int64N(1e6)), Grade: "C"}
		case 1:
			a.Wait = insight.Wait{Hours: huge, Grade: "A"}
		case 2:
			a.Wait.Hours = new(big.Rat) // nothing waits, which is known
		}
		for k := range r.IntN(6) {
			a.Stops = append(a.Stops, insight.Stop{Item: fmt.Sprint("item ", i%7, k), Unknown: r.IntN(2) == 0, Stays: r.IntN(2) == 0})
		}
		list = append(list, a)
		p.Add(a)
	}
	same := cmp.Comparer(func(x, y *big.Rat) bool { return x == y || x != nil && y != nil && x.Cmp(y) == 0 })
	if diff := cmp.Diff(list, slices.Collect(p.All()), same); diff != "" || p.Len() != len(list) {
		t.Error(diff)
	}
	two := slices.DeleteFunc(slices.Clone(list), func(a insight.Adoption) bool { return a.Pilot != "pilot 3" && a.Pilot != "pilot 4" })
	if diff := cmp.Diff(two, slices.Collect(p.Of("pilot 4", "pilot 3", "nobody's")), same); diff != "" {
		t.Error(diff)
	}
}
