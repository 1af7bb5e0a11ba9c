package store

import "strconv"

// Which picks adoptions: one by its id, those of a trust, those that take up a pilot, or those that take up any pilot
// that a trust leads. Statements about a set of adoptions read them through it, so that a page about
// many asks as often as a page about one.
type Which struct {
	ID    string
	Trust string
	Pilot string
	Among string // scope of trusts: ",RXK,R1D,"
	IDs   string // some, by their ids: ",a,b,"
	About string // code of a trust: its own, and those that take up any pilot that it leads
	Open  bool   // leave out what was declined or stopped
}

// ids is a subselect of the picked ids, whose one argument is $1.
func (w Which) ids() string { return w.idsAt(1) }

// idsAt is the same with its argument at place n.
func (w Which) idsAt(n int) string {
	return `(SELECT w.id FROM adoption w WHERE ` + w.picks("w", n) + `)`
}

// picks is the same as a condition on the table of adoptions itself, read as a. It reads them once, where IN looks up again each that
// it has picked.
func (w Which) picks(a string, n int) string {
	open := ""
	if w.Open {
		open = " AND " + a + ".open"
	}
	is := ` = $` + strconv.Itoa(n) + open
	switch {
	case w.IDs != "":
		return among(a+".id", n) + open
	case w.Among != "":
		return within(a+".trust", n) + open
	case w.Trust != "":
		return a + ".trust" + is
	case w.Pilot != "":
		return a + ".pilot" + is
	case w.About != "":
		return `(` + a + `.trust = $` + strconv.Itoa(n) + ` OR ` + a + `.pilot IN (SELECT l.id FROM pilot l WHERE l.lead_trust = $` + strconv.Itoa(n) + `))` + open
	}
	return a + ".id" + is
}

// placed begins a FROM with the picked ids and the trust's own place, which is empty: where its answers, assignments, actions and
// events stand. A statement compares them with COALESCE(adoption, ”), as the ledgers' indexes have it. SQLite looks each place up there
// only because of three things, and reads everything that a trust ever answered without them: a CROSS JOIN, whose order it keeps; no IN;
// and an id that is an expression too, for to a column it would lend its type.
func (w Which) placed() string {
	return `(SELECT '' AS id UNION ALL SELECT COALESCE(p.id, '') FROM adoption p WHERE ` + w.picks("p", 1) + `) AS place CROSS JOIN `
}

// arg is the argument of ids; a Which that says nothing picks nothing.
func (w Which) arg() string {
	switch {
	case w.IDs != "":
		return w.IDs
	case w.About != "":
		return w.About
	case w.Among != "":
		return w.Among
	case w.Trust != "":
		return w.Trust
	case w.Pilot != "":
		return w.Pilot
	}
	return w.ID
}
