package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"groundwork/internal/app"
	"groundwork/internal/benefit"
	"groundwork/internal/board"
	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/organisation"
	"groundwork/internal/pilot"
	"groundwork/templates/boards"
	"groundwork/templates/ui"
)

// board is what the board of an organisation reads, today or as at a past day.
func (s *Server) board(c echo.Context) error {
	code := c.Param("ods")
	asAt, typed, bad := boardDay(c)
	if len(bad) == 0 && c.QueryParam("as-at") == "" && !asAt.IsZero() {
		return c.Redirect(http.StatusSeeOther, "/board/"+code+"?as-at="+asAt.String())
	}
	b, err := s.App.Board(c.Request().Context(), s.who(c), code, asAt)
	if fault.Is(err, fault.Invalid) {
		bad = fault.Of(err).Fields
		b, err = s.App.Board(c.Request().Context(), s.who(c), code, 0)
	}
	if err != nil {
		return err
	}
	status := http.StatusOK
	if len(bad) > 0 {
		status = http.StatusUnprocessableEntity
	}
	if b.Type != organisation.Trust {
		p := s.boardArea(b)
		p.AsAtTyped, p.Errors = typed, bad
		return render(c, status, p.Page())
	}
	p := s.boardShown(b)
	p.AsAtTyped, p.Errors = typed, bad
	return render(c, status, p.Page())
}

// boardDay reads the past day that was asked for: from the address, or as three parts of the form.
func boardDay(c echo.Context) (asAt day.Day, typed string, bad fault.Fields) {
	typed = c.QueryParam("as-at")
	if typed != "" {
		asAt, err := day.Parse(typed)
		if err != nil {
			bad.Add("as-at", "Day to show must be a real date, like 30 6 2026")
		}
		return asAt, typed, bad
	}
	d, m, y := c.QueryParam("as-at-day"), c.QueryParam("as-at-month"), c.QueryParam("as-at-year")
	if _, asked := c.QueryParams()["as-at-day"]; !asked {
		return 0, "", nil
	}
	typed = y + "-" + m + "-" + d
	asAt, ok := day.FromParts(d, m, y)
	switch {
	case strings.TrimSpace(d+m+y) == "":
		bad.Add("as-at", "Enter the day to show")
	case !ok:
		bad.Add("as-at", "Day to show must be a real date, like 30 6 2026")
	}
	return asAt, typed, bad
}

// boardShown is the page of a trust.
func (s *Server) boardShown(b app.Board) boards.Show {
	grades := s.App.Library.Measures.Grades
	p := boards.Show{Code: b.Code, Name: b.Name, Headline: b.Headline, WhoSees: boardReaders(b.Short), Tiles: b.Totals.Tiles()}
	p.AsAt, p.Source, p.Today = s.boardSource(b)
	if !b.Open(s.App.Today()) {
		p.Closed = b.Closed.Long()
		for _, x := range b.Successors {
			p.Successors = append(p.Successors, ui.Crumb{Label: x.ToName, Href: "/trusts/" + x.To})
		}
	}
	if b.Nothing() {
		p.Empty = boardFirst(b)
	}
	if !b.First.IsZero() {
		p.Headline, p.Empty = boardBefore(b), nil
	}
	if !slices.ContainsFunc(p.Tiles, func(t board.Tile) bool { return t.Known }) {
		p.Tiles = nil
	}
	for _, a := range b.Asked {
		href := "/pilots/" + a.Pilot
		if a.Adoption != "" {
			href = "/adoptions/" + a.Adoption
		}
		p.Asked = append(p.Asked, boards.Asked{What: a.What, Href: href, Waiting: a.Waiting, Evidence: a.Evidence, Comment: boardComment(b, a)})
		if a.MayDecide && p.Do == nil {
			p.Do = &ui.Crumb{Label: "Record the decision", Href: href + "/decisions/new"}
		}
	}
	for _, x := range b.Totals.Left {
		p.Below = append(p.Below, boards.Below{Name: x.Benefit.Name() + ", " + x.Benefit.Innovation, Href: "/benefits/" + x.Benefit.ID, Text: x.Says(grades)})
	}
	if l, ok := b.Totals.Ladder(b.Models, grades); ok {
		p.Ladder = &l
	}
	if w, ok := b.Totals.HoursWaterfall(b.Models); ok {
		p.Hours = &w
	}
	if w, ok := b.Totals.CashWaterfall(grades); ok {
		p.Cash = &w
	}
	boardLists(b, &p)
	s.boardPapers(b, &p)
	p.Remarks = boardRemarks(b)
	p.Copy = boardText(p)
	return p
}

// boardPapers are the published papers, what has changed since the newest, and what to keep an eye on.
func (s *Server) boardPapers(b app.Board, p *boards.Show) {
	p.Since = boardSince(b)
	if b.Last != nil {
		p.Since = boards.Since{Title: b.Last.ChangesTitle(), Lines: boardChanges(b.Changes)}
		if len(p.Since.Lines) == 0 {
			p.Since.Lines = []boards.Line{{Mark: board.MarkDone, Text: "Nothing that it counts has changed."}}
		}
	}
	for _, k := range b.Packs {
		p.Papers = append(p.Papers, boards.Decision{Day: "Board paper " + strconv.Itoa(k.N), Href: "/board/" + b.Code + "/packs/" + strconv.Itoa(k.N), Text: "as recorded on " + k.On.Long() + ", published by " + k.By})
	}
	for _, w := range append(board.AtRisk(b.Benefits, b.On), board.GapsFirstDue(b.Gaps)...) {
		p.Watch = append(p.Watch, board.Change{Mark: w.Mark, Strong: w.Strong, Text: w.Text, Key: w.Key})
	}
	switch {
	case p.Do != nil || b.Past:
	case b.MayPrepare && !b.Nothing():
		p.Do = &ui.Crumb{Label: "Prepare the board paper", Href: "/board/" + b.Code + "/packs/new"}
	case len(b.Packs) > 0:
		p.Do = &ui.Crumb{Label: "Read the paper", Href: p.Papers[0].Href}
	}
}

func boardChanges(lines []board.Change) []boards.Line {
	var out []boards.Line
	for _, l := range lines {
		out = append(out, boards.Line{Mark: l.Mark, Strong: l.Strong, Text: l.Text, Href: boards.LeadsTo(l.Key)})
	}
	return out
}

// boardLists are the first pilots and take-ups and the first measures, with where all of them are; then the closed pilots, who
// takes the pilots up, and what was decided.
func boardLists(b app.Board, p *boards.Show) {
	p.All = boards.Lists{Code: b.Code, AsAt: p.AsAt}
	rows, concerns := boardRows(b)
	p.All.Rows = len(rows)
	for _, i := range board.Foremost(concerns, board.MostRows) {
		p.Rows = append(p.Rows, rows[i])
	}
	concerns = concerns[:0]
	for _, x := range b.Benefits {
		concerns = append(concerns, x.Concern(b.On))
	}
	p.All.Measures = len(b.Benefits)
	for _, i := range board.Foremost(concerns, board.MostRows) {
		p.Measures = append(p.Measures, boardMeasure(b, b.Benefits[i]))
	}
	for _, x := range b.Pilots {
		if !x.Closed.IsZero() {
			p.Pilots = append(p.Pilots, boards.Pilot{Name: x.Name, Href: "/pilots/" + x.ID, Text: x.Sentence})
		}
	}
	for _, t := range b.Takers {
		x := boards.Takers{Pilot: t.Brief, Href: "/pilots/" + t.Pilot + "/adoptions", Summary: t.Summary, Private: t.Private}
		for _, k := range t.Known {
			x.Lines = append(x.Lines, k.Line())
		}
		p.Takers = append(p.Takers, x)
	}
	for _, d := range b.Decisions {
		p.Decisions = append(p.Decisions, boardDecision(d))
	}
}

// boardRows are the pilots and take-ups with their stages, and why a board should see one before another.
func boardRows(b app.Board) (rows []boards.Row, concerns []board.Concern) {
	of := map[string]board.Concern{}
	for _, x := range b.Benefits {
		if c := x.Concern(b.On); c < board.Calm {
			if was, seen := of[x.Subject.ID]; !seen || c < was {
				of[x.Subject.ID] = c
			}
		}
	}
	for _, x := range b.Asked {
		of[x.Pilot+x.Adoption] = board.Deciding // one of them is empty
	}
	concern := func(id string, open bool) board.Concern {
		c, said := of[id]
		switch {
		case said:
			return c
		case open:
			return board.Calm
		}
		return board.Over
	}
	for _, x := range b.Pilots {
		if !x.Closed.IsZero() {
			continue
		}
		row := boards.Row{Name: x.Brief, Href: "/pilots/" + x.ID, What: "Pilot", Stage: x.Stage.Key, StageWords: x.Stage.Label, Since: boardSinceDay(x.Since)}
		if said := x.Stage.Label + " " + row.Since + "."; x.Sentence != said {
			row.Sentence = x.Sentence
		}
		if x.Stage.ExitGate != "" {
			row.Next = "Next decision: " + lowerStart(pilot.GateLabel(x.Stage.ExitGate))
		}
		rows, concerns = append(rows, row), append(concerns, concern(x.ID, true))
	}
	for _, x := range b.Adoptions {
		row := boards.Row{Name: x.Brief, Href: "/adoptions/" + x.ID, What: "Taken up from " + x.LeadShort, Stage: x.Stage.Key, StageWords: x.Stage.Label,
			Since: boardSinceDay(x.Since), Sentence: x.Sentence, Answer: x.Answer, Verdict: x.Verdict}
		if x.Next != "" {
			row.Next = "Next decision: " + strings.ToLower(x.Next)
			if !x.Planned.IsZero() {
				row.Next += ", planned for " + x.Planned.Long()
			}
		}
		rows, concerns = append(rows, row), append(concerns, concern(x.ID, x.Open))
	}
	return rows, concerns
}

func boardSinceDay(d day.Day) string {
	if d.IsZero() {
		return ""
	}
	return "since " + d.Long()
}

func boardDecision(d app.BoardDecision) boards.Decision {
	x := boards.Decision{Day: d.On.Long(), Href: "/pilots/" + d.Of.ID + "/decisions", Text: d.About + ", " + lowerStart(d.Gate) + ": " + lowerStart(d.Outcome)}
	if d.Of.Kind == "adoption" {
		x.Href = "/adoptions/" + d.Of.ID // who may read the decision goes on from there
	}
	if d.Minute != "" {
		x.Text += " (" + d.Minute + ")"
	}
	x.Text += "."
	if d.Dissent != "" {
		x.Text += " Concern recorded: " + lowerStart(strings.TrimSuffix(d.Dissent, ".")) + "."
	}
	if !d.NextReview.IsZero() {
		x.Text += " Next review " + d.NextReview.Long() + "."
	}
	return x
}

// lowerStart begins a text with a small letter, as it stands inside a sentence.
func lowerStart(s string) string {
	if len(s) < 2 || s[0] >= 0x80 || s[1] >= 'A' && s[1] <= 'Z' {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// boardSource says which figures these are, and on a past day what is of that day and what is of today.
func (s *Server) boardSource(b app.Board) (asAt, source, today string) {
	source = "As recorded on " + b.On.Long()
	if to := b.FiguresTo(); !to.IsZero() {
		source = "Figures to " + to.Long() + ", as recorded on " + b.On.Long()
	}
	if b.Past {
		asAt = b.On.String()
		today = "Everything here is what had been recorded by the end of that day; names of people and organisations are those of today."
	}
	return asAt, source, today
}

func boardReaders(short string) string {
	return "Board members, the secretary, leaders and innovation leads of " + short + ", and programme leads above it, read this page. " +
		"Benefits of published pilots and of take-ups from committed on are open to every signed-in person, with their grade. " +
		"What stops a take-up stays at " + short + "; of other trusts that take up its pilots the page names only those that told others or committed."
}

// boardFirst are the first steps where nothing is recorded, for those who may take them.
func boardFirst(b app.Board) []ui.Crumb {
	out := []ui.Crumb{{Label: "Look at what other trusts have tried", Href: "/pilots"}}
	if b.MayRegister {
		out = slices.Insert(out, 0, ui.Crumb{Label: "Register a pilot", Href: "/pilots/new"})
	}
	return out
}

// boardSince is what became of things since the last big decision about what the trust tries itself, else about what it
// takes up.
func boardSince(b app.Board) boards.Since {
	i := slices.IndexFunc(b.Decisions, func(d app.BoardDecision) bool { return d.Decision.Gate == "decide" })
	if i < 0 && len(b.Decisions) > 0 {
		i = 0
	}
	if i < 0 {
		return boards.Since{Title: "To see to", Lines: boardNews(board.NewsOf(b.Benefits, b.On))}
	}
	d := b.Decisions[i]
	out := boards.Since{Title: "Since the decision of " + d.On.Long()}
	line := boards.Line{Mark: board.MarkDone, Strong: "Decided: " + strings.ToLower(d.Outcome) + ".", Text: " " + d.About + "."}
	for _, later := range slices.Backward(b.Decisions[:i]) {
		if later.Of == d.Of {
			line.Text += " " + later.Gate + " on " + later.On.Long() + "."
		}
	}
	out.Lines = append([]boards.Line{line}, boardNews(board.NewsOf(b.Benefits, d.On))...)
	for _, t := range b.Takers {
		if t.Pilot == d.Of.ID && len(t.Known) > 0 {
			out.Lines = append(out.Lines, boards.Line{Mark: board.MarkNew, Strong: "Taken up by others:", Text: " " + t.Summary})
		}
	}
	return out
}

func boardNews(news []board.News) []boards.Line {
	var out []boards.Line
	for _, n := range news {
		out = append(out, boards.Line{Mark: n.Mark, Strong: n.Strong, Text: n.Text, Href: "/benefits/" + n.Benefit})
	}
	return out
}

// boardMeasure is one benefit with its measure, status and grade, leading to its working.
func boardMeasure(b app.Board, x board.Benefit) boards.Measure {
	m := boards.Measure{Name: x.Name(), Href: "/benefits/" + x.ID, Working: "/benefits/" + x.ID + "/working", Before: x.Bar(x.Baseline.Value, "Not applicable"), Now: "No figure yet",
		Target: x.Bar(x.Profile.Target, "None"), Period: "Not applicable", Grade: x.Grade, Status: string(x.Status), Says: x.Signal()}
	if x.Costs() {
		m.Of = "New cost or work"
	}
	if len(b.Pilots)+len(b.Adoptions) > 1 {
		m.Of = strings.TrimSuffix(x.Innovation+"; "+lowerStart(m.Of), "; ")
	}
	if x.Now.Value != nil {
		m.Now, m.Period = x.Show(x.Now.Value), x.Now.Period.String()
	}
	switch {
	case x.Contested():
		m.Mark = board.MarkContested
	case x.Difference.Declared():
		m.Mark = "different"
	case !x.Owed().To.IsZero():
		m.Mark = board.MarkLate
	case x.Checked() && x.Status != benefit.Verified:
		m.Mark = "checked"
	}
	return m
}

// boardText is the page as text to forward: the sentence, the four figures, what is asked and how things stand.
func boardText(p boards.Show) string {
	var t strings.Builder
	t.WriteString("Board of " + p.Name + "\n" + p.Headline + "\n")
	for _, x := range p.Tiles {
		line := x.Name + ": " + x.Figure
		for _, part := range []string{x.Unit, ui.GradeWords(x.Grade), x.Note, x.Foot} {
			if part != "" {
				line += ", " + part
			}
		}
		t.WriteString(line + "\n")
	}
	for _, x := range p.Asked {
		t.WriteString("Asked of the board: " + x.What + ". " + x.Waiting + ". " + x.Evidence + "\n")
	}
	for _, x := range p.Rows {
		t.WriteString(strings.TrimSpace(x.Name+" ("+x.StageWords+" "+x.Since+"): "+strings.TrimSuffix(x.Sentence, ".")+". "+x.Answer) + "\n")
	}
	if n := p.All.Rows - len(p.Rows); n > 0 {
		t.WriteString("And " + strconv.Itoa(n) + " more of " + strings.ToLower(p.All.RowsLabel()[4:]) + ".\n")
	}
	for _, x := range p.Below {
		t.WriteString("Not in the totals: " + x.Name + ", " + x.Text + "\n")
	}
	t.WriteString(p.Source + ".")
	return t.String()
}
