package app

import (
	"slices"
	"strings"

	"groundwork/internal/adoption"
	"groundwork/internal/assessment"
	"groundwork/internal/evidence"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
)

// Lines is every applicable question as a sheet carries it, for those who may read levels. site is where the pages are
// served, so that evidence can be found from a file.
func (r Readiness) Lines(site string) []assessment.Line {
	if r.ground == nil {
		return nil
	}
	out := make([]assessment.Line, len(r.Result.Items))
	for i := range r.Result.Items {
		out[i] = r.line(&r.Result.Items[i], site)
	}
	return out
}

func (r Readiness) line(st *readiness.Standing, site string) assessment.Line {
	q, _ := r.Question(st.Item.ID)
	l := assessment.Line{Item: st.Item, Area: r.area(st.Item), Foundation: st.Item.Scope == readiness.Foundation, Seq: q.Seen, Counts: countedWords(st), Gaps: r.gapWords(st.Item)}
	l.Said, l.Reference = r.said(q, site), q.Row.ID
	if st.Answered {
		l.AnsweredBy, l.AnsweredOn = r.Names[q.Row.By], q.Row.On
	}
	if l.Choice != "" {
		l.Why = r.Result.Checklist.Explain(st)
	}
	l.ToDo, l.Owner, l.Due = q.Owed.To, q.Owed.Name, q.Owed.Due
	for _, g := range readiness.Gates {
		if s := r.Mark(st, g); s != "" {
			l.Decisions = append(l.Decisions, s)
		}
	}
	return l
}

func (r Readiness) area(it *readiness.Item) string {
	if d, ok := r.Result.Checklist.Domain(it.Domain); ok {
		return d.Label
	}
	return ""
}

// said is the answer that stands.
func (r Readiness) said(q Asked, site string) assessment.Said {
	row := q.Row
	x := assessment.Said{Local: row.Kind == store.LocalGiven, Note: row.Note, Reason: row.Reason, Second: r.Names[row.Agreed], FindsOut: r.Names[row.FindsOut],
		FindOutBy: row.FindOutBy, ToldBy: row.ToldBy, ToldOn: row.ToldOn}
	if x.Second == "" {
		x.Second = r.Names[row.AskedToAgree]
	}
	switch {
	case row.ID == "":
	case row.Special != "":
		x.Choice = row.Special
	default:
		x.Choice = string(rune('0' + row.Level))
	}
	for _, p := range q.Evidence {
		x.Shown = append(x.Shown, piece(p, r.Trust, site))
	}
	if q.Lowered.ID != "" {
		x.LoweredTo, x.LoweredBecause = string(rune('0'+q.Lowered.Level)), q.Lowered.Reason
	}
	return x
}

func piece(p evidence.Piece, trust, site string) assessment.Piece {
	return assessment.Piece{ID: p.ID, Title: p.Title, Address: site + "/trusts/" + trust + "/evidence/" + p.ID}
}

// countedWords is what a question counts as, in words.
func countedWords(st *readiness.Standing) string {
	switch {
	case st.LeftOut:
		return assessment.Words(readiness.NotApplicable.String())
	case !st.Answered:
		return "Not answered"
	case !st.Known:
		return "Not known"
	}
	return st.Level.String()
}

// Mark is what a question does at a decision point: "To adopt: enough", "Stops go-live until in place".
func (r Readiness) Mark(st *readiness.Standing, g readiness.Gate) string {
	if st.At[g] == readiness.Met {
		return "Enough " + g.To()
	}
	gr := r.Result.Gate(g)
	for _, s := range slices.Concat(gr.Stops, gr.Gaps) {
		if s.Item == st.Item {
			words := s.Mark()
			if s.State == readiness.Accepted {
				words += " " + g.To()
			}
			return words
		}
	}
	return ""
}

// gapWords are the accepted gaps of a question that hold.
func (r Readiness) gapWords(it *readiness.Item) string {
	var out []string
	for _, g := range readiness.Gates {
		for _, s := range r.Result.Gate(g).Gaps {
			if s.Item == it {
				out = append(out, "To "+strings.TrimPrefix(g.To(), "to ")+" until "+s.Condition.Due.Long()+": "+s.Condition.Action+" ("+r.Names[s.Condition.Owner]+")")
			}
		}
	}
	return strings.Join(out, "\n")
}

// HandedLines is what those above a trust may know of its questions: levels as last handed in, and nothing newer.
func (r Readiness) HandedLines() []assessment.Handed {
	var out []assessment.Handed
	for i := range r.Result.Items {
		it := r.Result.Items[i].Item
		at := slices.IndexFunc(r.Handed, func(m adoption.Move) bool { return m.Item == it.ID })
		if at >= 0 {
			out = append(out, assessment.Handed{Item: it, Area: r.area(it), Counts: handedWords(r.Handed[at].Counted), On: r.Handed[at].On})
		}
	}
	return out
}

// handedWords are the words of what an answer counted as.
func handedWords(key string) string {
	for l := readiness.NotInPlace; l <= readiness.Embedded; l++ {
		if adoption.LevelKey(l) == key {
			return l.String()
		}
	}
	if key == readiness.NotApplicable.String() {
		return assessment.Words(key)
	}
	return "Not known"
}
