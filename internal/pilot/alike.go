package pilot

import (
	"cmp"
	"slices"
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/fold"
)

// Other is a pilot that may be like the one being registered.
type Other struct {
	ID         string
	Name       string
	Problem    string
	TrustShort string
	Stage      string // key
	Since      day.Day
	Open       bool
	Learned    string // what was learned when it was stopped
}

// Stopped reports whether the pilot was ended; what it taught is the reason to show it.
func (o Other) Stopped() bool { return o.Stage == StageClosed }

// mostAlike is how many are shown: a person reads them all.
const mostAlike = 5

// leastAlike is the likeness below which two pilots have nothing to do with each other.
const leastAlike = 0.3

// Alike are those of others that resemble a pilot of this name and problem, the most alike first, stopped ones
// among them (Groundwork, the product, section 3: negative results are findable while a similar pilot is being
// registered). Likeness is the share of telling words in common, where a word that many pilots use tells little
// and a word of a name tells more than one of a problem. Ties are by name.
func Alike(name, problem string, others []Other) []Other {
	mineName, mineAll := words(name), words(name+" "+problem)
	if len(mineName) == 0 {
		return nil
	}
	used := map[string]int{}
	theirs := make([][2][]string, len(others))
	for i, o := range others {
		theirs[i] = [2][]string{words(o.Name), words(o.Name + " " + o.Problem)}
		for _, w := range theirs[i][1] {
			used[w]++
		}
	}
	type match struct {
		at    int
		alike float64
	}
	var found []match
	for i := range others {
		alike := max(shared(mineName, theirs[i][0], used), 0.8*shared(mineName, theirs[i][1], used), 0.7*shared(mineAll, theirs[i][1], used))
		if alike >= leastAlike {
			found = append(found, match{i, alike})
		}
	}
	slices.SortStableFunc(found, func(x, y match) int {
		return cmp.Or(cmp.Compare(y.alike, x.alike), cmp.Compare(others[x.at].Name, others[y.at].Name))
	})
	var out []Other
	for _, m := range found[:min(len(found), mostAlike)] {
		out = append(out, others[m.at])
	}
	return out
}

// shared is the weight of the words in common over the weight of the shorter list.
func shared(a, b []string, used map[string]int) float64 {
	weigh := func(list []string) (sum float64) {
		for _, w := range list {
			sum += 1 / float64(max(used[w], 1))
		}
		return sum
	}
	var both []string
	for _, w := range a {
		if slices.Contains(b, w) {
			both = append(both, w)
		}
	}
	least := min(weigh(a), weigh(b))
	if least == 0 {
		return 0
	}
	return weigh(both) / least
}

// Telling are the words of a text that tell pilots apart, each once: what the store looks for before Alike compares.
func Telling(text string) []string { return words(text) }

func words(s string) []string {
	var out []string
	for _, w := range fold.Words(s) {
		if w = stem(w); len(w) > 2 && !slices.Contains(common, w) && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// stem takes the endings away that do not change what a word is about: letters and letter, scanned and scan.
func stem(w string) string {
	if len(w) > 4 && strings.HasSuffix(w, "ies") {
		return w[:len(w)-3] + "y"
	}
	if len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
		w = w[:len(w)-1]
	}
	for _, end := range []string{"ing", "ed"} {
		if root, found := strings.CutSuffix(w, end); found && len(root) > 3 {
			if n := len(root); root[n-1] == root[n-2] && !strings.ContainsRune("aeiousl", rune(root[n-1])) {
				root = root[:n-1]
			}
			return root
		}
	}
	return w
}

// common are words, as stem leaves them, that tell nobody what a pilot is about.
var common = strings.Fields(`
	the and for are but not with without from into onto over under than then that this these those which who whom whose what when where why how
	all any both each every few more most many much other some such only own same one two three five day week month year
	was were has have had been being can could may might must shall should will would does did done
	its their them they our your his her about after again against before between during through until while because back
	pilot trial test project programme digital digitally automatic automatically automat automation new better improv using use used user
	service system tool trust hospital nhs patient people person staff team clinician nurse work working time first per`)
