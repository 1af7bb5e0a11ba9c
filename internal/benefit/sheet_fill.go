package benefit

import "groundwork/internal/fault"

// FillSheet puts pasted lines into the column of one benefit: a line with a day into its period, also where a figure stands
// that it then corrects; one without into the next period that has none. Nothing is saved yet.
func FillSheet(sheets []Sheet, typed []Cell, into string, lines []Pasted) ([]Cell, error) {
	for _, s := range sheets {
		for _, j := range s.Benefits {
			if j.ID == into {
				return s.fill(j, typed, lines)
			}
		}
	}
	return nil, fault.Refused("into", "Choose the benefit whose figures these are")
}

func (s Sheet) fill(j Judged, typed []Cell, lines []Pasted) ([]Cell, error) {
	dated := Dated(lines)
	var cells []Cell
	var rows []Input
	for _, p := range s.Rows {
		slot, open := s.At(j, p)
		if !open || !dated && slot.Observation.ID != "" {
			continue
		}
		x := Cell{Benefit: j.ID, Period: p, Seen: slot.Observation.Seq}
		if x.Seen != 0 {
			x.Input = slot.Observation.Cells(j.Measure)
		}
		cells = append(cells, x)
		in := x.Input
		in.From, in.To = p.From.String(), p.To.String()
		rows = append(rows, in)
	}
	filled, err := Fill(j.Measure, rows, lines)
	if err != nil {
		return nil, err
	}
	kept := make([]Cell, 0, len(typed)+len(cells))
	for _, x := range typed {
		if x.Benefit != j.ID {
			kept = append(kept, x)
		}
	}
	mine := map[Period]Cell{}
	for _, x := range typed {
		if x.Benefit == j.ID {
			mine[x.Period] = x
		}
	}
	for i, x := range cells {
		in := filled[i]
		if mark := State(in.State).Mark(); mark != "" {
			in = in.set(j.Measure.Columns()[0], mark)
		}
		in.From, in.To, in.State = "", "", ""
		if in != x.Input {
			x.Input = in
			mine[x.Period] = x
		}
	}
	for _, p := range s.Rows {
		if x, ok := mine[p]; ok {
			kept = append(kept, x)
		}
	}
	return kept, nil
}
