package web

import (
	"net/url"
	"slices"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/content"
	"groundwork/internal/organisation"
	"groundwork/internal/store"
	"groundwork/internal/waiting"
	"groundwork/templates/trusts"
	"groundwork/templates/ui"
)

// trusts lists the register's trusts by name.
func (s *Server) trusts(c echo.Context) error {
	q := app.TrustQuery{Text: c.QueryParam("q"), Region: c.QueryParam("region"), ICB: c.QueryParam("icb"), Closed: c.QueryParam("closed") == "yes",
		After: c.QueryParam("after"), Before: c.QueryParam("before")}
	l, err := s.App.Trusts(c.Request().Context(), q)
	if err != nil {
		return err
	}
	p := trusts.List{Text: q.Text, Region: q.Region, ICB: q.ICB, Closed: q.Closed, Total: l.Total,
		Regions: []ui.Option{{Label: "All"}}, ICBs: []ui.Option{{Label: "All"}}, Filtered: q.Text != "" || q.Region != "" || q.ICB != "" || q.Closed}
	for _, a := range l.Areas {
		o := ui.Option{Value: a.Code, Label: a.Short}
		if a.Type == organisation.Region {
			p.Regions = append(p.Regions, o)
		} else {
			p.ICBs = append(p.ICBs, o)
		}
	}
	for _, o := range l.Trusts {
		line := trustLine(o, l.Areas)
		for _, x := range l.Successors[o.Code] {
			line.Successors = append(line.Successors, ui.Crumb{Label: x.ToName, Href: "/trusts/" + x.To})
		}
		if !o.Open(s.App.Today()) {
			line.Closed = "Closed on " + o.Closed.Long()
		}
		p.Trusts = append(p.Trusts, line)
	}
	p.Next, p.Previous = trustsPage(c, "after", l.After), trustsPage(c, "before", l.Before)
	return s.pageOrPart(c, "trusts", p.Page(), p.Found())
}

// trustsPage is the address of a neighbouring page with the filters of this one.
func trustsPage(c echo.Context, name, key string) string {
	if key == "" {
		return ""
	}
	q := url.Values{name: {key}}
	for _, keep := range []string{"q", "region", "icb", "closed"} {
		if v := c.QueryParam(keep); v != "" {
			q.Set(keep, v)
		}
	}
	return "/trusts?" + q.Encode()
}

func trustLine(o organisation.Organisation, areas []organisation.Organisation) trusts.Line {
	line := trusts.Line{Code: o.Code, Name: o.Name, Kind: o.Kind()}
	for _, code := range []string{o.ICB, o.Region} {
		if i := slices.IndexFunc(areas, func(a organisation.Organisation) bool { return a.Code == code }); i >= 0 {
			if line.Area != "" {
				line.Area += ", "
			}
			line.Area += areas[i].Short
		}
	}
	if line.Area == "" {
		line.Area = "Not known"
	}
	return line
}

// trust is the page of one organisation of the register: a trust, or what trusts belong to.
func (s *Server) trust(c echo.Context) error {
	who := s.who(c)
	t, err := s.App.Trust(c.Request().Context(), who, c.Param("ods"))
	if err != nil {
		return err
	}
	if t.Type != organisation.Trust {
		return ok(c, s.areaShown(t).Page())
	}
	p := trusts.Show{Code: t.Code, Name: t.Name, Kind: t.Kind(), Own: t.Own, Areas: trustAreas(t), Places: trustPlaces(t), Register: trustSource(t),
		Successors: successions(t.After, true), Predecessors: successions(t.Before, false),
		MayRegister: access.Permit(who, access.RegisterPilot, access.At(t.Code)) == nil}
	if !t.Open(s.App.Today()) {
		p.Closed = t.Closed.Long()
	}
	for _, e := range t.Earlier {
		p.Earlier = append(p.Earlier, trusts.Earlier{Name: e.Name, From: e.ValidFrom.Long()})
	}
	for _, f := range t.Facts {
		p.Facts = append(p.Facts, trusts.Fact{Key: f.Key, Value: f.Value, Source: f.Source, AsAt: f.AsAt.Long()})
	}
	for _, x := range t.Pilots {
		line := ui.Waiting{Title: x.Name, Href: "/pilots/" + x.ID, More: x.Problem, When: s.App.StageLabel(x.Stage)}
		if !x.Open() {
			line.When = "Draft"
		}
		p.Pilots = append(p.Pilots, line)
	}
	for _, x := range t.Adoptions {
		p.Adoptions = append(p.Adoptions, trustAdoption(x))
	}
	return ok(c, p.Page())
}

// trustAdoption is one take-up as far as its reader may know of it.
func trustAdoption(x app.AdoptionLine) trusts.Adoption {
	line := trusts.Adoption{Title: x.PilotName, Href: "/adoptions/" + x.ID, Stage: x.Where.Stage.Key, StageWords: x.Where.Stage.Label,
		More: "From " + x.LeadShort + ", since " + x.Where.Since.Long()}
	if aside := x.Where.Aside; aside != nil {
		line.Stage, line.StageWords = aside.Key, ""
		line.More = "From " + x.LeadShort + ", since " + aside.On.Long()
		return line
	}
	if k, undecided := x.Next(); undecided {
		line.Gate, line.Verdict = adoption.GateLabel(x.Where.Gate), k.Verdict.String()
		line.Counts = waiting.Kept{Asked: k.Asked, Met: k.Met, Conditions: k.Conditions, Short: k.Short, Unknown: k.Unknown}.Counts()
		if !x.Kept.Assessed {
			line.Verdict = "not_assessed"
		}
	}
	return line
}

// areaShown is the page of an integrated care board, a region or England.
func (s *Server) areaShown(t app.TrustPage) trusts.Area {
	p := trusts.Area{Code: t.Code, Name: t.Name, Kind: t.Kind(), Above: trustAreas(t), Places: trustPlaces(t), Successors: successions(t.After, true)}
	if !t.Open(s.App.Today()) {
		p.Closed = t.Closed.Long()
	}
	p.BoardsTitle = "Integrated care boards"
	if t.Type == organisation.Country {
		p.BoardsTitle, p.TrustsHref = "Regions", "/trusts"
	}
	areas := append(slices.Clone(t.Within), t.Organisation, t.Region)
	for _, o := range t.Within {
		if o.Type == organisation.Trust {
			p.Trusts = append(p.Trusts, trustLine(o, areas))
			continue
		}
		p.Boards = append(p.Boards, ui.Crumb{Label: o.Name, Href: "/trusts/" + o.Code})
	}
	switch {
	case t.Type == organisation.Region && len(p.Trusts) > 0:
		p.TrustsHref = "/trusts?region=" + url.QueryEscape(t.Code)
	case t.Type == organisation.ICB && len(p.Trusts) > 0:
		p.TrustsHref = "/trusts?icb=" + url.QueryEscape(t.Code)
	}
	return p
}

func trustAreas(t app.TrustPage) (above []ui.Crumb) {
	for _, o := range []organisation.Organisation{t.ICB, t.Region} {
		if o.Code != "" {
			above = append(above, ui.Crumb{Label: o.Name, Href: "/trusts/" + o.Code})
		}
	}
	if t.Type == organisation.Region && !t.Fictional {
		above = append(above, ui.Crumb{Label: "England", Href: "/trusts/" + organisation.England})
	}
	return above
}

// trustPlaces are the parts of a trust's record that the reader may open.
func trustPlaces(t app.TrustPage) (places []ui.Crumb) {
	if t.Own && t.MayReadReadiness && t.Type == organisation.Trust { // levels are the trust’s alone until it hands them in
		places = append(places, ui.Crumb{Label: "Groundwork", Href: "/trusts/" + t.Code + "/groundwork"})
	}
	if !t.Fictional { // published figures are real, so no invented organisation has any
		places = append(places, ui.Crumb{Label: "Published statistics", Href: "/trusts/" + t.Code + "/statistics"})
	}
	if t.Type == organisation.Trust {
		places = append(places, ui.Crumb{Label: "Benefits", Href: "/trusts/" + t.Code + "/benefits"})
	}
	if t.MayReadBoard {
		places = append(places, ui.Crumb{Label: "Board page", Href: "/board/" + t.Code})
	}
	if t.MayManagePeople {
		places = append(places, ui.Crumb{Label: "People", Href: "/trusts/" + t.Code + "/people"})
	}
	return places
}

func successions(list []store.NamedSuccession, after bool) (out trusts.Successions) {
	for _, x := range list {
		link := ui.Crumb{Label: x.FromName, Href: "/trusts/" + x.From}
		if after {
			link = ui.Crumb{Label: x.ToName, Href: "/trusts/" + x.To}
		}
		out = append(out, trusts.Succession{Crumb: link, Basis: x.Basis})
	}
	return out
}

// trustSource says where name, kind and area come from, and as at when.
func trustSource(t app.TrustPage) string {
	if t.Fictional {
		return "Name, kind and area: invented for the demonstration"
	}
	return "Name, kind and area: " + t.Source + ", as at " + content.RegisterDay.Long()
}
