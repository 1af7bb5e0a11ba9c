package web

import (
	"testing"
	"time"

	"groundwork/templates/layout"
)

// Who is shown a page that was made, and for how long.
func TestASharedPageIsShownForAWhileAndNeverToItsWriterBeforeTheirDeed(t *testing.T) {
	const lasts = 2 * time.Second
	start := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	at := func(seconds float64) time.Time { return start.Add(time.Duration(seconds * float64(time.Second))) }
	var s sharedPages
	read := func(now float64, version int64, wrote time.Time) reading {
		return reading{key: "ENG", version: version, now: at(now), lasts: lasts, wrote: wrote}
	}
	made := map[*sharedPage]int{}
	take := func(r reading) (number int, mine bool) {
		t.Helper()
		x, mine := s.take(r)
		if mine {
			made[x] = len(made) + 1
			s.finish(r.key, x, &layout.Main{Body: []byte("page")}, true)
		}
		return made[x], mine
	}
	for _, step := range []struct {
		what    string
		now     float64
		version int64
		wrote   time.Time
		number  int
		mine    bool
	}{
		{"the first reader makes it", 0, 7, time.Time{}, 1, true},
		{"the next is shown it", 1.9, 7, time.Time{}, 1, false},
		{"figures behind it may have been as old as that", 2, 7, time.Time{}, 2, true},
		{"then it holds while nothing changes", 3600, 7, time.Time{}, 2, false},
		{"after a deed it is too old", 3601, 8, time.Time{}, 3, true},
		{"a deed soon after does not make it anew", 3602, 9, time.Time{}, 3, false},
		{"but for whoever did it", 3602, 9, at(3601.5), 4, true},
		{"and then it is everybody's", 3602.5, 9, time.Time{}, 4, false},
		{"also the writer's", 3602.5, 9, at(3601.5), 4, false},
		{"two seconds after the last change it is made once more", 3604.1, 9, time.Time{}, 5, true},
		{"and holds", 7200, 9, time.Time{}, 5, false},
		{"a clock that was put back shows nothing from the future", 3600, 10, time.Time{}, 6, true},
	} {
		if number, mine := take(read(step.now, step.version, step.wrote)); number != step.number || mine != step.mine {
			t.Errorf("%s: page %d, made by the reader: %t; want %d, %t", step.what, number, mine, step.number, step.mine)
		}
	}
}

// The board of a trust is shown again only while nothing was recorded.
func TestTheBoardOfATrustIsNeverOlderThanTheNewestDeed(t *testing.T) {
	start := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	var s sharedPages
	for _, step := range []struct {
		what    string
		after   time.Duration
		version int64
		mine    bool
	}{
		{"the first reader makes it", 0, 7, true},
		{"figures behind it may have been older", time.Second, 7, true},
		{"once nothing has changed for a while it is made the last time", 3 * time.Second, 7, true},
		{"then it holds", time.Hour, 7, false},
		{"a deed ends that at once", time.Hour + time.Millisecond, 8, true},
		{"and so does the next", time.Hour + 2*time.Millisecond, 9, true},
	} {
		x, mine := s.take(reading{key: "ZZ-EFD", version: step.version, now: start.Add(step.after), lasts: 2 * time.Second, exact: true})
		if mine != step.mine {
			t.Errorf("%s: made by the reader: %t, want %t", step.what, mine, step.mine)
		}
		if mine {
			s.finish("ZZ-EFD", x, &layout.Main{Body: []byte("page")}, true)
		}
	}
	s = sharedPages{}
	old, _ := s.take(reading{key: "ZZ-EFD", version: 7, now: start, exact: true})
	if x, mine := s.take(reading{key: "ZZ-EFD", version: 8, now: start, exact: true}); !mine || x == old {
		t.Error("a reader after a deed waits for the page that was begun before it")
	}
}

// What is kept stays within its bytes, and what one reader alone may see is not kept.
func TestSharedPagesStayWithinTheirBytes(t *testing.T) {
	var s sharedPages
	big := make([]byte, mostShared/3)
	for _, key := range []string{"a", "b", "c", "d", "e"} {
		x, _ := s.take(reading{key: key, now: time.Unix(1, 0)})
		s.finish(key, x, &layout.Main{Body: big}, true)
	}
	held := 0
	for _, x := range s.kept {
		held += len(x.main.Body)
	}
	if held > mostShared || held != s.bytes || len(s.kept) == 0 {
		t.Errorf("%d bytes are held, %d are counted, %d may be", held, s.bytes, mostShared)
	}
	x, _ := s.take(reading{key: "own", now: time.Unix(1, 0)})
	s.finish("own", x, &layout.Main{Body: big, Personal: true}, true)
	if _, kept := s.kept["own"]; kept || !x.personal {
		t.Error("a page with a form of one reader's is kept")
	}
	x, _ = s.take(reading{key: "refused", now: time.Unix(1, 0)})
	s.finish("refused", x, &layout.Main{}, false)
	if _, kept := s.kept["refused"]; kept || x.personal {
		t.Error("a refusal is kept")
	}
}
