package web

import (
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/fault"
	"groundwork/internal/readiness"
	"groundwork/templates/questions"
	"groundwork/templates/ui"
)

// handingShow is how far the questions have got: everybody's to whoever shares out, the reader's own to everybody else.
func (s *Server) handingShow(c echo.Context, a asking) error { return ok200(c, a.handingPage(nil)) }

// handingMove hands in the reader's answers, or calls done what others handed in.
func (s *Server) handingMove(c echo.Context, a asking) error {
	form, err := formOf(c)
	if err != nil {
		return err
	}
	ctx, who := c.Request().Context(), s.who(c)
	var n int
	says := " handed in"
	if form.Get("do") == "done" {
		says = " done"
		n, err = s.App.CallAllDone(ctx, who, a.at)
	} else {
		n, err = s.App.HandIn(ctx, who, a.at)
	}
	if fault.Is(err, fault.Invalid) && len(fault.Of(err).Fields) > 0 {
		return render(c, http.StatusUnprocessableEntity, a.handingPage(fault.Of(err).Fields).Page())
	}
	if err != nil {
		return err
	}
	return s.done(c, a.place.Base+"/handing", countOf(n, "answer is", "answers are")+says)
}

// handingLists are the lists of the page, in the order in which they ask for something.
var handingLists = []struct {
	state adoption.Handing
	mine  bool // folded in one's own list
	all   bool // folded in everybody's
}{
	{adoption.ChangesAsked, false, false}, {adoption.HandedIn, true, false}, {adoption.BeingAnswered, false, false}, {adoption.NotStarted, false, false}, {adoption.Done, true, true},
}

func (a asking) handingPage(wrong fault.Fields) questions.Handing {
	list := a.handed()
	p := questions.Handing{Place: a.place, Mine: !a.mayShare, Share: a.mayShare, Errors: wrong}
	by := map[adoption.Handing][]questions.HandingRow{}
	toHandIn, toCall := 0, 0
	for _, x := range list {
		by[x.State] = append(by[x.State], a.handingRow(x))
		if x.ToHandIn(a.me) {
			toHandIn++
		}
		if x.ToCallDone(a.me) {
			toCall++
		}
	}
	for _, l := range handingLists {
		if rows := by[l.state]; len(rows) > 0 {
			p.Lists = append(p.Lists, questions.HandingList{Title: l.state.String(), Rows: rows, Fold: p.Mine && l.mine || !p.Mine && l.all})
		}
	}
	counts := func(h adoption.Handing) int { return len(by[h]) }
	p.Says, p.Means = handingSays(p.Mine, len(list), counts), handingMeans(p.Mine, len(list), counts)
	switch {
	case toHandIn > 0:
		p.Do, p.Button = "hand-in", "Hand in "+countOf(toHandIn, "answer", "answers")
		p.More = "Whoever shared the questions out then looks at them. You can still change an answer and hand it in again."
	case a.mayShare && toCall > 0:
		p.Do, p.Button = "done", "Call "+countOf(toCall, "answer", "answers")+" done"
		p.More = "Those above your trust read levels as last handed in or called done, never drafts."
	}
	return p
}

func handingSays(mine bool, n int, of func(adoption.Handing) int) string {
	if n == 0 && mine {
		return "Nobody has given you a question here."
	}
	if n == 0 {
		return "No question is given out yet."
	}
	var parts []string
	for _, x := range []struct {
		state adoption.Handing
		words string
	}{{adoption.HandedIn, "handed in"}, {adoption.ChangesAsked, "to change"}, {adoption.BeingAnswered, "being answered"}, {adoption.NotStarted, "not started"}, {adoption.Done, "done"}} {
		if k := of(x.state); k > 0 {
			parts = append(parts, countOf(k, x.words, x.words))
		}
	}
	return countOf(n, "question", "questions") + ": " + strings.Join(parts, ", ") + "."
}

func handingMeans(mine bool, n int, of func(adoption.Handing) int) ui.AnswerMeaning {
	waits := of(adoption.HandedIn)
	if mine {
		waits = of(adoption.ChangesAsked) + of(adoption.BeingAnswered) + of(adoption.NotStarted)
	}
	switch {
	case waits > 0:
		return ui.Unknown
	case n > 0 && of(adoption.Done) == n:
		return ui.Good
	}
	return ui.Neutral
}

func (a asking) handingRow(x app.Handed) questions.HandingRow {
	r := questions.HandingRow{Title: x.Item.Title, Href: a.answeredAt(x.Item) + a.gateQuery(), State: x.State, Person: a.names[x.Given.Person], Due: x.Given.Due.Long(), Last: a.moveSays(x)}
	if x.Row.ID != "" {
		r.Level = questions.LevelKey(x.Standing)
	}
	if x.State == adoption.ChangesAsked {
		r.Last += ": " + x.Last.Note
	}
	return r
}

// answeredAt is where a question is answered: one about the trust in its groundwork.
func (a asking) answeredAt(it *readiness.Item) string {
	if it.Scope == readiness.Foundation && a.result != nil {
		return a.ground + "/" + adoption.ItemSlug(it.ID)
	}
	return a.place.Item(it.ID)
}

// moveSays is who moved a question last, and when; nothing where that was before it was given out.
func (a asking) moveSays(x app.Handed) string {
	by := a.names[x.Last.By] + ", " + x.Last.On.Long()
	switch x.State {
	case adoption.HandedIn, adoption.ChangesAsked, adoption.Done:
		return by
	case adoption.BeingAnswered:
		if x.Last.Handed() {
			return "Changed since it was last handed in: " + by
		}
	}
	return ""
}

// about is what stands around one question.
func (s *Server) about(c echo.Context, a asking, q app.Asked) (*questions.Around, error) {
	x, err := a.besides(c.Request().Context(), s.who(c), q.Item.ID)
	if fault.Is(err, fault.NotFound) {
		return nil, nil // it is not asked here, so nobody answers it
	}
	if err != nil {
		return nil, err
	}
	at := a.answeredAt(q.Item)
	out := &questions.Around{State: x.State, Says: a.moveSays(x.Handed), Up: a.up(x), Thread: questions.Thread{Trust: a.place.Short}}
	if x.State == adoption.ChangesAsked && x.Given.Person == a.me {
		out.Changes = x.Last.Note
	} else if x.State == adoption.ChangesAsked {
		out.Says += ": " + x.Last.Note
	}
	if x.ToHandIn(a.me) {
		out.HandIn = a.place.Base + "/handing"
	}
	if x.MaySay && x.Given.Person != a.me {
		out.Judge = &questions.Judge{Action: at + "/judge", Seen: x.Last.Seq, Done: x.State == adoption.Done, Open: x.State == adoption.HandedIn}
	}
	for _, n := range x.Notes {
		out.Thread.Notes = append(out.Thread.Notes, questions.Note{Who: a.names[n.By], When: moment(n.At), Text: n.Note})
	}
	if x.MayNote {
		out.Thread.Action = at + "/notes"
	}
	for _, h := range x.Helpers {
		out.Helpers = append(out.Helpers, questions.Helper{Trust: h.Short, Href: "/trusts/" + h.Trust, Approach: h.Approach, Contact: s.App.FunctionLabel(h.Contact)})
	}
	if x.MayHelp {
		out.Offer = &questions.Offer{Action: at + "/offer", Offered: x.Ours.Offered, Approach: x.Ours.Approach, Contact: x.Ours.Contact, Parts: s.partsToAsk()}
	}
	return out, nil
}

func (s *Server) partsToAsk() []ui.Option {
	out := []ui.Option{{Label: "Choose a part"}}
	for _, f := range s.App.FunctionChoices() {
		out = append(out, ui.Option{Value: f.Key, Label: f.Label})
	}
	return out
}

// up is what would move an answer up one level; nothing where there is none, or nothing above it.
func (a asking) up(x app.About) *questions.Up {
	st := x.Standing
	if x.Row.ID == "" || st.LeftOut || !st.Known || st.Level >= readiness.Embedded {
		return nil
	}
	next := st.Level + 1
	up := &questions.Up{Now: st.Level.String(), Next: next.String(), Describes: a.checklist.Describes(x.Item, next)}
	if next >= readiness.InPlace {
		up.Evidence = x.Item.Evidence
	}
	return up
}

// aboutAgain shows a question again with what was typed around it and what is wrong with that.
func (s *Server) aboutAgain(c echo.Context, a asking, q app.Asked, wrong fault.Fields, typed func(*questions.Around)) error {
	p, err := s.questionPage(c, a, q, nil)
	if err != nil {
		return err
	}
	p.Errors = wrong
	if p.About != nil {
		typed(p.About)
	}
	return render(c, http.StatusUnprocessableEntity, p.Page())
}

// judge says that an answer is done, or what to change.
func (s *Server) judge(c echo.Context, a asking) error {
	q, ok := a.question(adoption.ItemID(c.Param("part")))
	if !ok {
		return fault.Missing("question")
	}
	form, err := formOf(c)
	if err != nil {
		return err
	}
	isDone, note := form.Get("do") == "done", form.Get("change")
	seen := versionOf(c.Request())
	err = s.App.Judge(c.Request().Context(), s.who(c), a.at, q.Item.ID, isDone, note, seen)
	if wrong := fault.Of(err); fault.Is(err, fault.Invalid) && len(wrong.Fields) > 0 {
		return s.aboutAgain(c, a, q, wrong.Fields, func(x *questions.Around) {
			if x.Judge != nil {
				x.Judge.Note, x.Judge.Errors = note, wrong.Fields
			}
		})
	}
	if err != nil {
		return err
	}
	says := "The answer to “" + q.Item.Title + "” is done"
	if !isDone {
		says = "Changes to “" + q.Item.Title + "” are asked for"
	}
	return s.done(c, a.place.Base+"/handing", says)
}

// noteWrite adds a note about a question.
func (s *Server) noteWrite(c echo.Context, a asking) error {
	q, ok := a.question(adoption.ItemID(c.Param("part")))
	if !ok {
		return fault.Missing("question")
	}
	note := c.Request().PostFormValue("thread")
	err := s.App.WriteNote(c.Request().Context(), s.who(c), a.at, q.Item.ID, note)
	if fault.Is(err, fault.Invalid) && len(fault.Of(err).Fields) > 0 {
		return s.aboutAgain(c, a, q, fault.Of(err).Fields, func(x *questions.Around) { x.Thread.Typed, x.Thread.Errors = note, fault.Of(err).Fields })
	}
	if err != nil {
		return err
	}
	return s.done(c, a.place.Item(q.Item.ID)+a.gateQuery()+"#notes", "Your note is added")
}

// offerHelp names the trust as helper on a question, or takes that back.
func (s *Server) offerHelp(c echo.Context, a asking) error {
	q, ok := a.question(adoption.ItemID(c.Param("part")))
	if !ok {
		return fault.Missing("question")
	}
	form, err := formOf(c)
	if err != nil {
		return err
	}
	offered := form.Get("offered") != "no"
	err = s.App.OfferHelp(c.Request().Context(), s.who(c), a.at, q.Item.ID, offered, form.Get("approach"), form.Get("contact"))
	if fault.Is(err, fault.Invalid) && len(fault.Of(err).Fields) > 0 {
		return s.aboutAgain(c, a, q, fault.Of(err).Fields, func(x *questions.Around) {
			if x.Offer != nil {
				x.Offer.Approach, x.Offer.Contact, x.Offer.Errors = form.Get("approach"), form.Get("contact"), fault.Of(err).Fields
			}
		})
	}
	if err != nil {
		return err
	}
	says := "Others may ask you about “" + q.Item.Title + "”"
	if !offered {
		says = "Others may no longer ask you about “" + q.Item.Title + "”"
	}
	return s.done(c, a.place.Item(q.Item.ID)+a.gateQuery(), says)
}

// handedAreas are the answers of an adoption as last handed in, by area.
func handedAreas(r app.Readiness) []questions.HandedArea {
	var out []questions.HandedArea
	for i := range r.Result.Checklist.Domains {
		d := &r.Result.Checklist.Domains[i]
		area := questions.HandedArea{Label: d.Label}
		for j := range r.Result.Items {
			it := r.Result.Items[j].Item
			at := slices.IndexFunc(r.Handed, func(m adoption.Move) bool { return m.Item == it.ID })
			if it.Domain == d.Key && at >= 0 {
				area.Lines = append(area.Lines, questions.HandedLine{Title: it.Title, Level: r.Handed[at].Counted, On: r.Handed[at].On.Long()})
			}
		}
		if len(area.Lines) > 0 {
			out = append(out, area)
		}
	}
	return out
}

// ownQuestions are those of a reader who only answers.
func (a asking) ownQuestions() *questions.HandingList {
	l := &questions.HandingList{Title: "Your questions"}
	for _, x := range a.handed() {
		if x.Given.Person == a.me {
			l.Rows = append(l.Rows, a.handingRow(x))
		}
	}
	return l
}
