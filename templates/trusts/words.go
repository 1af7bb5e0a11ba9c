package trusts

import (
	"strconv"

	"groundwork/templates/ui"
)

func (p List) clear() string {
	if p.Filtered {
		return "/trusts"
	}
	return ""
}

func (p List) closed() string {
	if p.Closed {
		return "yes"
	}
	return ""
}

// count says how many trusts there are with the filters that are set.
func (p List) count() string {
	n := strconv.Itoa(p.Total)
	switch {
	case p.Total == 1:
		return "1 trust"
	case p.Filtered:
		return n + " trusts match"
	}
	return n + " trusts"
}

func (p List) rows() []ui.Row {
	rows := make([]ui.Row, len(p.Trusts))
	for i, t := range p.Trusts {
		rows[i] = ui.Cells(ui.With(trustName(t)), ui.NoWrap(t.Code), ui.Text(t.Kind), ui.Text(t.Area))
	}
	return rows
}

// closedWords say when a trust closed, up to the names of those that carry on.
func (t Line) closedWords() string {
	if len(t.Successors) == 0 {
		return t.Closed
	}
	return t.Closed + ", now "
}

// basis is how a succession is known, as people say it.
func (s Succession) basis() string {
	if s.Basis == "from memory" {
		return "from memory, so check before you rely on it"
	}
	return s.Basis
}

// between is what stands before link i of n.
func between(i, n int) string {
	switch {
	case i == 0:
		return ""
	case i == n-1:
		return " and "
	}
	return ", "
}

// Successions are the trusts before or after this one.
type Successions []Succession

func (list Successions) links() []ui.Crumb {
	out := make([]ui.Crumb, len(list))
	for i, s := range list {
		out[i] = s.Crumb
	}
	return out
}
