package evidence_test

import (
	"strings"
	"testing"

	"groundwork/internal/day"
	"groundwork/internal/evidence"
	"groundwork/internal/fault"
	"groundwork/internal/file"
)

var today = day.On(2026, 11, 22)

var report = file.Chosen{Name: "Rate card 2026.pdf", Kind: file.PDF, SHA256: strings.Repeat("a", 64), Size: 40}

func TestNew(t *testing.T) {
	for name, c := range map[string]struct {
		in     evidence.Input
		titles string
		kinds  string
		wrong  string // field: message
	}{
		"nothing":            {evidence.Input{Says: " "}, "", "", ""},
		"a sentence":         {evidence.Input{Says: " Minutes  of\nMarch "}, "Minutes of March", "note", ""},
		"a link":             {evidence.Input{Says: "https://example.org/plan"}, "https://example.org/plan", "link", ""},
		"a link in words":    {evidence.Input{Says: "https://example.org/plan page 4"}, "https://example.org/plan page 4", "note", ""},
		"a file":             {evidence.Input{File: report}, "Rate card 2026", "file", ""},
		"both":               {evidence.Input{Says: "Agreed in March", File: report}, "Agreed in March; Rate card 2026", "note; file", ""},
		"a long sentence":    {evidence.Input{Says: strings.Repeat("é", 161)}, strings.Repeat("é", 160) + "…", "note", ""},
		"too long":           {evidence.Input{Says: strings.Repeat("a", 4001)}, "", "", "shows: What shows it must be 4,000 characters or fewer; it is 1 too long"},
		"a bad file":         {evidence.Input{File: file.Chosen{Name: "a.pdf", Problem: "a.pdf is empty"}}, "", "", "file: a.pdf is empty"},
		"holds until today":  {evidence.Input{Says: "x", Until: today.String()}, "x", "note", ""},
		"ran out yesterday":  {evidence.Input{Says: "x", Until: (today - 1).String()}, "", "", "until: The day until when it holds must be today or in the future"},
		"a day that is none": {evidence.Input{Says: "x", Until: "2027-02-30"}, "", "", "until: The day until when it holds must be a real date"},
	} {
		got, err := evidence.New(c.in, today)
		var titles, kinds []string
		for _, p := range got {
			titles, kinds = append(titles, p.Title), append(kinds, p.Kind())
		}
		if c.wrong != "" {
			if f := fault.Of(err).Fields; len(f) != 1 || !strings.HasPrefix(f[0].Name+": "+f[0].Message, c.wrong) {
				t.Errorf("%s: %v, want %s", name, err, c.wrong)
			}
		} else if err != nil || strings.Join(titles, "; ") != c.titles || strings.Join(kinds, "; ") != c.kinds {
			t.Errorf("%s: %q %q %v, want %q %q", name, titles, kinds, err, c.titles, c.kinds)
		}
	}
}

func TestRevise(t *testing.T) {
	note := evidence.Piece{ID: "e", Revision: 2, Title: "Minutes", Text: "Minutes of March", Until: today - 5, Began: "ann"}
	kept := evidence.Piece{ID: "e", Revision: 1, Title: "Rate card", File: report}
	for name, c := range map[string]struct {
		was   evidence.Piece
		in    evidence.Revision
		kind  string
		until day.Day
		wrong string
	}{
		"a new sentence":           {note, evidence.Revision{Says: "Minutes of June", Changed: "Newer", Until: (today + 9).String()}, "note", today + 9, ""},
		"a file in its place":      {note, evidence.Revision{Says: note.Text, File: report, Changed: "Signed"}, "file", 0, ""},
		"only its title":           {note, evidence.Revision{Title: "Board minutes", Says: note.Text, Changed: "Title", Until: note.Until.String()}, "note", note.Until, ""},
		"the file stays":           {kept, evidence.Revision{Changed: "Until when", Until: today.String()}, "file", today, ""},
		"nothing in its place":     {note, evidence.Revision{Changed: "Empty"}, "", 0, "says: Enter a sentence or a link, or choose a file"},
		"a sentence and a file":    {note, evidence.Revision{Says: "Other", File: report, Changed: "x"}, "", 0, "says: Choose a file or write a sentence, not both"},
		"without saying what":      {kept, evidence.Revision{}, "", 0, "changed: Enter what changed"},
		"a day that is over":       {kept, evidence.Revision{Changed: "x", Until: (today - 1).String()}, "", 0, "until: The day until when it holds must be today or in the future"},
		"a file that is no report": {kept, evidence.Revision{Changed: "x", File: file.Chosen{Name: "a.png", Problem: "a.png is empty"}}, "", 0, "file: a.png is empty"},
	} {
		got, err := evidence.Revise(c.in, c.was, today)
		if c.wrong != "" {
			if f := fault.Of(err).Fields; len(f) != 1 || f[0].Name+": "+f[0].Message != c.wrong {
				t.Errorf("%s: %v, want %s", name, err, c.wrong)
			}
			continue
		}
		if err != nil || got.Kind() != c.kind || got.Until != c.until || got.Revision != c.was.Revision+1 || got.ID != "e" || got.Title == "" {
			t.Errorf("%s: %+v %v", name, got, err)
		}
	}
}

// The marks of a piece at the day before, the day and the day after.
func TestUntil(t *testing.T) {
	p := evidence.Piece{Until: today}
	for on, want := range map[day.Day][2]bool{today - 31: {false, false}, today - 30: {true, false}, today: {true, false}, today + 1: {false, true}} {
		if got := [2]bool{p.EndsSoon(on), p.Ended(on)}; got != want {
			t.Errorf("on day %d: %v, want %v", on-today, got, want)
		}
	}
	if (evidence.Piece{}).Ended(today) || (evidence.Piece{}).EndsSoon(today) {
		t.Error("what holds without end has ended")
	}
}

func TestShownUntil(t *testing.T) {
	ends := func(days ...day.Day) (out []evidence.Piece) {
		for _, d := range days {
			out = append(out, evidence.Piece{Until: d})
		}
		return out
	}
	for _, c := range []struct {
		of   []evidence.Piece
		want day.Day
	}{{nil, 0}, {ends(5), 5}, {ends(5, 9, 7), 9}, {ends(5, 0), 0}, {ends(0), 0}} {
		if got := evidence.ShownUntil(c.of); got != c.want {
			t.Errorf("%v: %d, want %d", c.of, got, c.want)
		}
	}
}

func TestMayCheck(t *testing.T) {
	p := evidence.Piece{By: "ann"}
	if err := p.MayCheck("bob"); err != nil {
		t.Error(err)
	}
	if err := p.MayCheck("ann"); !fault.Is(err, fault.Invalid) || fault.Of(err).Fields.For("source") != "The second person must be somebody other than the person who added it" {
		t.Error(err)
	}
	p.Checked = evidence.Check{By: "bob", On: today}
	if err := p.MayCheck("cat"); !fault.Is(err, fault.Invalid) {
		t.Error(err)
	}
}
