package web

import (
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/templates/pilots"
	"groundwork/templates/ui"
)

// pilotTakers are the trusts that take the pilot's innovation up, as far as the reader may know.
func (s *Server) pilotTakers(c echo.Context) error {
	ctx, who := c.Request().Context(), s.who(c)
	r, err := s.App.PilotRecord(ctx, who, c.Param("pilot"))
	if err != nil {
		return err
	}
	lines, more, err := s.App.TakersOf(ctx, who, r.Pilot.ID)
	if err != nil {
		return err
	}
	p := pilots.Takers{Head: s.pilotHead(r), More: more,
		MayStart: r.Open() && who.Organisation != r.LeadTrust && access.Permit(who, access.StartAdoption, access.At(who.Organisation)) == nil}
	for _, l := range lines {
		p.Takers = append(p.Takers, takerShown(l))
		if l.Open && who.Has(l.Trust, access.TrustLeader) {
			p.Own = "/adoptions/" + l.ID
		}
	}
	p.Answer = takersAnswer(lines)
	why, err := s.App.WhyNot(ctx, who, r.Pilot.ID)
	if err != nil {
		return err
	}
	for _, x := range why {
		p.WhyNot = append(p.WhyNot, ui.Fact{Key: x.Label, Value: countOf(x.Trusts, "trust", "trusts")})
	}
	p.Untold = len(why) == 0 && slices.ContainsFunc(lines, func(l app.AdoptionLine) bool { return l.Life.Declined != nil })
	adapted, err := s.App.Adapted(ctx, who, r.Pilot.ID, lines)
	if err != nil {
		return err
	}
	p.Adapted = adaptedShown(adapted, s.App.StaffGroups())
	return ok(c, p.Page())
}

// takerShown is one take-up in the words of a trust's page, under the trust's name.
func takerShown(l app.AdoptionLine) pilots.Taker {
	a := trustAdoption(l)
	_, since, _ := strings.Cut(a.More, ", ")
	learned := ""
	if l.Where.Aside != nil {
		learned = l.Where.Aside.Learning
	}
	return pilots.Taker{Learned: learned, Trust: l.TrustName, Href: a.Href, More: since, Stage: a.Stage, StageWords: a.StageWords,
		Gate: a.Gate, Verdict: a.Verdict, Counts: a.Counts, Stops: l.Stops}
}

// takersAnswer counts stages, the furthest first: "1 live, 1 preparing, 1 not adopting".
func takersAnswer(lines []app.AdoptionLine) string {
	if len(lines) == 0 {
		return "No trust has taken this up yet, or told others that it is thinking about it."
	}
	count := map[string]int{}
	var order []string
	rank := map[string]int{}
	for _, l := range lines {
		word, at := strings.ToLower(l.Where.Stage.Label), l.Where.Stage.Order
		if l.Where.Aside != nil {
			word, at = map[string]string{"declined": "not adopting", "paused": "paused", "stopped": "stopped"}[l.Where.Aside.Key], -1
		}
		if count[word] == 0 {
			order = append(order, word)
			rank[word] = at
		}
		count[word]++
	}
	slices.SortStableFunc(order, func(x, y string) int { return rank[y] - rank[x] })
	var parts []string
	for _, w := range order {
		parts = append(parts, strconv.Itoa(count[w])+" "+w)
	}
	trusts := " trusts: "
	if len(lines) == 1 {
		trusts = " trust: "
	}
	return strconv.Itoa(len(lines)) + trusts + strings.Join(parts, ", ") + "."
}
