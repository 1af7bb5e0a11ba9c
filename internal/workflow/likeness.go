package workflow

import "strings"

// How alike the words of two steps are, from 0 to 1, and from where on it counts.
const (
	alike  = 0.5  // half of the words that carry meaning are shared
	nearly = 0.75 // the same thing said a little differently
)

// read is a step whose words have been taken apart once.
type read struct {
	Step
	words     map[string]bool // those of the action that carry meaning
	roleWords map[string]bool
	action    string // normal
	role      string // normal
	kind      string
}

func readAll(steps []Step) []read {
	out := make([]read, len(steps))
	for i, s := range steps {
		out[i] = read{s, stems(s.Action), stems(s.Role), normal(s.Action), normal(s.Role), s.Type}
		if s.Type == "" {
			out[i].kind = kind(out[i].words)
		}
	}
	return out
}

// likeness compares the words that carry meaning: twice the shared ones over all of both.
func likeness(a, b read) float64 {
	if len(a.words)+len(b.words) == 0 {
		return 0
	}
	return 2 * float64(shared(a.words, b.words)) / float64(len(a.words)+len(b.words))
}

func shared(x, y map[string]bool) int {
	n := 0
	for w := range x {
		if y[w] {
			n++
		}
	}
	return n
}

// small words carry no meaning of their own in the name of a step.
var small = set("a an and are as at be because been by can cannot could do does for from has have automatic automatically automated in into is it its not of on or that the their them then they this to up was were who will with")

func set(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// stems are the meaning words of s without their commonest endings: forms, form; checking, check; re-key, rekey.
func stems(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range words(strings.ReplaceAll(s, "-", "")) {
		if small[w] {
			continue
		}
		for _, end := range []string{"ing", "ed", "es", "s"} {
			if rest, ok := strings.CutSuffix(w, end); ok && len(rest) > 3 {
				w = rest
				break
			}
		}
		m[strings.TrimSuffix(w, "e")] = true
	}
	return m
}

// Words by which a step gives its kind away while nobody has named it.
var (
	reworkWords = set("again chas correct redo repeat resolv retyp")
	checkWords  = set("check audit review verify watch monitor inspect confirm")
	decideWords = set("decid agre choos approv triag")
	waitWords   = set("wait await")
	handWords   = set("hand send pass forward refer post")
)

// kind is the type that the words of a step suggest.
func kind(words map[string]bool) string {
	for _, k := range []struct {
		words map[string]bool
		kind  string
	}{{reworkWords, Rework}, {checkWords, CheckIt}, {decideWords, Decide}, {waitWords, WaitFor}, {handWords, HandOver}} {
		if shared(words, k.words) > 0 {
			return k.kind
		}
	}
	return Do
}
