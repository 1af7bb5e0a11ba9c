package web

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/fault"
	"groundwork/internal/person"
	"groundwork/internal/readiness"
	"groundwork/internal/workaround"
	"groundwork/templates/changepage"
	"groundwork/templates/pilots"
	"groundwork/templates/ui"
	"groundwork/templates/workarounds"
)

func changeHead(s app.ChangeSubject) changepage.Head {
	return changepage.Head{Kind: s.Kind, ID: s.ID, Name: briefName(s.Title), Short: s.Short, Ods: s.Organisation}
}

// owned is who answers for something, as the reader may know them: by name within the trust, by job outside.
func (s *Server) owned(o person.Owner, faces map[string]person.Person, at app.ChangeSubject) string {
	p := faces[o.Person]
	switch {
	case o.Function != "":
		return s.App.FunctionLabel(o.Function)
	case p.ID == "":
		return "Nobody named"
	case at.Inside:
		return p.Name
	case p.Job != "":
		return p.Job + ", " + at.Short
	}
	return "Somebody at " + at.Short
}

// ownerOptions are the people of a trust, and then the functions that somebody holds there.
func (s *Server) ownerOptions(people []person.Person) []ui.Option {
	out := []ui.Option{{Label: "Choose"}}
	for _, p := range people {
		o := ui.Option{Value: person.Owner{Person: p.ID}.Value(), Label: p.Name}
		if p.Job != "" {
			o.Label += ", " + lowerStart(p.Job)
		}
		out = append(out, o)
	}
	for _, f := range s.App.FunctionChoices() {
		out = append(out, ui.Option{Value: person.Owner{Function: f.Key}.Value(), Label: "Whoever is " + lowerStart(f.Label)})
	}
	return out
}

func (s *Server) fixLine(w app.Workarounds, x workaround.Workaround) workarounds.Line {
	today := s.App.Today()
	return workarounds.Line{Workaround: x, Item: w.ItemLabel(x.Item), Href: w.Subject.Page("workarounds/" + x.ID), Owned: s.owned(x.Owner, w.Faces, w.Subject),
		State: x.State(today), Until: x.Until(today), GapGone: x.Closed.IsZero() && w.Closed[x.Item]}
}

// workarounds are the local fixes of a pilot or a take-up.
func (s *Server) workarounds(c echo.Context, of access.Subject) error {
	w, err := s.App.Workarounds(c.Request().Context(), s.who(c), of)
	if err != nil {
		return err
	}
	p := workarounds.List{Head: changeHead(w.Subject), Sum: w.Sum, May: w.MayRecord}
	if p.Adopters = w.HoldingUp - w.Sum.HoldUp; of.Kind == "adoption" {
		p.Adopters = 0
	}
	for _, x := range w.All {
		if l := s.fixLine(w, x); x.Closed.IsZero() {
			p.Open = append(p.Open, l)
		} else {
			p.Closed = append(p.Closed, l)
		}
	}
	return ok(c, p.Page())
}

var workaroundColumns = []string{"Local fix", "Covers for", "Question", "Why it is needed", "Hours a week", "Cost of an hour in pounds", "Owner", "Began", "Last day",
	"State", "Would the next trust need it", "What would make it needless", "Closed on", "What closed it"}

// workaroundsCSV is the same list as a file.
func (s *Server) workaroundsCSV(c echo.Context, of access.Subject) error {
	w, err := s.App.Workarounds(c.Request().Context(), s.who(c), of)
	if err != nil {
		return err
	}
	rows := [][]string{slices.Clone(workaroundColumns)}
	for _, x := range w.All {
		l, in := s.fixLine(w, x), x.Typed()
		rows = append(rows, []string{x.Title, l.Item, x.Item, x.Why, in.Hours, in.Rate, l.Owned, in.Started, in.Expires, string(l.State), x.Others.Label(), x.ClosesWhen,
			x.Closed.String(), x.ClosedBecause})
	}
	return csvFile(c, "local-fixes-"+of.Kind+"-"+of.ID+".csv", rows)
}

// workaround is one of them.
func (s *Server) workaround(c echo.Context, of access.Subject) error {
	w, x, err := s.theWorkaround(c, of)
	if err != nil {
		return err
	}
	return ok(c, workarounds.Show{Head: changeHead(w.Subject), Line: s.fixLine(w, x), May: w.MayRecord, Mine: app.OwnsWorkaround(s.who(c), x)}.Page())
}

func (s *Server) theWorkaround(c echo.Context, of access.Subject) (app.Workarounds, workaround.Workaround, error) {
	w, err := s.App.Workarounds(c.Request().Context(), s.who(c), of)
	if err != nil {
		return w, workaround.Workaround{}, err
	}
	x, err := w.Find(c.Param("workaround"))
	return w, x, err
}

// workaroundNew asks what is needed to record one; the address may name the question that it covers for.
func (s *Server) workaroundNew(c echo.Context, of access.Subject) error {
	return s.workaroundForm(c, of, http.StatusOK, &workaround.Input{Item: c.QueryParam("item")}, nil)
}

// workaroundForm asks for a new one, or for the changes of the one that the address names.
func (s *Server) workaroundForm(c echo.Context, of access.Subject, status int, typed *workaround.Input, wrong fault.Fields) error {
	w, err := s.App.Workarounds(c.Request().Context(), s.who(c), of)
	if err != nil {
		return err
	}
	if err := access.Permit(s.who(c), access.RecordWorkaround, w.Subject.Place()); err != nil {
		return err
	}
	p := workarounds.Form{Head: changeHead(w.Subject), ID: c.Param("workaround"), Items: itemOptions(w.Checklist), Owners: s.ownerOptions(w.People), Errors: wrong}
	if p.ID != "" {
		x, err := w.Find(p.ID)
		if err != nil {
			return err
		}
		now := x.Typed()
		p.Input, p.Version = now, strconv.Itoa(x.Seq)
		if status == http.StatusConflict {
			p.Both = s.fixDiffers(w, now, *typed)
		}
	}
	if typed != nil {
		p.Input = *typed
	}
	return render(c, status, p.Page())
}

// itemOptions are the questions of a checklist: those about the trust as a whole first.
func itemOptions(c *readiness.Checklist) []ui.Option {
	out := []ui.Option{{Label: "Choose"}}
	for _, scope := range []readiness.Scope{readiness.Foundation, readiness.Adoption} {
		for _, it := range c.Items {
			if d, known := c.Domain(it.Domain); known && it.Scope == scope {
				out = append(out, ui.Option{Value: it.ID, Label: d.Label + ": " + it.Title})
			}
		}
	}
	return out
}

func (s *Server) fixDiffers(w app.Workarounds, now, typed workaround.Input) []pilots.Difference {
	who := func(owner string) string {
		if owner == "" {
			return ""
		}
		return s.owned(person.ReadOwner(owner), w.Faces, w.Subject)
	}
	return differ(pilots.Difference{Field: "What is done instead", Saved: now.Title, Yours: typed.Title}, pilots.Difference{Field: "Covers for", Saved: w.ItemLabel(now.Item), Yours: w.ItemLabel(typed.Item)},
		pilots.Difference{Field: "Hours a week", Saved: now.Hours, Yours: typed.Hours}, pilots.Difference{Field: "Owner", Saved: who(now.Owner), Yours: who(typed.Owner)},
		pilots.Difference{Field: "Last day", Saved: longDay(now.Expires), Yours: longDay(typed.Expires)},
		pilots.Difference{Field: "The next trust would need it", Saved: workaround.Need(now.Others).Label(), Yours: workaround.Need(typed.Others).Label()},
		pilots.Difference{Field: "Why it is needed", Saved: now.Why, Yours: typed.Why}, pilots.Difference{Field: "What would make it needless", Saved: now.ClosesWhen, Yours: typed.ClosesWhen},
		pilots.Difference{Field: "Began", Saved: longDay(now.Started), Yours: longDay(typed.Started)}, pilots.Difference{Field: "Cost of an hour", Saved: now.Rate, Yours: typed.Rate})
}

func typedWorkaround(r *http.Request) workaround.Input {
	return workaround.Input{Item: r.PostFormValue("item"), Title: r.PostFormValue("title"), Why: r.PostFormValue("why"), Hours: r.PostFormValue("hours"), Rate: r.PostFormValue("rate"),
		Owner: r.PostFormValue("owner"), Started: typedDay(r, "started"), Expires: typedDay(r, "expires"), Others: r.PostFormValue("others"), ClosesWhen: r.PostFormValue("closes_when")}
}

// workaroundRecord records a new one.
func (s *Server) workaroundRecord(c echo.Context, of access.Subject) error {
	in := typedWorkaround(c.Request())
	_, err := s.App.RecordWorkaround(c.Request().Context(), s.who(c), of, in)
	return s.fixSaved(c, of, err, "Local fix saved", func(status int, wrong fault.Fields, _ bool) error {
		return s.workaroundForm(c, of, status, &in, wrong)
	})
}

// workaroundChangeForm shows one as it is saved, to be changed.
func (s *Server) workaroundChangeForm(c echo.Context, of access.Subject) error {
	return s.workaroundForm(c, of, http.StatusOK, nil, nil)
}

// workaroundChange changes one, or sets a later day.
func (s *Server) workaroundChange(c echo.Context, of access.Subject) error {
	in := typedWorkaround(c.Request())
	err := s.App.ChangeWorkaround(c.Request().Context(), s.who(c), of, c.Param("workaround"), in, versionOf(c.Request()))
	return s.fixSaved(c, of, err, "Saved", func(status int, wrong fault.Fields, _ bool) error {
		return s.workaroundForm(c, of, status, &in, wrong)
	})
}

// fixSaved goes back to the list. A refusal without a field, as for one that was closed meanwhile, is a page of its own.
func (s *Server) fixSaved(c echo.Context, of access.Subject, err error, message string, again func(int, fault.Fields, bool) error) error {
	if fault.Is(err, fault.Invalid) && len(fault.Of(err).Fields) == 0 {
		return err
	}
	return s.saved(c, err, "/"+of.Kind+"s/"+of.ID+"/workarounds", message, again)
}

// workaroundCloseForm asks what closed one.
func (s *Server) workaroundCloseForm(c echo.Context, of access.Subject) error {
	return s.workaroundClosePage(c, of, http.StatusOK, workaround.CloseInput{On: s.App.Today().String()}, nil)
}

func (s *Server) workaroundClosePage(c echo.Context, of access.Subject, status int, in workaround.CloseInput, wrong fault.Fields) error {
	w, x, err := s.theWorkaround(c, of)
	if err != nil {
		return err
	}
	if err := access.Permit(s.who(c), access.RecordWorkaround, w.Subject.Place()); err != nil {
		return err
	}
	p := workarounds.Close{Head: changeHead(w.Subject), Line: s.fixLine(w, x), Input: in, Errors: wrong, Version: strconv.Itoa(x.Seq)}
	if status == http.StatusConflict {
		p.Both = differ(pilots.Difference{Field: "Closed on", Saved: x.Closed.Long(), Yours: longDay(in.On)}, pilots.Difference{Field: "What closed it", Saved: x.ClosedBecause, Yours: in.Because})
	}
	return render(c, status, p.Page())
}

// workaroundClose closes one.
func (s *Server) workaroundClose(c echo.Context, of access.Subject) error {
	r := c.Request()
	in := workaround.CloseInput{On: typedDay(r, "closed"), Because: r.PostFormValue("because")}
	err := s.App.CloseWorkaround(r.Context(), s.who(c), of, c.Param("workaround"), in, versionOf(r))
	return s.fixSaved(c, of, err, "Local fix closed", func(status int, wrong fault.Fields, _ bool) error {
		return s.workaroundClosePage(c, of, status, in, wrong)
	})
}

// groundFixes are the local fixes in place at a trust as its groundwork shows them, with what they cost together.
func (s *Server) groundFixes(g app.Groundwork) (*ui.TableProps, string) {
	if len(g.Fixes) == 0 {
		return nil, ""
	}
	today := s.App.Today()
	says := workaround.Total(g.Fixes, today).Sentence() + "."
	gone := 0
	var lines []workarounds.Line
	for _, x := range g.Fixes {
		l := s.groundFix(g, x)
		if l.GapGone {
			gone++
		}
		lines = append(lines, l)
	}
	if gone > 0 {
		says += " " + countOf(gone, "covers for something that is in place now: close it.", "cover for something that is in place now: close them.")
	}
	t := workarounds.Table(lines, "Local fixes in place", true)
	t.Hide = true
	return &t, says
}

func (s *Server) groundFix(g app.Groundwork, x workaround.Workaround) workarounds.Line {
	today := s.App.Today()
	owner := g.Names[x.Owner.Person]
	if x.Owner.Function != "" {
		owner = s.App.FunctionLabel(x.Owner.Function)
	}
	item := "A question of the pilot’s pack"
	if it, ok := g.Checklist.Item(x.Item); ok {
		item = it.Title
	}
	return workarounds.Line{Workaround: x, Item: item, Href: "/" + x.SubjectKind + "s/" + x.SubjectID + "/workarounds/" + x.ID, Owned: owner,
		State: x.State(today), Until: x.Until(today), GapGone: g.GapClosed(x.Item), Where: x.Of}
}
