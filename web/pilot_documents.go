package web

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"groundwork/internal/app"
	"groundwork/internal/fault"
	"groundwork/internal/pilot"
	"groundwork/templates/pilots"
)

// pilotDocuments are the documents of a pilot.
func (s *Server) pilotDocuments(c echo.Context) error {
	return s.pilotDocumentsPage(c, http.StatusOK, nil, nil)
}

func (s *Server) pilotDocumentsPage(c echo.Context, status int, typed *pilot.DocumentInput, errors fault.Fields) error {
	ctx := c.Request().Context()
	r, err := s.App.PilotRecord(ctx, s.who(c), c.Param("pilot"))
	if err != nil {
		return err
	}
	p := pilots.Documents{Head: s.pilotHead(r), Inside: r.Inside, MayEdit: r.MayEdit, Errors: errors}
	if p.Documents, err = s.App.PilotDocuments(ctx, r); err != nil {
		return err
	}
	p.Input = pilot.DocumentInput{Readers: pilot.EverybodyReads}
	if !pilot.Has(p.Documents, pilot.Report) {
		p.Input.Purpose = pilot.Report
	}
	if typed != nil {
		p.Input = *typed
	}
	return render(c, status, p.Page())
}

// documentTyped is what a form says of a document.
func documentTyped(r *http.Request) pilot.DocumentInput {
	return pilot.DocumentInput{Title: r.PostFormValue("title"), Purpose: r.PostFormValue("purpose"), Readers: r.PostFormValue("readers"),
		KeptAt: r.PostFormValue("kept-at"), Dated: typedDay(r, "dated"), Note: r.PostFormValue("note")}
}

// pilotDocumentAdd adds one.
func (s *Server) pilotDocumentAdd(c echo.Context) error {
	r, id := c.Request(), c.Param("pilot")
	in := documentTyped(r)
	_, err := s.App.AddPilotDocument(r.Context(), s.who(c), id, in, s.upload(c, "file"))
	return s.saved(c, err, "/pilots/"+id+"/documents", "Document added", func(status int, errors fault.Fields, _ bool) error {
		return s.pilotDocumentsPage(c, status, &in, errors)
	})
}

// documentOf is a document of a pilot with its revisions, newest first, as far as the reader may see them.
func (s *Server) documentOf(c echo.Context) (app.PilotRecord, []pilot.Document, error) {
	ctx := c.Request().Context()
	r, err := s.App.PilotRecord(ctx, s.who(c), c.Param("pilot"))
	if err != nil {
		return r, nil, err
	}
	revisions, err := s.App.PilotDocument(ctx, r, c.Param("document"))
	return r, revisions, err
}

// pilotDocument is one document with its revisions.
func (s *Server) pilotDocument(c echo.Context) error {
	return s.pilotDocumentPage(c, http.StatusOK, nil, "", nil)
}

func (s *Server) pilotDocumentPage(c echo.Context, status int, typed *pilot.DocumentInput, why string, errors fault.Fields) error {
	r, revisions, err := s.documentOf(c)
	if err != nil {
		return err
	}
	is := revisions[0]
	now := pilot.DocumentInput{Title: is.Title, Purpose: is.Purpose, Readers: pilot.EverybodyReads, KeptAt: is.KeptAt, Dated: is.Dated.String()}
	if is.OwnTrust {
		now.Readers = pilot.OwnTrustReads
	}
	p := pilots.Document{Head: s.pilotHead(r), Revisions: revisions, MayEdit: r.MayEdit, Input: now, Why: why, Version: opened(c, status, is.Seq), Errors: errors}
	for _, d := range revisions {
		p.Who = append(p.Who, r.Call(d.By))
	}
	if typed != nil {
		p.Input = *typed
	}
	if status == http.StatusConflict {
		p.Both = []pilots.Difference{}
		if typed != nil {
			p.Both = differ(pilots.Difference{Field: "What it is called", Saved: now.Title, Yours: typed.Title},
				pilots.Difference{Field: "What it is", Saved: pilot.PurposeLabel(now.Purpose), Yours: pilot.PurposeLabel(typed.Purpose)},
				pilots.Difference{Field: "File", Saved: is.File.Name, Yours: s.upload(c, "file").Name}, pilots.Difference{Field: "Where it is", Saved: now.KeptAt, Yours: typed.KeptAt},
				pilots.Difference{Field: "Date", Saved: now.Dated, Yours: typed.Dated})
		}
	}
	return render(c, status, p.Page())
}

// pilotDocumentRevise puts a new revision in its place.
func (s *Server) pilotDocumentRevise(c echo.Context) error {
	r := c.Request()
	in := documentTyped(r)
	_, err := s.App.RevisePilotDocument(r.Context(), s.who(c), c.Param("pilot"), c.Param("document"), in, s.upload(c, "file"), versionOf(r))
	return s.saved(c, err, r.URL.Path, "Saved. The version before stays in the list", func(status int, errors fault.Fields, _ bool) error {
		return s.pilotDocumentPage(c, status, &in, "", errors)
	})
}

// pilotDocumentRemove takes it out of view.
func (s *Server) pilotDocumentRemove(c echo.Context) error {
	r, id := c.Request(), c.Param("pilot")
	why := r.PostFormValue("why")
	_, err := s.App.RemovePilotDocument(r.Context(), s.who(c), id, c.Param("document"), why, versionOf(r))
	return s.saved(c, err, "/pilots/"+id+"/documents", "Removed from view", func(status int, errors fault.Fields, _ bool) error {
		return s.pilotDocumentPage(c, status, nil, why, errors)
	})
}

// pilotDocumentReturn puts it back into view.
func (s *Server) pilotDocumentReturn(c echo.Context) error {
	r, id := c.Request(), c.Param("pilot")
	_, err := s.App.ReturnPilotDocument(r.Context(), s.who(c), id, c.Param("document"), versionOf(r))
	return s.saved(c, err, "/pilots/"+id+"/documents", "Put back into view", func(status int, errors fault.Fields, _ bool) error {
		return s.pilotDocumentPage(c, status, nil, "", errors)
	})
}

// pilotDocumentFile sends the file of one revision.
func (s *Server) pilotDocumentFile(c echo.Context) error {
	r, revisions, err := s.documentOf(c)
	if err != nil {
		return err
	}
	if revisions[0].Gone && !r.MayEdit {
		return fault.Missing("document")
	}
	for _, d := range revisions {
		if strconv.Itoa(d.Seq) == c.Param("revision") && d.File.Fits() {
			return s.sendFile(c, d.File)
		}
	}
	return fault.Missing("document")
}
