package spc

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Saying is what an icon says: a few words in bold and the reason. No words, no icon.
type Saying struct{ Head, Why string }

// String is the saying as one sentence.
func (s Saying) String() string {
	if s.Head == "" {
		return ""
	}
	return s.Head + ": " + lowerFirst(s.Why) + "."
}

// Words are a chart in words. They are made from the same result as the drawing and never contradict an icon.
type Words struct {
	// Finding is the caption.
	Finding string
	// Variation and Assurance go beside the icons; without words there is no icon.
	Variation, Assurance Saying
	// Parts name the parts of the series: Before go-live, Since go-live. A series of one part has no names.
	Parts []string
	// TooFew says why a run chart has no limits and no icons; nothing on a control chart.
	TooFew string
	// Description is the whole chart in sentences, for those who do not see it.
	Description string
	// Method says how the chart was made.
	Method string
	// Cautions are what a reader should know besides.
	Cautions []string
}

// Describe says r in words.
func Describe(r Result, s Subject) Words {
	t := telling{r, s}
	w := Words{Finding: t.finding(), Method: t.method(), Parts: t.partNames(), TooFew: t.tooFew(), Cautions: append(t.trialParts(), r.Cautions()...)}
	if r.Kind() != RunChart {
		w.Variation, w.Assurance = t.variation(), t.assurance()
	}
	said := []string{t.averages(), w.TooFew, w.Variation.String(), t.stillBetter(), w.Assurance.String()}
	if r.Kind() == RunChart && t.Series.Target.Known { // no limits to judge it by, but the line is drawn
		said = append(said, fmt.Sprintf("The target is %s.", t.Figure(t.Series.Target.Value)))
	}
	said = append(said, t.earlySignals()...)
	w.Description = join(said, " ")
	return w
}

// telling is a result with the words for its numbers.
type telling struct {
	Result
	Subject
}

// since is " since go-live" for a part after a re-base, and nothing in a series of one part.
func (t telling) since(p Part) string {
	if p.From == 0 {
		return ""
	}
	return " since " + t.start(p)
}

// start is the name of what part p began with.
func (t telling) start(p Part) string { return t.event(t.Points[p.From].At) }

// before is the part before the newest; there is one only after a re-base.
func (t telling) before() (Part, bool) {
	if n := len(t.Parts); n > 1 {
		return t.Parts[n-2], true
	}
	return Part{}, false
}

func join(parts []string, by string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, by)
}

// lowerFirst makes a sentence run on; an abbreviation keeps its capitals.
func lowerFirst(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	if next, _ := utf8.DecodeRuneInString(s[n:]); unicode.IsUpper(next) {
		return s
	}
	return string(unicode.ToLower(first)) + s[n:]
}
