package content

import (
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/fault"
)

// firstPublished is the day on which version 1 of the content was published. The
// glossary states no day of its own; it came out with the checklist it explains.
var firstPublished = day.On(2026, 11, 22)

// Glossary is one published version of the words and what they mean.
type Glossary struct {
	ID        string
	Version   int
	Published day.Day
	Terms     []Term
}

// Term is one word with its definition in a line, for tooltips and the help page.
type Term struct {
	Term   string `yaml:"term"`
	Short  string `yaml:"short"` // its abbreviation
	Long   string `yaml:"long"`  // what the abbreviation in Term stands for
	Def    string `yaml:"def"`
	Memory bool   `yaml:"memory"` // written from memory: to be checked by a subject expert
}

func parseGlossary(file string, b []byte) (Glossary, error) {
	var y struct {
		Glossary struct {
			ID      string `yaml:"id"`
			Version int    `yaml:"version"`
		} `yaml:"glossary"`
		Terms []Term `yaml:"terms"`
	}
	if err := decode(file, b, &y); err != nil {
		return Glossary{}, err
	}
	g := Glossary{ID: y.Glossary.ID, Version: y.Glossary.Version, Published: firstPublished, Terms: y.Terms}
	var bad fault.Fields
	seen := map[string]bool{}
	for _, t := range g.Terms {
		if t.Term == "" || t.Def == "" || seen[strings.ToLower(t.Term)] {
			bad.Add(t.Term, "is there twice or has no definition")
		}
		seen[strings.ToLower(t.Term)] = true
	}
	return g, located(file, b, bad.Err())
}

// Define is the term called word, or abbreviated as word, whatever its case.
func (g Glossary) Define(word string) (Term, bool) {
	for _, t := range g.Terms {
		if strings.EqualFold(t.Term, word) || t.Short != "" && strings.EqualFold(t.Short, word) {
			return t, true
		}
	}
	return Term{}, false
}
