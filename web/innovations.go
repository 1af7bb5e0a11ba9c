package web

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/pilot"
	"groundwork/internal/readiness"
	"groundwork/internal/stage"
	"groundwork/templates/innovations"
	"groundwork/templates/ui"
)

// innovation is what is known of the thing that is tried, and its pilots.
func (s *Server) innovation(c echo.Context) error {
	ctx, who := c.Request().Context(), s.who(c)
	i, err := s.App.Innovation(ctx, who, c.Param("innovation"))
	if err != nil {
		return err
	}
	p := innovations.Show{Innovation: i.Innovation, Product: i.Product, Checked: i.Checked, Facts: i.Facts, Conditions: i.Conditions, MayEdit: i.MayEdit,
		MayRegister: who.HasAnywhere(access.InnovationLead)}
	lines, err := s.App.PilotsOf(ctx, who, i.ID)
	if err != nil {
		return err
	}
	furthest := 0
	for _, x := range lines {
		p.Pilots = append(p.Pilots, innovations.Line{ID: x.ID, Name: x.Name, TrustShort: x.TrustShort, Stage: x.Stage, StageLabel: s.App.StageLabel(x.Stage), Draft: !x.Open(), Since: x.Since})
		// An innovation shows the furthest of its pilots; one that was stopped is further than none.
		if at, ok := stage.Find(s.App.Library.Stages.Innovation, x.Stage); ok && x.Open() && (p.Stage == "" || p.Stage == "closed" || at.Order > furthest && x.Stage != "closed") {
			p.Stage, p.StageLabel, furthest = at.Key, at.Label, at.Order
		}
	}
	return ok(c, p.Page())
}

// innovationEdit asks for what is known of it.
func (s *Server) innovationEdit(c echo.Context) error {
	return s.innovationEditPage(c, http.StatusOK, nil, nil)
}

func (s *Server) innovationEditPage(c echo.Context, status int, typed *pilot.InnovationInput, errors fault.Fields) error {
	who := s.who(c)
	i, err := s.App.Innovation(c.Request().Context(), who, c.Param("innovation"))
	if err != nil {
		return err
	}
	if err := access.Permit(who, access.EditPilot, access.At(i.Organisation)); err != nil {
		return err
	}
	x := i.Product
	now := pilot.InnovationInput{Name: i.Name, Facts: map[string]string{}, Supplier: x.Supplier, DTACForm: x.DTACForm, DeviceClass: x.DeviceClass,
		NICETier: x.NICETier, Passport: x.Passport, CheckedOn: x.CheckedOn.String()}
	for key, holds := range i.Facts {
		now.Facts[key] = "no"
		if holds {
			now.Facts[key] = "yes"
		}
	}
	p := innovations.Edit{Innovation: i.Innovation, Conditions: i.Conditions, Input: now, Errors: errors, Version: strconv.Itoa(i.Version), Conflict: status == http.StatusConflict}
	if typed != nil {
		p.Input = *typed
	}
	if p.Conflict {
		p.Saved = innovationDiffers(i.Conditions, now, *typed)
	}
	return render(c, status, p.Page())
}

// innovationSave saves it.
func (s *Server) innovationSave(c echo.Context) error {
	r, id := c.Request(), c.Param("innovation")
	in := pilot.InnovationInput{Name: r.PostFormValue("name"), Facts: map[string]string{}, Supplier: r.PostFormValue("supplier"), DTACForm: r.PostFormValue("dtac-form"),
		DeviceClass: r.PostFormValue("device-class"), NICETier: r.PostFormValue("nice-tier"), Passport: r.PostFormValue("passport"), CheckedOn: typedDay(r, "checked-on")}
	for _, f := range s.App.Conditions() {
		in.Facts[f.Key] = r.PostFormValue("fact-" + f.Key)
	}
	err := s.App.EditInnovation(r.Context(), s.who(c), id, in, versionOf(r))
	return s.saved(c, err, "/innovations/"+id, "Facts saved", func(status int, errors fault.Fields, _ bool) error {
		return s.innovationEditPage(c, status, &in, errors)
	})
}

// innovationDiffers are the rows of what two versions say otherwise.
func innovationDiffers(conditions []readiness.FactText, now, typed pilot.InnovationInput) []ui.Row {
	var out []ui.Row
	add := func(field, a, b string) {
		if a != b {
			out = append(out, ui.Cells(ui.Text(field), ui.Text(a), ui.Text(b)))
		}
	}
	add("Name of the innovation", now.Name, typed.Name)
	for _, c := range conditions {
		add(c.Label, now.Facts[c.Key], typed.Facts[c.Key])
	}
	add("Supplier", now.Supplier, typed.Supplier)
	add("Version of the assessment form", now.DTACForm, typed.DTACForm)
	add("Medical device class", now.DeviceClass, typed.DeviceClass)
	add("Evidence standards tier", now.NICETier, typed.NICETier)
	add("Innovator passport", now.Passport, typed.Passport)
	add("Checked on", longDay(now.CheckedOn), longDay(typed.CheckedOn))
	return out
}
