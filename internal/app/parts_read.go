package app

import (
	"sync"

	"groundwork/internal/board"
	"groundwork/internal/store"
)

// partsRead remembers what was kept of each organisation in the form in which totals take it: reading its text costs more than
// adding it. What it remembers is used only while the text in the database is the same, so it is never older than a read.
type partsRead struct{ of sync.Map }

type partRead struct {
	kept string
	part board.Part
}

func (r *partsRead) read(k store.KeptBoard) (board.Part, error) {
	if k.Part == "" {
		return board.Part{}, nil // nothing is open about it
	}
	if was, ok := r.of.Load(k.Organisation); ok {
		if was := was.(partRead); was.kept == k.Part {
			return was.part, nil
		}
	}
	p, err := board.ReadPart(k.Part)
	if err == nil {
		r.of.Store(k.Organisation, partRead{k.Part, p})
	}
	return p, err
}
