package web

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"groundwork/internal/content"
	"groundwork/internal/fault"
	"groundwork/templates/adoptions"
	"groundwork/templates/references"
)

// checklistDraft is the next version of the checklist, as the reader works on it.
func (s *Server) checklistDraft(c echo.Context) error { return s.draftPage(c, http.StatusOK, nil) }

func (s *Server) draftPage(c echo.Context, status int, errors fault.Fields) error {
	d, err := s.App.ChecklistDraft(c.Request().Context(), s.who(c))
	if err != nil {
		return err
	}
	p := references.Draft{Now: d.Now, Next: d.Next, Source: d.Source, Difference: d.Difference, Adoptions: d.Adoptions, Trusts: d.Trusts, Counted: d.Counted,
		Sum: content.SumOf([]byte(d.Source)), Changed: c.Request().PostFormValue("changed"), Clash: status == http.StatusConflict, Errors: errors}
	for _, w := range d.Wrong {
		p.Wrong = append(p.Wrong, references.Wrong(w))
	}
	return render(c, status, p.Page())
}

// checklistCheck keeps what was pasted or chosen as a file, and says what is wrong with it.
func (s *Server) checklistCheck(c echo.Context) error {
	form, err := formOf(c)
	if err != nil {
		return err
	}
	source := form.Get("file")
	if source == "" {
		source = form.Get("source")
	}
	ctx, who := c.Request().Context(), s.who(c)
	err = s.App.KeepChecklistDraft(ctx, who, source)
	if fault.Is(err, fault.Invalid) {
		return s.draftPage(c, http.StatusUnprocessableEntity, fault.Of(err).Fields)
	}
	if err != nil {
		return err
	}
	d, err := s.App.ChecklistDraft(ctx, who)
	switch {
	case err != nil:
		return err
	case d.Source == "":
		return s.draftPage(c, http.StatusUnprocessableEntity, fault.Fields{{Name: "source", Message: "Paste the checklist, or choose it as a file"}})
	case d.Next == nil:
		return s.draftPage(c, http.StatusUnprocessableEntity, nil)
	}
	return s.done(c, "/checklists/draft", "Checked: nothing is wrong with it")
}

// checklistPublish publishes the draft.
func (s *Server) checklistPublish(c echo.Context) error {
	r := c.Request()
	n, err := s.App.PublishChecklist(r.Context(), s.who(c), r.PostFormValue("changed"), r.PostFormValue("sum"))
	return s.saved(c, err, "/checklists/"+s.App.Core().ID+"/"+strconv.Itoa(n), "Version "+strconv.Itoa(n)+" is published. Nobody is moved: trusts do that themselves",
		func(status int, errors fault.Fields, _ bool) error { return s.draftPage(c, status, errors) })
}

// checklistDrop throws the draft away.
func (s *Server) checklistDrop(c echo.Context) error {
	if err := s.App.KeepChecklistDraft(c.Request().Context(), s.who(c), ""); err != nil {
		return err
	}
	return s.done(c, "/checklists", "The draft is thrown away")
}

// checklistFile is a published version as a file, byte for byte.
func (s *Server) checklistFile(c echo.Context) error {
	n, err := strconv.Atoi(c.Param("version"))
	if err != nil || strconv.Itoa(n) != c.Param("version") {
		return fault.Missing("checklist")
	}
	v, err := s.App.ChecklistSource(c.Request().Context(), c.Param("checklist"), n)
	if err != nil {
		return err
	}
	c.Response().Header().Set("Content-Disposition", `attachment; filename="`+v.ID+"-v"+strconv.Itoa(n)+`.yaml"`)
	return c.Blob(http.StatusOK, "application/yaml; charset=utf-8", []byte(v.Source))
}

// adoptionChecklist shows what a move to the newest version of the checklist would do.
func (s *Server) adoptionChecklist(c echo.Context) error {
	return s.adoptionChecklistPage(c, http.StatusOK, nil)
}

func (s *Server) adoptionChecklistPage(c echo.Context, status int, errors fault.Fields) error {
	m, err := s.App.ChecklistMove(c.Request().Context(), s.who(c), c.Param("adoption"))
	if err != nil {
		return err
	}
	return render(c, status, adoptions.Checklist{Head: headOf(m.Take), Moving: m.Moving, Difference: m.Difference, Words: m.Words, Others: m.Others, Last: m.Last, Errors: errors}.Page())
}

// adoptionChecklistMove moves a take-up, and those of its trust that were ticked, to the version that was shown.
func (s *Server) adoptionChecklistMove(c echo.Context) error {
	form, err := formOf(c)
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(form.Get("version"))
	if err != nil {
		return fault.Missing("version of the checklist")
	}
	ids := append([]string{c.Param("adoption")}, form["also"]...)
	err = s.App.MoveChecklist(c.Request().Context(), s.who(c), n, ids...)
	return s.checklistMoved(c, err, countOf(len(ids), "take-up moves", "take-ups move")+" to version "+strconv.Itoa(n)+" of the checklist")
}

// adoptionChecklistUndo moves a take-up back.
func (s *Server) adoptionChecklistUndo(c echo.Context) error {
	err := s.App.UndoChecklistMove(c.Request().Context(), s.who(c), c.Param("adoption"))
	return s.checklistMoved(c, err, "Moved back. Everything counts as it did before the move")
}

func (s *Server) checklistMoved(c echo.Context, err error, message string) error {
	return s.saved(c, err, "/adoptions/"+c.Param("adoption")+"/readiness", message, func(status int, errors fault.Fields, _ bool) error {
		return s.adoptionChecklistPage(c, status, errors)
	})
}

// notAsked is what is said about a question that is not asked at a place: why, when another version of the checklist asks it.
func (s *Server) notAsked(a asking, item string) error {
	if why := s.App.NotAsked(item, a.checklist.Version); why != "" {
		return &fault.Error{Kind: fault.Invalid, Message: why}
	}
	return fault.Missing("question")
}
