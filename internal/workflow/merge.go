package workflow

import (
	"cmp"
	"reflect"
	"slices"
)

// PutTogether is what two people typed who began from the same sheet, so that neither overwrites the other: what only
// one of them changed is taken from them, cell by cell. Where both changed a cell in different ways mine stands, and
// both counts those cells. A step that one took out and the other changed stays.
func PutTogether(base, theirs, mine Sheet) (together Sheet, both int) {
	clash := func() { both++ }
	together = Sheet{Lanes: mergeLanes(base.Lanes, theirs.Lanes, mine.Lanes), About: mine.About}
	three(&together.About, base.About, theirs.About, clash)
	for _, state := range []State{Current, Redesigned} {
		*together.Rows(state) = mergeRows(*base.Rows(state), *theirs.Rows(state), *mine.Rows(state), clash)
	}
	return together, both
}

// Unproposed is the sheet without what the form proposed and nobody has taken up: that is no decision of anybody's.
func (s Sheet) Unproposed() Sheet {
	for _, state := range []State{Current, Redesigned} {
		rows := slices.Clone(*s.Rows(state))
		for i, t := range rows {
			if t.Offered != "" && t.Offered == Offer(t.Decision, t.Other) {
				rows[i].Decision, rows[i].Other, rows[i].Offered, rows[i].Early = "", "", "", true
			}
		}
		*s.Rows(state) = rows
	}
	return s
}

// three sets every field of mine that only they changed to theirs, and calls clash for each that both changed.
func three[T any](mine *T, base, theirs T, clash func()) {
	m, b, t := reflect.ValueOf(mine).Elem(), reflect.ValueOf(base), reflect.ValueOf(theirs)
	for i := range m.NumField() {
		if f := m.Type().Field(i); f.Name == "Input" {
			three(m.Field(i).Addr().Interface().(*Input), b.Field(i).Interface().(Input), t.Field(i).Interface().(Input), clash)
			continue
		}
		x, y, z := b.Field(i).Interface(), t.Field(i).Interface(), m.Field(i).Interface()
		switch {
		case reflect.DeepEqual(z, x):
			m.Field(i).Set(t.Field(i))
		case !reflect.DeepEqual(y, x) && !reflect.DeepEqual(y, z):
			clash()
		}
	}
}

// mergeRows puts the steps of one side together.
func mergeRows(base, theirs, mine []Typed, clash func()) []Typed {
	var out []Typed
	was, they, me := byID(base), byID(theirs), byID(mine)
	keep := func(id string) (Typed, bool) {
		b, old := was[id]
		t, hasT := they[id]
		m, hasM := me[id]
		switch {
		case hasT && hasM && old:
			three(&m, b, t, clash)
			return m, true
		case hasM && !hasT:
			return m, !old || !reflect.DeepEqual(m, b) // they took it out: only what I changed stays
		case hasT && !hasM:
			return t, !old || !reflect.DeepEqual(t, b)
		}
		return m, hasM
	}
	first, second := theirs, mine
	if !slices.Equal(common(mine, base), common(base, mine)) {
		first, second = mine, theirs // I changed the order
	}
	for _, t := range woven(first, second) {
		if t.ID == "" {
			out = append(out, t)
		} else if row, ok := keep(t.ID); ok {
			out = append(out, row)
		}
	}
	return out
}

func byID(rows []Typed) map[string]Typed {
	m := map[string]Typed{}
	for _, t := range rows {
		if t.ID != "" {
			m[t.ID] = t
		}
	}
	return m
}

// common are the ids of rows that others have too, in the order of rows.
func common(rows, others []Typed) []string {
	has := byID(others)
	var out []string
	for _, t := range rows {
		if _, ok := has[t.ID]; ok {
			out = append(out, t.ID)
		}
	}
	return out
}

// woven is first, with each row that only second has behind the row that it follows there. Empty rows are left out:
// nobody has typed in them.
func woven(first, second []Typed) []Typed {
	out := slices.DeleteFunc(slices.Clone(first), func(t Typed) bool { return t.ID == "" && t.Empty() })
	has := byID(first)
	before := ""
	for _, t := range second {
		if _, there := has[t.ID]; !there && !(t.ID == "" && t.Empty()) {
			at := slices.IndexFunc(out, func(x Typed) bool { return x.ID == before && before != "" })
			out = slices.Insert(out, at+1, t)
		}
		before = cmp.Or(t.ID, before)
	}
	return out
}

// mergeLanes are the roles of both; what only they said of one is taken from them.
func mergeLanes(base, theirs, mine []Lane) []Lane {
	of := func(lanes []Lane, role string) (Lane, bool) {
		i := slices.IndexFunc(lanes, func(l Lane) bool { return normal(l.Role) == normal(role) })
		if i < 0 {
			return Lane{}, false
		}
		return lanes[i], true
	}
	out := slices.Clone(mine)
	for i := range out {
		if t, ok := of(theirs, out[i].Role); ok {
			b, _ := of(base, out[i].Role)
			role := out[i].Role
			three(&out[i], b, t, func() {})
			out[i].Role = role
		}
	}
	for _, t := range theirs {
		if _, ok := of(mine, t.Role); !ok {
			out = append(out, t)
		}
	}
	return out
}
