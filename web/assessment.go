package web

import (
	"bytes"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/assessment"
	"groundwork/internal/fault"
	"groundwork/internal/file"
	"groundwork/internal/readiness"
	"groundwork/internal/spreadsheet"
	"groundwork/templates/questions"
	"groundwork/templates/ui"
)

// whole is one assessment in full, for paper.
func (s *Server) whole(c echo.Context) error {
	r, err := s.App.Readiness(c.Request().Context(), s.who(c), c.Param("adoption"))
	if err != nil {
		return err
	}
	g := gateOf(c, r.Where.Gate)
	top := readinessPage(r, g, s.App.Today())
	p := questions.Whole{Place: top.Place, Tabs: top.Tabs, Answer: top.Answer, Counts: top.Counts, Text: top.Text, Stops: top, AsAt: s.App.Today().Long(),
		Source: r.Result.Checklist.Title + ", version " + strconv.Itoa(r.Result.Checklist.Version) + ". As at " + s.App.Today().Long() + ", as recorded by " + r.TrustName + "."}
	p.Place.Crumbs, p.Answer.Do = append(p.Place.Crumbs, ui.Crumb{Label: "Readiness", Href: p.Place.Base + "?gate=" + g.String()}), nil
	if r.Pack.N > 0 {
		p.Source += " With what the pilot asks for on top, version " + strconv.Itoa(r.Pack.N) + "."
	}
	if r.Sight.Levels || r.Sight.Handed {
		p.Sheets = p.Place.Base + "/questions"
	}
	if r.Sight.Levels {
		s.wholeAreas(c, r, g, &p)
	}
	return ok(c, p.Page())
}

// wholeAreas are all the questions with what stands behind each.
func (s *Server) wholeAreas(c echo.Context, r app.Readiness, g readiness.Gate, p *questions.Whole) {
	a := s.askingOf(c, r)
	for _, area := range r.Result.Areas(g) {
		x := questions.WholeArea{Label: area.Domain.Label, Says: area.Words()}
		for i := range r.Result.Items {
			st := &r.Result.Items[i]
			switch {
			case st.Item.Domain != area.Domain.Key:
				continue
			case st.LeftOut:
				p.NotFor = append(p.NotFor, a.line(st, st.Answer.Reason))
				continue
			}
			q, _ := a.question(st.Item.ID)
			item := a.item(q)
			for k := range item.Facts {
				if item.Facts[k].Level == questions.LevelKey(st) {
					item.Facts[k].Level = "" // it stands beside
				}
			}
			row := questions.WholeRow{Item: item, Level: questions.LevelKey(st), Who: q.Owed.Name, Due: q.Owed.Due.Long()}
			for _, other := range readiness.Gates {
				if words := r.Mark(st, other); other != g && words != "" {
					row.At = append(row.At, words)
				}
			}
			p.Bring = p.Bring || r.Open && r.MayAnswerItem(st.Item.ID)
			x.Rows = append(x.Rows, row)
		}
		if len(x.Rows) > 0 {
			p.Areas = append(p.Areas, x)
		}
	}
}

// sheet sends the questions of an adoption as a file: to its trust all of them, to those above it what was handed in.
func (s *Server) sheet(write func(io.Writer, string, []spreadsheet.Column, [][]string) error, kind file.Kind) echo.HandlerFunc {
	return func(c echo.Context) error {
		r, err := s.App.Readiness(c.Request().Context(), s.who(c), c.Param("adoption"))
		if err != nil {
			return err
		}
		var columns []spreadsheet.Column
		var rows [][]string
		switch {
		case r.Sight.Levels:
			columns, rows = assessment.Sheet(r.Lines(s.baseURL(c)))
		case r.Sight.Handed:
			columns, rows = assessment.HandedSheet(r.HandedLines())
		default:
			return fault.Denied("Only %s and those above it can read its questions and answers", r.TrustName)
		}
		var out bytes.Buffer
		if err := write(&out, "Questions", columns, rows); err != nil {
			return err
		}
		c.Response().Header().Set("Content-Disposition", `attachment; filename="readiness-`+r.ID+"."+string(kind)+`"`)
		return c.Blob(http.StatusOK, kind.MediaType(), out.Bytes())
	}
}

func writeCSV(w io.Writer, _ string, columns []spreadsheet.Column, rows [][]string) error {
	return spreadsheet.WriteCSV(w, columns, rows)
}

// bringForm asks for a sheet of answers.
func (s *Server) bringForm(c echo.Context) error {
	b, err := s.App.Bring(c.Request().Context(), s.who(c), c.Param("adoption"), nil)
	if err != nil {
		return err
	}
	return ok(c, bringPage(b).Page())
}

func bringPage(b app.Bringing) questions.Bring {
	p := questions.Bring{Place: readinessPlace(b.Adoption, b.WhoSees, b.Where.Gate), Basis: b.Basis}
	p.Place.Crumbs = append(p.Place.Crumbs, ui.Crumb{Label: "Readiness", Href: p.Place.Base})
	p.Sheets = p.Place.Base + "/questions"
	return p
}

// bring shows what a sheet would change, and then keeps what was chosen of it.
func (s *Server) bring(c echo.Context) error {
	ctx, who, id := c.Request().Context(), s.who(c), c.Param("adoption")
	form, err := formOf(c)
	if err != nil {
		return err
	}
	nothing, err := s.App.Bring(ctx, who, id, nil)
	if err != nil {
		return err
	}
	up := s.sentFile(c, "file", form.Get("held"))
	rows, err := s.App.ReadSheet(up)
	if fault.Is(err, fault.Invalid) {
		p := bringPage(nothing)
		p.Errors = fault.Of(err).Fields
		return render(c, http.StatusUnprocessableEntity, p.Page())
	}
	if err != nil {
		return err
	}
	if form.Get("do") == "bring" {
		n, err := s.App.BringAnswers(ctx, who, id, up.Name, rows, form["take"], form.Get("basis"))
		if err == nil {
			return s.done(c, "/adoptions/"+id+"/readiness", countOf(n, "answer is", "answers are")+" brought in from "+up.Name)
		}
		if !fault.Is(err, fault.Conflict) && (!fault.Is(err, fault.Invalid) || len(fault.Of(err).Fields) == 0) {
			return err
		}
		return s.bringAgain(c, rows, up, form["take"], err)
	}
	return s.bringAgain(c, rows, up, nil, nil)
}

// bringAgain is the preview: for the first time, or once more with what was ticked and why it was not kept.
func (s *Server) bringAgain(c echo.Context, rows []assessment.Row, up app.Upload, taken []string, wrong error) error {
	b, err := s.App.Bring(c.Request().Context(), s.who(c), c.Param("adoption"), rows)
	if err != nil {
		return err
	}
	p, status := bringPage(b), http.StatusOK
	if up.Fits() && c.FormValue("held") != "" {
		p.Held = c.FormValue("held")
	} else if p.Held, err = s.held(c, up); err != nil {
		return err
	}
	switch {
	case fault.Is(wrong, fault.Conflict):
		p.Changed, status = fault.Of(wrong).Message, http.StatusConflict
	case wrong != nil:
		p.Errors, status = fault.Of(wrong).Fields, http.StatusUnprocessableEntity
	}
	s.broughtRows(b, &p, taken, wrong != nil)
	return render(c, status, p.Page())
}

func (s *Server) broughtRows(b app.Bringing, p *questions.Bring, taken []string, again bool) {
	for _, x := range b.Rows {
		title := x.Item
		if x.Line.Item != nil {
			title = x.Line.Item.Title
		}
		switch {
		case x.State == assessment.Refused:
			for _, w := range x.Wrong {
				p.Refused = append(p.Refused, questions.BringWrong{Cell: w.Cell, Title: cmpWords(title, "No question"), Why: w.Says})
			}
		case x.State == assessment.Same:
			p.Same = append(p.Same, title)
		case x.State == assessment.Left:
			p.Left = append(p.Left, title)
		default:
			row := questions.BringRow{ID: "take-" + adoption.ItemSlug(x.Item), Value: x.Item, Title: title, Ticked: x.State != assessment.Since, Why: whyBrought(x)}
			if again {
				row.Ticked = slices.Contains(taken, x.Item)
			}
			row.Stands, row.Says = saidFacts(x.Line.Said, x.Line.AnsweredBy, x.Line.AnsweredOn.Long()), saidFacts(x.Said, "", "")
			if x.Lowers {
				row.Stands, row.Says = loweredFacts(x.Line.Said), loweredFacts(x.Said)
			}
			p.Rows = append(p.Rows, row)
		}
	}
	p.Answer = broughtAnswer(assessment.Counts(b.Rows), len(b.Rows))
}

func whyBrought(x assessment.Brought) string {
	switch {
	case x.Lowers:
		return "Lowered for this take-up"
	case x.State == assessment.New && x.Local:
		return "New, for these teams only"
	case x.State == assessment.New:
		return "New: nobody has answered yet"
	case x.State == assessment.Changed:
		return "Changed in the sheet"
	}
	return "Answered here since the sheet was made, or made from another one. Tick it to put the sheet’s answer in its place"
}

// broughtAnswer is the sentence above what would change.
func broughtAnswer(n map[assessment.State]int, rows int) ui.AnswerProps {
	var parts []string
	add := func(k int, one, other string) {
		if k > 0 {
			parts = append(parts, countOf(k, one, other))
		}
	}
	add(n[assessment.New], "new", "new")
	add(n[assessment.Changed], "changed", "changed")
	add(n[assessment.Since], "answered here since", "answered here since")
	add(n[assessment.Refused], "cannot be brought in", "cannot be brought in")
	p := ui.AnswerProps{ID: "answer", Means: ui.Unknown, More: "Nothing is saved yet."}
	would := n[assessment.New] + n[assessment.Changed] + n[assessment.Since]
	switch {
	case would == 0 && n[assessment.Refused] == 0:
		p.Means, p.Text, p.More = ui.Good, "The sheet changes nothing", "All "+countOf(rows, "row says", "rows say")+" what stands here, or give no answer."
	case would == 0:
		p.Means, p.Text = ui.Stops, "Nothing can be brought in: "+strings.Join(parts, ", ")
	default:
		p.Text = countOf(would, "answer differs", "answers differ") + " from what stands: " + strings.Join(parts, ", ")
	}
	return p
}

// saidFacts is an answer as lines.
func saidFacts(x assessment.Said, by, on string) []questions.Fact {
	if x.Choice == "" {
		return []questions.Fact{{Text: "Nobody has answered this yet."}}
	}
	f := questions.Fact{Level: choiceKey(x.Choice)}
	if x.Local {
		f.Lead = "These teams only:"
	}
	if by != "" {
		f.Text = by + ", " + on + "."
	}
	out := []questions.Fact{f}
	add := func(lead, text string) {
		if text != "" {
			out = append(out, questions.Fact{Lead: lead, Text: text})
		}
	}
	if x.Note != "" {
		out = append(out, questions.Fact{Text: x.Note, Quote: true})
	}
	switch x.Choice {
	case readiness.NotKnown.String():
		add("Finds out:", x.FindsOut+byDayOnly(x.FindOutBy.Long()))
	case readiness.NotApplicable.String():
		add("Because:", x.Reason)
		add("Second person:", x.Second)
	default:
		var shown []string
		for _, p := range x.Shown {
			shown = append(shown, p.Title)
		}
		add("Shown by:", strings.Join(shown, "; "))
	}
	if x.ToldBy != "" {
		add("Told by", x.ToldBy+onDay(x.ToldOn.Long()))
	}
	return out
}

func byDayOnly(long string) string {
	if long == "" {
		return ""
	}
	return ", by " + long
}

func loweredFacts(x assessment.Said) []questions.Fact {
	if x.LoweredTo == "" {
		return []questions.Fact{{Text: "Counts as in your groundwork."}}
	}
	return []questions.Fact{{Lead: "Counts here as", Level: choiceKey(x.LoweredTo)}, {Lead: "Because:", Text: x.LoweredBecause}}
}

func choiceKey(choice string) string {
	if len(choice) == 1 && choice[0] >= '0' && choice[0] <= '4' {
		return adoption.LevelKey(readiness.Level(choice[0] - '0'))
	}
	return choice
}
