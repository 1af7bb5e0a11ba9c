package store

// Which picks adoptions: one by its id, those of a trust, or those that take up a pilot. Statements
// about a set of adoptions read them through it, so that a page about many asks as often as a page
// about one.
type Which struct {
	ID    string
	Trust string
	Pilot string
	Open  bool // leave out what was declined or stopped
}

// ids is a subselect of the picked ids, whose one argument is $1.
func (w Which) ids() string {
	open := ""
	if w.Open {
		open = " AND w.open"
	}
	switch {
	case w.Trust != "":
		return `(SELECT w.id FROM adoption w WHERE w.trust = $1` + open + `)`
	case w.Pilot != "":
		return `(SELECT w.id FROM adoption w WHERE w.pilot = $1` + open + `)`
	}
	return `(SELECT w.id FROM adoption w WHERE w.id = $1` + open + `)`
}

// arg is the argument of ids; a Which that says nothing picks nothing.
func (w Which) arg() string {
	switch {
	case w.Trust != "":
		return w.Trust
	case w.Pilot != "":
		return w.Pilot
	}
	return w.ID
}
