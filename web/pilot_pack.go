package web

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/fault"
	"groundwork/internal/pilot"
	"groundwork/templates/pilots"
)

// pilotPack is what the pilot hands on: the next version for who publishes it, the newest for everybody else.
func (s *Server) pilotPack(c echo.Context) error { return s.pilotPackPage(c, 0) }

// pilotPackVersion is a published version, as it was frozen.
func (s *Server) pilotPackVersion(c echo.Context) error {
	n, err := strconv.Atoi(c.Param("version"))
	if err != nil || n < 1 {
		return fault.Missing("pack version")
	}
	return s.pilotPackPage(c, n)
}

func (s *Server) pilotPackPage(c echo.Context, n int) error {
	ctx := c.Request().Context()
	r, err := s.App.PilotRecord(ctx, s.who(c), c.Param("pilot"))
	if err != nil {
		return err
	}
	v, err := s.App.PackView(ctx, s.who(c), r, n)
	none := n == 0 && fault.Is(err, fault.NotFound)
	if err != nil && !none {
		return err
	}
	p := pilots.Pack{Head: s.pilotHead(r), None: none, Content: v.Content, Redesign: v.Redesign, Groups: v.Groups, Preview: !none && v.Preview(), SHA256: v.Shown.FrozenSHA256,
		Before: v.Before, Since: v.Since, Parts: v.Parts, Warnings: v.Warnings, Closed: v.Closed, MayPack: r.MayPack, MayAdopt: r.MayAdopt}
	for _, k := range v.Versions {
		p.Versions = append(p.Versions, pilots.PackVersion{N: k.N, Published: k.Published, Who: r.Call(k.By), Changed: pilot.Lines(k.Changed), SHA256: k.FrozenSHA256})
	}
	return ok(c, p.Page())
}

// pilotPackNew asks what has changed, and publishes.
func (s *Server) pilotPackNew(c echo.Context) error {
	return s.pilotPackNewPage(c, http.StatusOK, nil, nil)
}

func (s *Server) pilotPackNewPage(c echo.Context, status int, typed *app.PackInput, errors fault.Fields) error {
	ctx := c.Request().Context()
	r, err := s.App.PilotRecord(ctx, s.who(c), c.Param("pilot"))
	if err != nil {
		return err
	}
	if err := access.Permit(s.who(c), access.PublishPack, r.Place()); err != nil {
		return err
	}
	v, err := s.App.PackView(ctx, s.who(c), r, 0)
	if err != nil {
		return err
	}
	p := pilots.NewPack{Head: s.pilotHead(r), N: v.Content.Version, Changed: strings.Join(v.Since, "\n"), Parts: v.Parts, Warnings: v.Warnings, Closed: v.Closed, Errors: errors}
	if typed != nil {
		p.Changed = typed.Changed
	}
	return render(c, status, p.Page())
}

// pilotPackPublish publishes it.
func (s *Server) pilotPackPublish(c echo.Context) error {
	r, id := c.Request(), c.Param("pilot")
	in := app.PackInput{Changed: strings.ReplaceAll(r.PostFormValue("changed"), "\r\n", "\n")}
	_, err := s.App.PublishPack(r.Context(), s.who(c), id, in)
	to := "/pilots/" + id + "/pack"
	if n, err := strconv.Atoi(r.PostFormValue("version")); err == nil && n > 0 {
		to += "/" + strconv.Itoa(n)
	}
	return s.saved(c, err, to, "Published. Trusts that adopt accept this version", func(status int, errors fault.Fields, _ bool) error {
		return s.pilotPackNewPage(c, status, &in, errors)
	})
}
