package app

import (
	"fmt"
	"hash/fnv"
	"strings"

	"groundwork/internal/organisation"
)

// lying is how organisations lie under each other: trusts in integrated care boards, those in regions, those in England. What
// belongs to nothing between lies directly below the next.
type lying struct {
	of       map[string]organisation.Organisation
	parent   map[string]string
	children map[string][]string // in the order of the register
}

func lie(register []organisation.Organisation) lying {
	l := lying{of: make(map[string]organisation.Organisation, len(register)), parent: make(map[string]string, len(register)), children: map[string][]string{}}
	for _, o := range register {
		l.of[o.Code] = o
	}
	for _, o := range register {
		if above := l.directly(o); above != "" {
			l.parent[o.Code] = above
			l.children[above] = append(l.children[above], o.Code)
		}
	}
	return l
}

// directly is what an organisation lies in; nothing for England.
func (l lying) directly(o organisation.Organisation) string {
	known := func(code string) bool { return code != "" && code != o.Code && l.of[code].Code != "" }
	switch {
	case o.Type == organisation.Country:
		return ""
	case o.Type == organisation.Trust && known(o.ICB) && l.of[o.ICB].Region == o.Region:
		return o.ICB
	case o.Type != organisation.Region && known(o.Region):
		return o.Region
	}
	return organisation.England
}

// above are the areas in which an organisation lies, the nearest first.
func (l lying) above(code string) []string {
	var out []string
	for up := l.parent[code]; up != ""; up = l.parent[up] {
		out = append(out, up)
	}
	return out
}

// trustsIn are the codes of the trusts of an area; of a trust, its own.
func (l lying) trustsIn(area string) []string {
	if l.of[area].Type == organisation.Trust {
		return []string{area}
	}
	var out []string
	for _, code := range l.children[area] {
		out = append(out, l.trustsIn(code)...)
	}
	return out
}

// made says of which trusts the row of an area is made, in short.
func (l lying) made(area string) string {
	h := fnv.New64a()
	_, _ = h.Write([]byte(strings.Join(l.trustsIn(area), ","))) // hashes do not fail
	return fmt.Sprintf("%016x", h.Sum64())
}
