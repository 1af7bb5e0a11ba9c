package waiting

import "fmt"

// FixFirst is the gap worth fixing first in an area, as far as the reader may read of it.
type FixFirst struct {
	Title   string
	Takeups int    // that it stops
	Hours   string // a year, behind these: "about 9,400"; empty where none are estimated
	Href    string
}

// String is the gap in a sentence.
func (f FixFirst) String() string {
	text := fmt.Sprintf("Fix “%s” first: %s behind it", f.Title, count(f.Takeups, "take-up waits", "take-ups wait"))
	if f.Hours != "" {
		text += ", " + f.Hours + " hours a year"
	}
	return text + "."
}
