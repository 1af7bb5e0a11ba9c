package web

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/labstack/echo/v4"

	"groundwork/internal/app"
	"groundwork/internal/fault"
	"groundwork/internal/file"
)

// uploadPaths are the addresses whose forms may bring files; every other form is text.
var uploadPaths = []string{
	"/pilots/:pilot/documents",
	"/pilots/:pilot/documents/:document",
	"/adoptions/:adoption/readiness/:part",
	"/adoptions/:adoption/readiness/bring",
	"/trusts/:ods/groundwork/:part",
	"/trusts/:ods/evidence",
	"/trusts/:ods/evidence/:evidence",
	textPath,
}

// textPath is the address that takes a file of text, which is read like a long field and kept nowhere else.
const textPath = "/checklists/draft"

// downloadPaths are the addresses that answer with a file.
var downloadPaths = []string{"/pilots/:pilot/documents/:document/:revision", "/trusts/:ods/evidence/:evidence/:revision"}

// uploadLimit is the most that a form with files may carry. What is over the limit of one file is read and thrown away, so that
// a browser hears why instead of losing its connection; beyond this it does lose it.
const uploadLimit = 64 << 20

// uploadLasts is how long a file may take to arrive, or to be fetched: 20 MB over a slow line.
const uploadLasts = 3 * time.Minute

const uploadsKey = "uploads"

// takesFiles reports whether the address of a request takes files.
func takesFiles(c echo.Context) bool {
	return c.Request().Method == http.MethodPost && slices.Contains(uploadPaths, c.Path())
}

// bringsFiles reports whether a form was sent in the way that brings files, to an address that takes them.
func bringsFiles(c echo.Context) bool {
	kind, _, err := mime.ParseMediaType(c.Request().Header.Get("Content-Type"))
	return err == nil && kind == "multipart/form-data" && takesFiles(c)
}

// received reads a form that brings files: text as any form has it, and each file straight to where it is looked at.
func (s *Server) received(c echo.Context) (url.Values, error) {
	r := c.Request()
	parts, err := r.MultipartReader()
	if err != nil {
		return nil, damaged(err)
	}
	unhurried(c)
	form, room := url.Values{}, int64(bodyLimit)
	for {
		p, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			r.PostForm, r.Form = form, form
			return form, nil
		}
		if err == nil && p.FileName() != "" && c.Path() != textPath {
			err = s.receive(c, p, form)
		} else if err == nil {
			err = readText(p, form, &room)
		}
		if err != nil {
			return nil, damagedUpload(err)
		}
	}
}

// receive takes in one file. Its hash is part of the form, so that the same form twice is the same file twice.
func (s *Server) receive(c echo.Context, p *multipart.Part, form url.Values) error {
	up, err := s.App.ReceiveFile(c.Request().Context(), p.FileName(), p)
	if err != nil {
		return err
	}
	all, _ := c.Get(uploadsKey).(map[string]app.Upload)
	if all == nil {
		all = map[string]app.Upload{}
		c.Set(uploadsKey, all)
	}
	if _, second := all[p.FormName()]; second {
		return errors.Join(up.Discard(), &fault.Error{Kind: fault.Invalid, Message: "Choose one file at a time"})
	}
	all[p.FormName()] = up
	form.Set("_file."+p.FormName(), up.Name+" "+up.SHA256)
	return nil
}

func readText(p *multipart.Part, form url.Values, room *int64) error {
	var b bytes.Buffer
	n, err := io.Copy(&b, io.LimitReader(p, *room+1))
	if *room -= n; err == nil && *room < 0 {
		err = &http.MaxBytesError{Limit: bodyLimit}
	}
	form.Add(p.FormName(), b.String())
	return err
}

// damagedUpload says what is wrong with a form that brought a file.
func damagedUpload(err error) error {
	var most *http.MaxBytesError
	switch {
	case fault.Of(err).Kind != fault.Internal:
		return err
	case errors.As(err, &most) && most.Limit == uploadLimit:
		return &fault.Error{Kind: fault.Invalid, Err: err, Message: "That is far more than the " + file.Size(file.Most/1_048_576*1_000_000) + " that can be kept. Go back and choose a smaller file"}
	case tooBig(err), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, multipart.ErrMessageTooLarge):
		return damaged(err)
	}
	return err
}

// upload is the file that came in a field; the zero Upload when none was chosen.
func (s *Server) upload(c echo.Context, field string) app.Upload {
	all, _ := c.Get(uploadsKey).(map[string]app.Upload)
	return all[field]
}

// discardUploads removes what was set aside, after the form was answered.
func (s *Server) discardUploads(c echo.Context) {
	all, _ := c.Get(uploadsKey).(map[string]app.Upload)
	for _, up := range all {
		if err := up.Discard(); err != nil {
			s.App.Log.WarnContext(c.Request().Context(), "discard upload", "error", err)
		}
	}
}

// sendFile sends a kept file to be saved, never to be shown: whatever is in it runs nowhere here.
func (s *Server) sendFile(c echo.Context, f file.Chosen) error {
	content, err := s.App.OpenFile(f)
	if err != nil {
		return err
	}
	defer content.Close()
	unhurried(c)
	h := c.Response().Header()
	h.Set("Content-Type", f.Kind.MediaType())
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": f.Name}))
	h.Set("Content-Security-Policy", "sandbox; default-src 'none'")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	http.ServeContent(c.Response(), c.Request(), "", time.Time{}, content)
	return nil
}

// unhurried lets a request that carries a file take longer than a page. A server that knows no deadlines has none to move.
func unhurried(c echo.Context) {
	control, until := http.NewResponseController(c.Response()), time.Now().Add(uploadLasts)
	_ = control.SetReadDeadline(until)
	_ = control.SetWriteDeadline(until)
}
