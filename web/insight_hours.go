package web

import (
	"fmt"

	"groundwork/internal/app"
	"groundwork/internal/decimal"
	"groundwork/internal/insight"
	"groundwork/templates/insights"
)

// fixHours are the hours that wait behind the gaps of a trust, each take-up once, and how they come about.
func (s *Server) fixHours(f app.FixFirst) *insights.Hours {
	w := f.Waiting
	if w.Estimated+w.Unestimated == 0 {
		return nil
	}
	h := &insights.Hours{Text: "No hours are estimated yet.", Grade: w.Grade}
	if w.Hours != nil {
		h.Text = insight.Sentence(insight.About(w.Hours)) + " hours a year"
		h.More = "wait behind " + takeUps(w.Estimated) + "."
	}
	if w.Unestimated > 0 {
		h.More += fmt.Sprintf(" Not estimated: %s.", takeUps(w.Unestimated))
	}
	if f.Takes > len(f.Take) {
		h.Lines = []string{"Minutes saved a case, all staff, net, by the trust’s own approved map or by the pilot’s figures or map, × cases a working day × working days ÷ 60; each take-up once."}
		return h
	}
	days := s.App.Library.Measures.TimeMethod.WorkingDays
	for _, t := range f.Take {
		r, ok := f.Rates[t.ID]
		if !ok {
			h.Lines = append(h.Lines, takeName(f, t)+": neither an approved map nor figures say what a case saves, so no hours are estimated.")
			continue
		}
		h.Lines = append(h.Lines, takeName(f, t)+": "+r.Working(f.Cases[t.ID], days)+".")
	}
	return h
}

func takeUps(n int) string { return decimal.Count(n) + " " + oneOrMany(n, "take-up", "take-ups") }
