package board_test

import (
	"math/big"
	"strings"
	"testing"
	"time"

	"groundwork/internal/board"
	"groundwork/internal/day"
)

func march(d int) day.Day { return day.On(2026, time.March, d) }

func aPaper(n int, on day.Day) board.Pack {
	return board.Pack{Shape: board.PackShape, Organisation: "ZZ-NMR", Short: "Northmoor", N: n, On: on,
		Tiles: []board.PackTile{{Key: "freed", Name: "Freed", Known: true, Figure: "50.0", Unit: "clinical hours a working day", Grade: "B", Foot: "March 2026"}, {Key: "in_use"}, {Key: "cash"}, {Key: "cost"}},
		Subjects: []board.Matter{{Key: "pilot:p", Kind: "pilot", Name: "Digital consent", Stage: "piloting", StageWords: "Piloting", Since: march(1)},
			{Key: "adoption:a", Kind: "adoption", Name: "Falls sensor", What: "Taken up from Harrowmere", Stage: "preparing", StageWords: "Preparing", Sentence: "Wait for Staff record and 1 more", Answer: "Not ready to go live: 2 stop it.", Counts: "Not ready to go live: 2 stop it."}},
		Figures: []board.PackFigure{{Key: "benefit:b", Name: "Hours", Of: "pilot:p", Now: "50 hours", Value: big.NewRat(50, 1), Target: "£60", PeriodTo: march(31), Period: "March 2026", Grade: "B", GradeWords: "Measured (B)", Missed: true}}}
}

// What has changed follows from two frozen papers alone, whichever way they come.
func TestChanges(t *testing.T) {
	before := aPaper(1, march(12))
	before.Asks = []board.Ask{{What: "Decide what comes next", About: "pilot:p"}, {What: "Agree the use", About: "freed"}, {What: "Go live", About: "adoption:a"}}
	same := aPaper(2, march(20))
	decided := aPaper(2, march(20))
	decided.Decisions = []board.Decided{{ID: "1", Of: "pilot:p", About: "Digital consent", Gate: "Decide what comes next", Outcome: "Scale", On: march(12)}, {ID: "0", Of: "pilot:p", On: march(11)}}
	decided.Subjects[0].Stage, decided.Subjects[0].StageWords, decided.Subjects[0].Since = "testing_spread", "First adopters", march(15)
	stuck := decided
	stuck.Subjects = aPaper(2, march(20)).Subjects
	moved := aPaper(2, march(20))
	moved.Figures[0].Now, moved.Figures[0].Value, moved.Figures[0].PeriodTo, moved.Figures[0].Period = "55 hours", big.NewRat(55, 1), march(31).AddMonths(1), "April 2026"
	moved.Tiles[0].Figure = "55.0"
	corrected := aPaper(2, march(20))
	corrected.Figures[0].Now, corrected.Figures[0].Value = "49 hours", big.NewRat(49, 1)
	taken := aPaper(2, march(20))
	taken.Figures[0].Value = nil
	contested := aPaper(2, march(20))
	contested.Figures[0].Contested, contested.Figures[0].ContestedSince = true, march(18)
	gone := aPaper(2, march(20))
	gone.Subjects[1].Stage, gone.Subjects[1].StageWords, gone.Subjects[1].Since = "live", "Live", march(19)

	for name, c := range map[string]struct {
		now  board.Pack
		want []string
	}{
		"nothing happened": {same, []string{"waiting Asked: Decide what comes next. No decision is recorded since.", "no_figure Asked: Agree the use. Freed: 50.0 clinical hours a working day, as then.",
			"waiting Asked: Go live. No decision is recorded since.", "no_figure Hours: 50 hours against a target of £60"}},
		"decided and it happened":     {decided, []string{"done Decided: scale. Digital consent, on 12 March 2026. Now first adopters since 15 March 2026."}},
		"decided and it did not":      {stuck, []string{"waiting Decided: scale. Digital consent, on 12 March 2026. It has not moved on since: piloting since 1 March 2026."}},
		"a newer figure":              {moved, []string{"new Hours: 50 hours then, 55 hours now, Measured (B), April 2026", "new Asked: Agree the use. Freed: 50.0 then, 55.0 now."}},
		"a corrected figure":          {corrected, []string{"new Hours: 50 hours then, corrected to 49 hours"}},
		"a figure that is taken back": {taken, []string{"new Hours: 50 hours was taken back; no figure stands now"}},
		"a contested figure":          {contested, []string{"contested Hours, 50 hours, contested since 18 March 2026"}},
		"a take-up that moved on":     {gone, []string{"new Falls sensor: live since 19 March 2026, preparing then"}},
	} {
		var got []string
		for _, l := range c.now.Changes(before) {
			got = append(got, l.Mark+" "+l.Strong+l.Text)
		}
		all := strings.Join(got, "\n")
		for _, want := range c.want {
			if !strings.Contains(all+"\n", want+"\n") {
				t.Errorf("%s: no %q in\n%s", name, want, all)
			}
		}
		if name == "nothing happened" && len(got) != len(c.want) {
			t.Errorf("%s: more than it is:\n%s", name, all)
		}
	}
	if title := before.ChangesTitle(); title != "Since paper 1 of 12 March 2026" {
		t.Error(title)
	}
}

// A paper is read back as it was frozen, byte for byte; one of a shape that nobody knows is refused.
func TestAPaperIsReadAsItWasFrozen(t *testing.T) {
	p := aPaper(3, march(12))
	p.Asks = []board.Ask{{What: "Go", About: "freed", Comment: board.Comment{Text: "£1 < £2", Signed: board.Signed{Person: "p-1", Name: "Helen Marsh", On: march(11)}}}}
	frozen, err := p.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	read, err := board.ReadPack(frozen)
	if err != nil {
		t.Fatal(err)
	}
	again, err := read.Bytes()
	if err != nil || string(again) != string(frozen) {
		t.Errorf("%v\n%s\n%s", err, frozen, again)
	}
	if read.Figures[0].Value.Cmp(big.NewRat(50, 1)) != 0 || read.Asks[0].Comment.Signature() != "Helen Marsh, 11 March 2026" {
		t.Errorf("%+v", read)
	}
	if _, err := board.ReadPack([]byte(`{"shape":99}`)); err == nil {
		t.Error("a paper of shape 99 was read")
	}
	if !(board.Pack{}).Nothing() || p.Nothing() {
		t.Error("a paper of nothing is one without anything, and no other")
	}
}

// A comment is signed by who wrote it, and keeps its author when somebody else saves the draft; a decision says what it is
// about; only the organisation itself reads what stops a take-up.
func TestADraft(t *testing.T) {
	live := aPaper(0, march(12))
	helen, marion := board.Signed{Person: "p-06", Name: "Helen Marsh", On: march(11)}, board.Signed{Person: "p-10", Name: "Marion Lister", On: march(12)}
	in := board.DraftInput{Comments: map[string]string{"freed": "Well done.", "nonsense": "Lost."}}
	in.Asks[0].What, in.Asks[0].About, in.Asks[0].Comment = "Agree the use", "adoption:a", "It is time."
	first, err := board.Draft{}.Next(in, live, helen)
	if err != nil {
		t.Fatal(err)
	}
	again := first.Typed()
	again.Comments["adoption:a"] = "Mine."
	again.Asks[1] = again.Asks[0] // changes place
	again.Asks[0].What, again.Asks[0].About, again.Asks[0].Comment = "Go live", "pilot:p", ""
	second, err := first.Next(again, live, marion)
	if err != nil {
		t.Fatal(err)
	}
	if c := second.Comments; c["freed"].Name != "Helen Marsh" || c["adoption:a"].Name != "Marion Lister" || len(c) != 2 || second.Asks[1].Comment.Name != "Helen Marsh" {
		t.Errorf("%+v", second)
	}
	p := live.Written(second)
	if a := p.Asks[1]; a.Evidence != "Wait for Staff record and 1 more. Not ready to go live: 2 stop it." || a.Others != "Not ready to go live: 2 stop it." {
		t.Errorf("%q, %q", a.Evidence, a.Others)
	}
	if own, rest := p.Apart(); len(own) != 2 || len(rest) != 0 || p.Front.Purpose != "For decision" || p.Front.Title != "What innovation has brought Northmoor" {
		t.Errorf("%d, %d, %+v", len(own), len(rest), p.Front)
	}
	bad := board.DraftInput{Meeting: "2026-02-31"}
	bad.Asks[0].What, bad.Asks[1].Comment = "Decide", "Of what?"
	_, err = first.Next(bad, live, marion)
	for _, want := range []string{"Select what decision 1 is about", "Enter what the board is asked to decide", "Day of the meeting must be a real date"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("no %q in %v", want, err)
		}
	}
}
