package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/board"
	"groundwork/internal/evidence"
	"groundwork/internal/fault"
	"groundwork/templates/evidences"
	"groundwork/templates/pilots"
	"groundwork/templates/questions"
	"groundwork/templates/ui"
)

// mostShown is how many questions stand beside a piece of a list; its own page has all.
const mostShown = 3

// evidenceList is what a trust keeps to show its answers.
func (s *Server) evidenceList(c echo.Context) error {
	return s.evidenceListPage(c, http.StatusOK, evidences.Added{}, nil)
}

// evidenceAdd puts a piece on the shelf.
func (s *Server) evidenceAdd(c echo.Context) error {
	r := c.Request()
	in := evidences.Added{Title: r.PostFormValue("title"), Says: r.PostFormValue("shows"), Until: typedDay(r, "until")}
	err := s.App.KeepEvidence(r.Context(), s.who(c), c.Param("ods"), in.Title, evidence.Input{Says: in.Says, Until: in.Until}, s.upload(c, "file"))
	return s.saved(c, err, r.URL.Path, "Kept. Whoever answers a question finds it here", func(status int, errors fault.Fields, _ bool) error {
		return s.evidenceListPage(c, status, in, errors)
	})
}

func (s *Server) evidenceListPage(c echo.Context, status int, in evidences.Added, wrong fault.Fields) error {
	page, err := strconv.Atoi(c.QueryParam("page"))
	if err != nil || page < 1 || page > 1000 {
		page = 1
	}
	f := app.EvidenceFilter{Words: strings.TrimSpace(c.QueryParam("q")), Ended: c.QueryParam("show") == "ended", Page: page}
	e, err := s.App.TrustEvidence(c.Request().Context(), s.who(c), c.Param("ods"), f)
	if err != nil {
		return err
	}
	p := evidences.List{Place: evidences.Place{Code: e.Code, Name: e.Name, Short: e.Short}, Words: f.Words, Ended: f.Ended, Means: ui.Neutral, MayAdd: e.MayAdd, Input: in, Errors: wrong}
	p.Says = countOf(e.Counts.All, "piece of evidence", "pieces of evidence")
	if e.Counts.Ended > 0 {
		p.Means = ui.Unknown
		p.Says += fmt.Sprintf(": %d out of date, %d checked against the source", e.Counts.Ended, e.Counts.Checked)
	} else if e.Counts.All > 0 {
		p.Says += fmt.Sprintf(": none out of date, %d checked against the source", e.Counts.Checked)
	}
	for _, x := range e.Pieces {
		row := evidences.Row{Title: x.Title, Href: "/trusts/" + e.Code + "/evidence/" + x.ID, Until: x.Until.Long(), Ended: x.Ended(e.Today), Checked: checkedBy(x.Checked, e.Names)}
		if x.Until.IsZero() {
			row.Until = "Without end"
		}
		if x.File.Fits() {
			row.Is = questions.About(evidence.Piece{File: x.File}, e.Today)[0]
		}
		uses := usesOf(e.Code, e.Uses[x.ID])
		row.Shows, row.More = uses[:min(len(uses), mostShown)], max(0, len(uses)-mostShown)
		p.Rows = append(p.Rows, row)
	}
	turn := func(to int) string {
		q := url.Values{"page": {strconv.Itoa(to)}}
		if f.Words != "" {
			q.Set("q", f.Words)
		}
		if f.Ended {
			q.Set("show", "ended")
		}
		return "/trusts/" + e.Code + "/evidence?" + q.Encode()
	}
	if page > 1 {
		p.Earlier = turn(page - 1)
	}
	if e.More {
		p.Later = turn(page + 1)
	}
	return render(c, status, p.Page())
}

// usesOf are the questions that a piece shows, each with its address.
func usesOf(trust string, uses []app.EvidenceUse) []ui.Crumb {
	var out []ui.Crumb
	for _, u := range uses {
		x := ui.Crumb{Label: u.Title + ", groundwork", Href: "/trusts/" + trust + "/groundwork/" + adoption.ItemSlug(u.Item)}
		if u.Adoption != "" {
			x = ui.Crumb{Label: u.Title + ", " + board.Brief(u.Pilot), Href: "/adoptions/" + u.Adoption + "/readiness/" + adoption.ItemSlug(u.Item)}
		}
		out = append(out, x)
	}
	return out
}

func checkedBy(k evidence.Check, names map[string]string) string {
	switch {
	case !k.Done():
		return "Not yet"
	case k.Source != "":
		return names[k.By] + ", " + k.On.Long() + ", against: " + k.Source
	}
	return names[k.By] + ", " + k.On.Long()
}

// evidenceShow is one piece.
func (s *Server) evidenceShow(c echo.Context) error {
	return s.evidencePage(c, http.StatusOK, nil, "", nil)
}

func (s *Server) evidencePage(c echo.Context, status int, typed *evidence.Revision, source string, wrong fault.Fields) error {
	e, err := s.App.EvidencePiece(c.Request().Context(), s.who(c), c.Param("ods"), c.Param("evidence"))
	if err != nil {
		return err
	}
	now := e.Revisions[0]
	p := evidences.Show{Place: evidences.Place{Code: e.Code, Name: e.Name, Short: e.Short}, Revisions: e.Revisions, Shows: usesOf(e.Code, e.Uses), MayKeep: e.MayKeep, MayCheck: e.MayCheck,
		Input: evidence.Revision{Title: now.Title, Says: now.Text, Until: now.Until.String()}, Source: source, Version: opened(c, status, now.Revision), Errors: wrong, Means: ui.Good}
	for _, x := range e.Revisions {
		p.Who, p.Checks = append(p.Who, e.Names[x.By]), append(p.Checks, checkedBy(x.Checked, e.Names))
	}
	p.Says = "Shows " + countOf(now.Uses, "question", "questions")
	switch {
	case now.Ended(e.Today):
		p.Means, p.Says = ui.Unknown, p.Says+"; out of date since "+now.Until.Long()
	case !now.Until.IsZero():
		p.Says += "; valid until " + now.Until.Long()
	}
	if now.Checked.Done() {
		p.Says += "; checked against its source by " + e.Names[now.Checked.By] + ", " + now.Checked.On.Long()
	} else {
		p.Says += "; nobody has checked it against its source yet"
		if p.Means == ui.Good {
			p.Means = ui.Neutral
		}
	}
	if typed != nil {
		p.Input = *typed
	}
	if status == http.StatusConflict {
		p.Taken = []evidences.Difference{}
		if typed != nil {
			for _, d := range differ(
				pilots.Difference{Field: "What it is called", Saved: now.Title, Yours: typed.Title},
				pilots.Difference{Field: "What it says", Saved: now.Text, Yours: typed.Says}, pilots.Difference{Field: "Holds until", Saved: now.Until.String(), Yours: typed.Until},
			) {
				p.Taken = append(p.Taken, evidences.Difference(d))
			}
		}
	}
	return render(c, status, p.Page())
}

// evidenceRevise puts a new revision in the place of the newest.
func (s *Server) evidenceRevise(c echo.Context) error {
	r := c.Request()
	in := evidence.Revision{Title: r.PostFormValue("title"), Says: r.PostFormValue("says"), Until: typedDay(r, "until"), Changed: r.PostFormValue("changed")}
	err := s.App.ReviseEvidence(r.Context(), s.who(c), c.Param("ods"), c.Param("evidence"), in, s.upload(c, "file"), versionOf(r))
	return s.saved(c, err, r.URL.Path, "Saved. The revision before stays in the list", func(status int, errors fault.Fields, _ bool) error {
		return s.evidencePage(c, status, &in, "", errors)
	})
}

// evidenceCheck keeps the mark of a second person.
func (s *Server) evidenceCheck(c echo.Context) error {
	r := c.Request()
	source := r.PostFormValue("source")
	err := s.App.CheckEvidence(r.Context(), s.who(c), c.Param("ods"), c.Param("evidence"), source, versionOf(r))
	return s.saved(c, err, strings.TrimSuffix(r.URL.Path, "/check"), "Your check stands beside it", func(status int, errors fault.Fields, _ bool) error {
		return s.evidencePage(c, status, nil, source, errors)
	})
}

// evidenceFile sends the file of one revision.
func (s *Server) evidenceFile(c echo.Context) error {
	e, err := s.App.EvidencePiece(c.Request().Context(), s.who(c), c.Param("ods"), c.Param("evidence"))
	if err != nil {
		return err
	}
	for _, x := range e.Revisions {
		if strconv.Itoa(x.Revision) == c.Param("revision") && x.File.Fits() {
			return s.sendFile(c, x.File)
		}
	}
	return fault.Missing("file")
}
