package web

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/readiness"
	"groundwork/templates/questions"
	"groundwork/templates/ui"
)

// readiness is the answer for one adoption at one decision point, and what stops it.
func (s *Server) readiness(c echo.Context) error {
	r, err := s.App.Readiness(c.Request().Context(), s.who(c), c.Param("adoption"))
	if err != nil {
		return err
	}
	p := readinessPage(r, gateOf(c, r.Where.Gate), s.App.Today())
	if r.Sight.Levels {
		p.Handing = p.Place.Base + "/handing"
	}
	if r.MayAskHelp && r.Newest > 1 {
		p.Version = "Checklist version " + strconv.Itoa(r.Version)
		if r.Newest > r.Version && r.Where.Undecided && r.Where.Gate == readiness.Adopt {
			p.Newer = "Version " + strconv.Itoa(r.Newest) + " of the checklist is published: see what moving to it changes"
		}
	}
	if r.OnlyTheirs && c.QueryParam("all") == "" {
		p.Mine = s.askingOf(c, r).ownQuestions()
	}
	if p.Place.Gate == r.Where.Gate && p.Mine == nil {
		if p.Expected, err = s.expectedShown(c, r.Behind); err != nil {
			return err
		}
	}
	return ok(c, p.Page())
}

// next is what makes an answer out of nothing: sharing the questions out, or the first of those that were.
func next(r app.Readiness, g readiness.Gate) string {
	if r.Unshared(g) == 0 {
		return "They are shared out, and the answer appears here with the first one answered."
	}
	return "Share them out and the answer appears here."
}

func readinessPage(r app.Readiness, g readiness.Gate, today day.Day) questions.Readiness {
	gate := r.Result.Gate(g)
	p := questions.Readiness{Whole: "/adoptions/" + r.ID + "/readiness/whole?gate=" + g.String(), Place: readinessPlace(r.Adoption, r.WhoSees, g), Tabs: gateTabs(r, g), Limited: !r.Sight.Levels, Wanted: r.Wanted,
		Counts: ui.Counts{Met: gate.Met, Conditions: gate.Conditions, Stops: gate.Short, Unknown: gate.Unknown},
		Answer: ui.AnswerProps{Text: r.Result.Sentence(g), ID: "answer", Means: ui.AnswerMeaningOf(gate.Verdict.String())}}
	if !r.Result.Assessed() {
		p.Answer.Means, p.Counts = ui.Unknown, ui.Counts{}
		p.Answer.More = fmt.Sprintf("%d questions apply here; %d can stop the decision %s. %s", len(r.Result.Items), gate.Asked, g.To(), next(r, g))
	}
	if p.Limited {
		p.Above, p.Handed = r.Sight.Handed, handedAreas(r)
		p.Text = readinessText(r, g, p, today)
		return p
	}
	for _, st := range gate.Stops {
		x := stopOf(r, g, st.Standing, st.Threshold)
		switch {
		case st.State == readiness.Unknown:
			p.Unknown = append(p.Unknown, x.Stop)
		case st.Item.Strength == readiness.Hard:
			p.Hard = append(p.Hard, x.Stop)
		default:
			p.Also = append(p.Also, x.Stop)
		}
	}
	sortStops(r, g, &p)
	for _, st := range gate.Gaps {
		x := stopOf(r, g, st.Standing, st.Threshold).Stop
		x.To, x.Owner, x.By, x.Enough = st.Condition.Action, r.Names[st.Condition.Owner], st.Condition.Due.Long(), ""
		p.Gaps = append(p.Gaps, x)
	}
	if p.Answer.More == "" {
		p.Answer.More = promises(r, g)
	}
	p.Answer.Do = readinessButton(r, g)
	p.Areas, p.Groups, p.Strength = areas(r, g), groups(r, g), strength(r)
	p.Text = readinessText(r, g, p, today)
	return p
}

// datedStop is a stop with its day, for sorting.
type datedStop struct {
	questions.Stop
	due day.Day
}

func stopOf(r app.Readiness, g readiness.Gate, st *readiness.Standing, need readiness.Level) datedStop {
	o := r.Owed(st)
	x := datedStop{questions.Stop{Title: st.Item.Title, Href: itemHref(r, g, st.Item.ID), Level: questions.LevelKey(st), To: o.To, Owner: o.Name, By: o.Due.Long(),
		Once: st.Item.Scope == readiness.Foundation}, o.Due}
	if st.NoGrace {
		x.Level = "not_known"
	}
	if need < readiness.InPlace {
		x.Enough = strings.ToLower(need.String()) + " is enough"
	}
	if st.At[g] == readiness.Unknown && (x.To == "" || st.Why != readiness.SaidNotKnown) {
		x.To = r.Result.Checklist.Explain(st)
	}
	if it, ok := r.Result.Checklist.Item(o.Waits); ok {
		x.To = strings.TrimSpace(x.To + " Waits for “" + it.Title + "”.")
	}
	return x
}

func itemHref(r app.Readiness, g readiness.Gate, id string) string {
	return "/adoptions/" + r.ID + "/readiness/" + adoption.ItemSlug(id) + "?gate=" + g.String()
}

// sortStops puts the soonest first; what has no day comes last. Hard ones have a table of their own.
func sortStops(r app.Readiness, g readiness.Gate, p *questions.Readiness) {
	due := map[string]day.Day{}
	for _, st := range r.Result.Gate(g).Stops {
		d := r.Owed(st.Standing).Due
		if d == 0 {
			d = 1 << 30
		}
		due[itemHref(r, g, st.Item.ID)] = d
	}
	for _, list := range [][]questions.Stop{p.Hard, p.Also, p.Unknown} {
		slices.SortStableFunc(list, func(x, y questions.Stop) int { return int(due[x.Href]) - int(due[y.Href]) })
	}
}

// gateTabs are the three decision points, each with its answer.
func gateTabs(r app.Readiness, shown readiness.Gate) []ui.GateTab {
	var out []ui.GateTab
	for _, g := range readiness.Gates {
		gate := r.Result.Gate(g)
		t := ui.GateTab{Label: adoption.GateLabel(g), Verdict: gate.Verdict.String(), Words: gate.Counts(), Href: "?gate=" + g.String(), Current: g == shown}
		if !r.Result.Assessed() {
			t.Verdict = "not_assessed"
		}
		switch {
		case !t.Current:
		case r.Where.Undecided && g == r.Where.Gate && r.Planned[g] != 0:
			t.Words = "Next decision, planned for " + r.Planned[g].Long()
		case r.Where.Undecided && g == r.Where.Gate:
			t.Words = "Next decision, no date planned yet"
		case !r.Where.Undecided || g < r.Where.Gate:
			t.Words = "Decided"
		case r.Planned[g] != 0:
			t.Words = "Planned for " + r.Planned[g].Long()
		default:
			t.Words = "A later decision"
		}
		out = append(out, t)
	}
	return out
}

// promises says how far what stops the gate is owned: "All 17 have an owner and a date. The latest,
// 26 March 2027, is 6 days before the planned go-live."
func promises(r app.Readiness, g readiness.Gate) string {
	var short, owned int
	var latest day.Day
	for _, st := range r.Result.Gate(g).Stops {
		if st.State != readiness.Short {
			continue
		}
		short++
		if o := r.Owed(st.Standing); o.Person != "" && o.Due != 0 {
			owned++
			latest = max(latest, o.Due)
		}
	}
	switch {
	case short == 0 && len(r.Result.Gate(g).Stops) == 0 && r.Where.Undecided && g == r.Where.Gate:
		return "Nothing stops the decision " + g.To() + "."
	case short == 0:
		return ""
	case owned < short:
		return fmt.Sprintf("%d of %d have an owner and a date.", owned, short)
	}
	s := fmt.Sprintf("All %d have an owner and a date.", short)
	if short == 1 {
		s = "It has an owner and a date."
	}
	if planned := r.Planned[g]; planned != 0 {
		s += " The latest, " + latest.Long() + ", is " + apart(latest, planned) + " the planned " + g.Noun() + "."
	} else {
		s += " The latest is " + latest.Long() + "."
	}
	return s
}

func apart(x, y day.Day) string {
	switch n := int(y - x); {
	case n == 0:
		return "on the day of"
	case n > 0:
		return countOf(n, "day before", "days before")
	default:
		return countOf(-n, "day after", "days after")
	}
}

// areas are strength by area: counts, never an average.
func areas(r app.Readiness, g readiness.Gate) []ui.Area {
	var out []ui.Area
	for _, x := range r.Result.Areas(g) {
		says := x.Obstacles()
		out = append(out, ui.Area{Name: x.Domain.Label, Href: "/adoptions/" + r.ID + "/readiness/" + x.Domain.Key + "?gate=" + g.String(), In: x.InPlace, Stops: x.Stops, Unknown: x.Unknown,
			Out: max(0, x.Applicable-x.InPlace-x.Stops-x.Unknown), Says: upper(says)})
	}
	return out
}

// groups are all the other questions, folded: met, asked for later, good to have, not applying.
func groups(r app.Readiness, g readiness.Gate) []questions.Group {
	var met, good, none []questions.Line
	later := map[readiness.Gate][]questions.Line{}
	for i := range r.Result.Items {
		st := &r.Result.Items[i]
		line := questions.Line{Title: st.Item.Title, Href: itemHref(r, g, st.Item.ID), Level: questions.LevelKey(st), Once: st.Item.Scope == readiness.Foundation}
		switch {
		case st.LeftOut:
			line.More = st.Answer.Reason
			none = append(none, line)
			continue
		case !st.Item.CanStop():
			good = append(good, line)
			continue
		case st.At[g] == readiness.Met:
			met = append(met, line)
		}
		if st.At[g] == readiness.Short || st.At[g] == readiness.Unknown {
			continue
		}
		for _, x := range readiness.Gates {
			if x > g && (st.At[x] == readiness.Short || st.At[x] == readiness.Unknown) {
				line.More = "Must be " + strings.ToLower(st.Item.Threshold(x).String()) + " " + x.To()
				later[x] = append(later[x], line)
				break
			}
		}
	}
	var out []questions.Group
	add := func(summary string, lines []questions.Line) {
		if len(lines) > 0 {
			out = append(out, questions.Group{Summary: summary, Lines: lines})
		}
	}
	add("Met "+g.To()+" ("+strconv.Itoa(len(met))+")", met)
	for _, x := range readiness.Gates {
		add(upper(x.Noun())+" asks more of these ("+strconv.Itoa(len(later[x]))+")", later[x])
	}
	add("Good to have ("+strconv.Itoa(len(good))+", never stop you)", good)
	add("Does not apply here ("+strconv.Itoa(len(none))+")", none)
	return out
}

func strength(r app.Readiness) *questions.Strength {
	p := r.Result.Profile
	if !p.Scored || !r.Result.Assessed() {
		return nil
	}
	s := &questions.Strength{Profile: p}
	for _, d := range p.Domains {
		s.Areas = append(s.Areas, questions.AreaScore{Name: d.Domain.Label, Score: d.Score, Items: d.Items})
	}
	return s
}

// readinessText is the answer as people forward it: verdict, counts, what stops it, and the day.
func readinessText(r app.Readiness, g readiness.Gate, p questions.Readiness, today day.Day) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s, %s\n%s\n", p.Place.Name, r.TrustName, r.Result.Sentence(g))
	if p.Answer.More != "" {
		b.WriteString(p.Answer.More + "\n")
	}
	list := func(head string, stops []questions.Stop) {
		if len(stops) == 0 {
			return
		}
		b.WriteString(head + "\n")
		for _, x := range stops {
			fmt.Fprintf(&b, "- %s: %s", x.Title, cmpWords(x.Owner, "no owner yet"))
			if x.By != "" {
				b.WriteString(", by " + x.By)
			} else {
				b.WriteString(", no date yet")
			}
			b.WriteString("\n")
		}
	}
	if len(p.Wanted) > 0 {
		b.WriteString(r.TrustShort + " asks for help with:\n- " + strings.Join(p.Wanted, "\n- ") + "\n")
	}
	if p.Limited {
		return b.String() + "As at " + today.Long()
	}
	list("Stops it, and no gap can be accepted:", p.Hard)
	list("Stops it:", p.Also)
	list("Not known yet:", p.Unknown)
	list("Accepted gaps:", p.Gaps)
	b.WriteString("As at " + today.Long())
	return b.String()
}

func cmpWords(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// share is the table of sharing out, in either place.
func (s *Server) share(c echo.Context) error {
	sh, err := s.App.Sharing(c.Request().Context(), s.who(c), sharedAt(c))
	if err != nil {
		return err
	}
	return ok(c, sharePage(sh, nil, "", nil).Page())
}

// sharedAt is where questions are shared out: in an adoption or in a trust's groundwork.
func sharedAt(c echo.Context) app.Questions {
	return app.Questions{Adoption: c.Param("adoption"), Trust: c.Param("ods")}
}

func sharePlace(sh app.Sharing) questions.Place {
	if sh.ID == "" {
		p := groundPlace(sh.Where, sh.WhoSees)
		p.Crumbs = append(p.Crumbs, ui.Crumb{Label: "Groundwork", Href: p.Base})
		return p
	}
	p := readinessPlace(sh.Adoption, sh.WhoSees, readiness.Adopt)
	p.Crumbs = append(p.Crumbs, ui.Crumb{Label: "Readiness", Href: p.Base})
	return p
}

func sharePage(sh app.Sharing, chosen map[string]string, due string, wrong fault.Fields) questions.Share {
	p := questions.Share{Place: sharePlace(sh), Count: sh.Count, People: []ui.Option{{Value: "", Label: "Nobody now"}}, Due: due, Errors: wrong}
	for _, x := range sh.People {
		p.People = append(p.People, ui.Option{Value: x.ID, Label: x.Name})
	}
	if chosen == nil && sh.Due != 0 {
		p.Due, p.Why = sh.Due.String(), "The day is the earliest that somebody has already promised."
	}
	for _, row := range sh.Rows {
		x := questions.ShareRow{Role: row.Role, Label: strings.TrimSuffix(row.Label, " for this adoption"), Person: row.Person}
		if chosen != nil {
			x.Person = chosen[row.Role]
		}
		for _, it := range row.Items {
			x.Titles = append(x.Titles, it.Title)
		}
		p.Rows = append(p.Rows, x)
	}
	return p
}

// shareOut gives the questions to the people who were chosen, with one press.
func (s *Server) shareOut(c echo.Context) error {
	form, err := formOf(c)
	if err != nil {
		return err
	}
	chosen := map[string]string{}
	for name := range form {
		if role, ok := strings.CutPrefix(name, "person-"); ok {
			chosen[role] = form.Get(name)
		}
	}
	ctx, who, at := c.Request().Context(), s.who(c), sharedAt(c)
	due := typedDate(form, "due")
	n, err := s.App.ShareOut(ctx, who, at, chosen, due)
	if fault.Is(err, fault.Invalid) && len(fault.Of(err).Fields) > 0 {
		sh, readErr := s.App.Sharing(ctx, who, at)
		if readErr != nil {
			return readErr
		}
		return render(c, http.StatusUnprocessableEntity, sharePage(sh, chosen, due, fault.Of(err).Fields).Page())
	}
	if err != nil {
		return err
	}
	return s.done(c, strings.TrimSuffix(c.Request().URL.Path, "/share"), countOf(n, "question is", "questions are")+" shared out")
}
