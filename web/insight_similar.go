package web

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/insight"
	"groundwork/internal/store"
	"groundwork/templates/insights"
)

// alikeOnAPage is how many trusts one page of the table shows.
const alikeOnAPage = 20

// likePilotSite shows trusts like the one that leads a pilot.
func (s *Server) likePilotSite(c echo.Context) error {
	x, err := s.App.LikePilotSite(c.Request().Context(), s.who(c), c.Param("pilot"))
	if err != nil {
		return err
	}
	p := insights.PilotSimilar{ID: x.Pilot.ID, Name: x.Pilot.Name, Similar: similarShown(c, x.Similar, insights.AboutPilot(x.Pilot.ID, "similar"), x.Pilot.Short),
		WhoSees: "Every signed-in person: the facts are published, and a take-up stands here once its trust has told others or decided to adopt. Levels of groundworks are compared only for programme leads above both trusts, as last handed in."}
	p.Takers = map[string]insights.Taker{}
	var ask []string
	for _, a := range x.Alike {
		if l, known := x.Takers[a.Code]; known {
			t := trustAdoption(l)
			p.Takers[a.Code] = insights.Taker{Href: t.Href, Stage: t.Stage, StageWords: t.StageWords}
		} else if a.Band() == insight.VeryAlike {
			ask = append(ask, x.Of[a.Code].Short)
		}
	}
	p.Answer = alikeAnswer(x.Similar, x.Pilot.Short)
	switch n := len(ask); {
	case n == 0:
	case n <= mostNamed:
		p.Answer.More = "Next to ask, because nothing is told of a take-up there: " + listOf(ask) + "."
	default:
		p.Answer.More = fmt.Sprintf("Next to ask, because nothing is told of a take-up there: %d of them, in the table.", n)
	}
	return ok(c, p.Page())
}

// likeUs shows trusts like one, and what they run that it does not.
func (s *Server) likeUs(c echo.Context) error {
	who := s.who(c)
	x, err := s.App.LikeUs(c.Request().Context(), who, c.Param("ods"))
	if err != nil {
		return err
	}
	o := x.Organisation
	p := insights.TrustSimilar{Code: o.Code, Name: o.Name, Area: x.Site.Code == ""}
	if p.Area {
		return ok(c, p.Page())
	}
	p.Similar = similarShown(c, x.Similar, insights.Address(o.Code, "similar"), o.Short)
	p.WhoSees = "Everyone at " + o.Short + " and programme leads above it. It shows only what is open to every signed-in person: published facts, and pilots that are live. Levels of groundworks are compared only for programme leads above both trusts, as last handed in."
	p.Runs = runsShown(x, access.Permit(who, access.StartAdoption, access.At(o.Code)) == nil && who.Organisation == o.Code)
	p.Answer = alikeAnswer(x.Similar, o.Short)
	switch n := len(p.Runs); {
	case p.Counts[insight.VeryAlike]+p.Counts[insight.PartlyAlike] == 0:
	case n == 0:
		p.Answer.More = "They run nothing that is open to everybody and that " + o.Short + " does not."
	default:
		p.Answer.More = fmt.Sprintf("Trusts that are alike or partly alike run %d %s that %s does not.", n, oneOrMany(n, "pilot", "pilots"), o.Short)
	}
	return ok(c, p.Page())
}

// mostNamed is how many trusts a sentence names.
const mostNamed = 4

// alikeAnswer says which trusts are alike.
func alikeAnswer(x app.Similar, short string) insight.Answer {
	var names []string
	partly := 0
	for _, a := range x.Alike {
		switch a.Band() {
		case insight.VeryAlike:
			names = append(names, x.Of[a.Code].Short)
		case insight.PartlyAlike:
			partly++
		}
	}
	rest := fmt.Sprintf("; %d %s partly alike.", partly, oneOrMany(partly, "is", "are"))
	switch n := len(names); {
	case n == 0 && partly == 0:
		return insight.Answer{Text: "No trust is like " + short + " by what both have published."}
	case n == 0:
		return insight.Answer{Text: fmt.Sprintf("No trust is quite like %s by what both have published%s", short, rest)}
	case n <= mostNamed:
		return insight.Answer{Text: fmt.Sprintf("%s %s like %s by what they have published%s", listOf(names), oneOrMany(n, "is", "are"), short, rest)}
	default:
		return insight.Answer{Text: fmt.Sprintf("%d trusts are like %s by what they have published%s", n, short, rest)}
	}
}

// similarShown is the band that was asked for; without one the closest that has a trust in it.
func similarShown(c echo.Context, x app.Similar, base, short string) insights.Similar {
	p := insights.Similar{Here: short, Site: x.Site, Base: base, Page: 1}
	for _, a := range x.Alike {
		p.Counts[a.Band()]++
	}
	for _, f := range insight.Compared {
		if f.Key != insight.FactLevels || x.Levels {
			p.Facts = append(p.Facts, f)
		}
	}
	if asked := c.QueryParam("alike"); asked != "" {
		p.Band = insight.BandOf(asked)
	} else {
		for p.Band < insight.LessAlike && p.Counts[p.Band] == 0 {
			p.Band++
		}
	}
	if n, err := strconv.Atoi(c.QueryParam("page")); err == nil && n > 1 && n <= (p.Counts[p.Band]+alikeOnAPage-1)/alikeOnAPage {
		p.Page = n
	}
	skip := (p.Page - 1) * alikeOnAPage
	for _, a := range x.Alike {
		if a.Band() != p.Band {
			continue
		}
		if skip > 0 {
			skip--
			continue
		}
		if len(p.List) == alikeOnAPage {
			p.More = true
			break
		}
		p.List = append(p.List, a)
	}
	return p
}

// runsShown are the pilots by name, each with where it runs, by the trust's name.
func runsShown(x app.LikeUs, mayStart bool) []insights.Run {
	distance := map[string]insight.Alike{}
	for _, a := range x.Alike {
		distance[a.Code] = a
	}
	var out []insights.Run
	for _, r := range x.Runs {
		if n := len(out); n == 0 || out[n-1].Href != "/pilots/"+r.Pilot {
			run := insights.Run{Name: r.Name, Href: "/pilots/" + r.Pilot}
			if mayStart {
				run.Check = "/adoptions/new?pilot=" + r.Pilot
			}
			out = append(out, run)
		}
		last := &out[len(out)-1]
		last.At = append(last.At, runAt(x, r, distance[r.Trust]))
	}
	return out
}

func runAt(x app.LikeUs, r store.Running, a insight.Alike) insights.RunAt {
	at := insights.RunAt{Trust: x.Of[r.Trust].Short, Href: "/trusts/" + r.Trust, More: fmt.Sprintf("%s, distance %.2f, live since %s", strings.ToLower(a.Band().String()), a.Distance, r.Since.Long())}
	if r.Led {
		at.More += ", where the pilot is"
	}
	return at
}
