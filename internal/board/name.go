package board

import "strings"

// joints are the words behind which a name only explains itself.
var joints = []string{" with ", " for ", " by ", " using ", " through ", ", ", ": ", " (", " – "}

// Brief is what a sentence calls an innovation: its name up to the first word that only explains it, where at least two
// words stand before. “Digital consent with automatic write-back” is Digital consent.
func Brief(name string) string {
	cut := len(name)
	for _, j := range joints {
		if i := strings.Index(name, j); i > 0 && i < cut && strings.Contains(name[:i], " ") {
			cut = i
		}
	}
	return strings.TrimSpace(name[:cut])
}
