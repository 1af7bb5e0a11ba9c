package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/fault"
	"groundwork/internal/person"
	"groundwork/internal/readiness"
	"groundwork/templates/questions"
	"groundwork/templates/ui"
)

// stillTrue asks of all answers that fall due, on one page, whether they are still true.
func (s *Server) stillTrue(c echo.Context) error {
	p, err := s.reviewing(c, nil, "", nil)
	if err != nil {
		return err
	}
	return ok(c, p.Page())
}

// reviewing is that page, with what was ticked.
func (s *Server) reviewing(c echo.Context, form url.Values, changed string, wrong fault.Fields) (questions.StillTrue, error) {
	only := c.QueryParam("only")
	if form != nil {
		only = form.Get("only")
	}
	r, err := s.App.Reviewing(c.Request().Context(), s.who(c), c.Param("ods"), only)
	if err != nil {
		return questions.StillTrue{}, err
	}
	p := questions.StillTrue{Place: groundPlace(r.Organisation, r.WhoSees), Only: only, Changed: changed, Errors: wrong}
	p.Place.Crumbs = append(p.Place.Crumbs, ui.Crumb{Label: "Groundwork", Href: p.Place.Base})
	p.Answer = reviewAnswer(r, only)
	if r.Elsewhere > 0 {
		p.Others = countOf(r.Elsewhere, "more answer waits", "more answers wait") + " for the people to whom the questions were given, or a leader of the trust."
	}
	for _, x := range r.Answers {
		p.Rows = append(p.Rows, reviewRow(p.Place, r, x, form, wrong, len(r.Answers) == 1))
	}
	return p, nil
}

func reviewAnswer(r app.Reviewing, only string) ui.AnswerProps {
	p := ui.AnswerProps{Means: ui.Unknown, More: "Tick what is still true. An answer that no decision to come needs is not asked about."}
	switch n := len(r.Answers); {
	case n == 0:
		p.Means, p.Text = ui.Good, "Nothing needs to be confirmed now"
		p.More = "You are asked from 30 days before an answer is due, and only while a decision to come needs it."
	case only != "":
		p.Text, p.More = "Is this still true?", "One person may confirm the same answer twice with nothing new to show. Then somebody else looks too."
	default:
		p.Text = countOf(n, "answer falls due that a decision to come needs", "answers fall due that decisions to come need")
	}
	return p
}

func reviewRow(place questions.Place, r app.Reviewing, x app.Review, form url.Values, wrong fault.Fields, alone bool) questions.ReviewRow {
	st := x.Standing
	row := questions.ReviewRow{ID: "still-" + x.Key(), Value: x.Key() + " " + strconv.Itoa(x.Seen), Title: st.Item.Title, Href: place.Item(st.Item.ID),
		Level: questions.GivenKey(st.Answer), Says: r.Names[x.Row.By] + ", " + x.Row.On.Long(), Shown: questions.Fact{Text: "Nothing yet"}, Why: reviewWhy(x)}
	if x.TakeUp != "" {
		row.Title, row.Href = st.Item.Title+", "+briefName(x.TakeUp), "/adoptions/"+x.Adoption+"/readiness/"+adoption.ItemSlug(st.Item.ID)
	}
	if len(x.Evidence) > 0 {
		row.Shown = questions.Fact{Links: asking{trust: r.Code, names: r.Names, today: r.Today}.shownBy(x.Evidence)}
	}
	row.Ticked = slices.Contains(form["still"], row.Value) || alone && x.Asks
	if x.Asks {
		row.Second = &ui.Choice{Field: ui.Field{Name: x.Field(), Label: "Who looked at it with you?", Hint: "You confirmed it twice already.", Value: form.Get(x.Field()), Error: wrong.For(x.Field())},
			Options: peopleOptions(slices.DeleteFunc(slices.Clone(r.People), func(p person.Person) bool { return p.ID == r.Me }), "Choose")}
	}
	return row
}

// reviewWhy says when the answer was due, and for what it is asked now.
func reviewWhy(x app.Review) string {
	why := x.Checklist.Explain(x.Standing)
	switch st := x.Standing; {
	case x.Yearly:
		why = "The yearly check"
	case st.NoGrace || st.Age.Freshness == readiness.OutOfDate:
	case st.Age.Event != nil:
		why = "Because of what was recorded on " + st.Age.Event.On.Long() + ": " + lowerStart(x.Checklist.EventLabel(st.Age.Event.Kind)) + ". Counts until " + (st.Age.Due + readiness.Grace).Long()
	case st.Age.Freshness == readiness.Overdue:
		why = "Was due on " + st.Age.Due.Long() + " and counts until " + (st.Age.Due + readiness.Grace).Long()
	case st.Age.Freshness == readiness.DueSoon:
		why = "Due on " + st.Age.Due.Long()
	}
	if x.TakeUp == "" && len(x.For) > 0 {
		why = strings.TrimSuffix(why, ".") + ". Needed by " + countOf(len(x.For), "take-up", "take-ups")
	}
	return why
}

// stillTrueSay keeps what was ticked, after saying what that changes.
func (s *Server) stillTrueSay(c echo.Context) error {
	form, err := formOf(c)
	if err != nil {
		return err
	}
	ctx, who, at := c.Request().Context(), s.who(c), app.Questions{Trust: c.Param("ods")}
	all := readStillTrue(form)
	if form.Get("sure") != "yes" && len(all) > 0 {
		changes, err := s.App.ForetellConfirm(ctx, who, at.Trust, all...)
		if err != nil {
			return s.notConfirmed(c, form, err)
		}
		if len(changes) > 0 {
			o, err := s.App.Store.Read().Organisation(ctx, at.Trust, s.App.Today())
			if err != nil {
				return err
			}
			place := groundPlace(o, "")
			p := questions.Foretell{Place: place, Heading: "Confirm these answers?", Button: "Confirm", Title: countOf(len(all), "answer", "answers"), Says: adoption.Foretell(changes),
				Action: place.Base + "/still-true", Typed: carriedAlong(form)}
			p.Changes, p.Means = foretoldRows(changes)
			return ok200(c, p)
		}
	}
	if err := s.App.ConfirmAnswers(ctx, who, at, all...); err != nil {
		return s.notConfirmed(c, form, err)
	}
	return s.done(c, "/trusts/"+at.Trust+"/groundwork/still-true", countOf(len(all), "answer is confirmed", "answers are confirmed"))
}

// notConfirmed shows the page again with what was ticked: nothing was kept.
func (s *Server) notConfirmed(c echo.Context, form url.Values, err error) error {
	status, changed := http.StatusUnprocessableEntity, ""
	switch {
	case fault.Is(err, fault.Conflict):
		status, changed = http.StatusConflict, fault.Of(err).Message+". Nothing is confirmed yet: look at it as it stands now, and send the page again"
	case !fault.Is(err, fault.Invalid):
		return err
	}
	p, readErr := s.reviewing(c, form, changed, fault.Of(err).Fields)
	if readErr != nil {
		return readErr
	}
	return render(c, status, p.Page())
}

// readStillTrue reads the ticked boxes: each names its answer and what was seen of it.
func readStillTrue(form url.Values) (all []app.StillTrue) {
	for _, v := range form["still"] {
		key, seen, _ := strings.Cut(v, " ")
		x := app.OfKey(key)
		x.Seen, _ = strconv.Atoi(seen)
		x.Second = form.Get(x.Field())
		all = append(all, x)
	}
	return all
}

// asksWhoLooked reports whether err asks for a second person who looked at x.
func asksWhoLooked(err error, x app.StillTrue) bool {
	return fault.Is(err, fault.Invalid) && fault.Of(err).Fields.For(x.Field()) != ""
}

// askWhoLooked goes on to the page that asks who looked too.
func (s *Server) askWhoLooked(c echo.Context, a asking, x app.StillTrue) error {
	return c.Redirect(http.StatusSeeOther, "/trusts/"+a.trust+"/groundwork/still-true?only="+url.QueryEscape(x.Key()))
}
