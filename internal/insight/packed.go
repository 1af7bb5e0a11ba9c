package insight

import (
	"iter"
	"math/big"

	"groundwork/internal/readiness"
)

// Packed is many adoptions in a sixth of the memory: a country of a hundred thousand is held while its pages are read. Words that many of them
// share are kept once, and what stops one is a few small numbers.
type Packed struct {
	words []string // of trusts, pilots, items and grades
	at    map[string]int32
	ids   []byte // one after the other
	rows  []packed
	stops []uint32 // place of the item, and two bits
}

// packed is one adoption; ends are in ids and stops, and its beginnings are the ends of the one before.
type packed struct {
	idEnd, stopsEnd     uint32
	trust, pilot, grade int32
	gate                readiness.Gate
	live                bool
	hours, of           int64    // a fraction; of is 0 where nothing is estimated
	huge                *big.Rat // one that does not fit
}

const (
	packedUnknown = 1 << iota
	packedStays
	packedBits = iota
)

// Add adds one.
func (p *Packed) Add(a Adoption) {
	p.ids = append(p.ids, a.ID...)
	for _, s := range a.Stops {
		x := uint32(p.word(s.Item)) << packedBits
		if s.Unknown {
			x |= packedUnknown
		}
		if s.Stays {
			x |= packedStays
		}
		p.stops = append(p.stops, x)
	}
	r := packed{idEnd: uint32(len(p.ids)), stopsEnd: uint32(len(p.stops)), trust: p.word(a.Trust), pilot: p.word(a.Pilot), grade: p.word(a.Wait.Grade), gate: a.Gate, live: a.Live}
	switch h := a.Wait.Hours; {
	case h == nil:
	case h.Num().IsInt64() && h.Denom().IsInt64():
		r.hours, r.of = h.Num().Int64(), h.Denom().Int64()
	default:
		r.huge = h
	}
	p.rows = append(p.rows, r)
}

func (p *Packed) word(text string) int32 {
	i, ok := p.at[text]
	if !ok {
		if p.at == nil {
			p.at = map[string]int32{}
		}
		i = int32(len(p.words))
		p.at[text], p.words = i, append(p.words, text)
	}
	return i
}

// Len is how many there are.
func (p *Packed) Len() int { return len(p.rows) }

// All are all of them, in the order in which they were added.
func (p *Packed) All() iter.Seq[Adoption] {
	return func(yield func(Adoption) bool) {
		for i := range p.rows {
			if !yield(p.adoption(i)) {
				return
			}
		}
	}
}

// Of are those of some pilots.
func (p *Packed) Of(pilots ...string) iter.Seq[Adoption] {
	wanted := map[int32]bool{}
	for _, id := range pilots {
		if i, ok := p.at[id]; ok {
			wanted[i] = true
		}
	}
	return func(yield func(Adoption) bool) {
		for i, r := range p.rows {
			if wanted[r.pilot] && !yield(p.adoption(i)) {
				return
			}
		}
	}
}

func (p *Packed) adoption(i int) Adoption {
	r, before := p.rows[i], packed{}
	if i > 0 {
		before = p.rows[i-1]
	}
	a := Adoption{ID: string(p.ids[before.idEnd:r.idEnd]), Trust: p.words[r.trust], Pilot: p.words[r.pilot], Gate: r.gate, Live: r.live,
		Wait: Wait{Hours: r.huge, Grade: p.words[r.grade]}}
	if r.of != 0 {
		a.Wait.Hours = big.NewRat(r.hours, r.of)
	}
	if n := r.stopsEnd - before.stopsEnd; n > 0 {
		a.Stops = make([]Stop, 0, n)
	}
	for _, x := range p.stops[before.stopsEnd:r.stopsEnd] {
		a.Stops = append(a.Stops, Stop{Item: p.words[x>>packedBits], Unknown: x&packedUnknown != 0, Stays: x&packedStays != 0})
	}
	return a
}
