package app

import (
	"fmt"
	"testing"

	"groundwork/internal/readiness"
)

// However many packs a country publishes, only so many are held laid over a checklist; of two laid at once all get the first.
func TestOnlySoManyLaidChecklistsAreHeld(t *testing.T) {
	var l layers
	core := &readiness.Checklist{}
	at := func(i int) layer { return layer{core, fmt.Sprint(i)} }
	first := l.keep(at(0), &readiness.Checklist{})
	if l.keep(at(0), &readiness.Checklist{}) != first {
		t.Error("two readers hold two of the same")
	}
	for i := 1; i < 3*mostLaid; i++ {
		l.keep(at(i), &readiness.Checklist{})
	}
	if len(l.kept) != mostLaid {
		t.Errorf("%d are held, not %d", len(l.kept), mostLaid)
	}
	if _, ok := l.get(at(2*mostLaid - 1)); ok {
		t.Error("an old one is held beside the newest")
	}
	if _, ok := l.get(at(2 * mostLaid)); !ok {
		t.Error("one of the newest is not held")
	}
}
