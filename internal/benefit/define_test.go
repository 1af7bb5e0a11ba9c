package benefit_test

import (
	"slices"
	"testing"

	"groundwork/internal/benefit"
	"groundwork/internal/content"
)

// Every measure that ships goes into its form and comes back as it was, and through the bytes that are kept.
func TestDefinitionsComeBack(t *testing.T) {
	library, _ := load(t)
	for _, m := range library.Measures.Measures {
		in := m.Input()
		in.Reason = "To try"
		if benefit.FrequencyOf(m.Frequency) == benefit.Irregular {
			in.Frequency = "quarter"
		}
		got, err := benefit.Define(library.Measures, in, m)
		if err != nil {
			t.Errorf("%s: %v", m.ID, err)
			continue
		}
		if benefit.FrequencyOf(m.Frequency) == benefit.Irregular {
			got.Frequency = m.Frequency
		}
		if len(benefit.Changes(library.Measures, m, got)) != 0 {
			t.Errorf("%s: %v", m.ID, benefit.Changes(library.Measures, m, got))
		}
		b, err := content.EncodeMeasure(m)
		if err != nil {
			t.Fatal(err)
		}
		kept, err := content.ParseMeasure(m.ID, b)
		if err != nil || kept.Ref() != m.Ref() || kept.Chart != m.Chart || !slices.Equal(kept.StaffGroups, m.StaffGroups) || !slices.Equal(kept.OverlapsWith, m.OverlapsWith) || kept.Plain != m.Plain {
			t.Errorf("%s: %+v, %v", m.ID, kept, err)
		}
	}
}

// A newer version stands where the measure stood; a new measure behind those of its theme; an older one nowhere.
func TestALibraryWithMore(t *testing.T) {
	library, _ := load(t)
	words := library.Measures
	uptake, _ := words.Measure("uptake")
	newer, older, fresh := uptake, uptake, uptake
	newer.Version, older.Version, fresh.ID = 3, 0, "fresh"
	more := words.With([]benefit.Measure{newer, older, fresh})
	if m, _ := more.Measure("uptake"); m.Version != 3 || len(more.Measures) != len(words.Measures)+1 {
		t.Errorf("version %d, %d measures", m.Version, len(more.Measures))
	}
	at := slices.IndexFunc(more.Measures, func(m benefit.Measure) bool { return m.ID == "fresh" })
	if more.Measures[at-1].Theme != uptake.Theme || at+1 < len(more.Measures) && more.Measures[at+1].Theme == uptake.Theme {
		t.Errorf("a new measure stands at %d", at)
	}
	if m, _ := words.Measure("uptake"); m.Version != 1 {
		t.Error("the library itself was changed")
	}
}

// What a national programme lead may answer follows from where the proposal stands.
func TestAnswersToProposals(t *testing.T) {
	at := func(kinds ...string) benefit.Proposal {
		var p benefit.Proposal
		for i, k := range kinds {
			p.Lines = append(p.Lines, benefit.ProposalLine{Seq: i + 1, Kind: k})
		}
		return p
	}
	for name, c := range map[string]struct {
		of         benefit.Proposal
		kind, text string
		may        bool
	}{
		"publish":                  {at("propose"), "publish", "", true},
		"ask without a word":       {at("propose"), "ask", " ", false},
		"ask":                      {at("propose"), "ask", "Say more", true},
		"publish after asking":     {at("propose", "ask"), "publish", "", true},
		"publish twice":            {at("propose", "publish"), "publish", "", false},
		"publish what was dropped": {at("propose", "withdraw"), "publish", "", false},
		"decline without a word":   {at("propose"), "decline", "", false},
		"something else":           {at("propose"), "propose", "x", false},
	} {
		if _, err := c.of.Answer(c.kind, c.text); (err == nil) != c.may {
			t.Errorf("%s: %v", name, err)
		}
	}
}
