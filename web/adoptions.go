package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/fault"
	"groundwork/internal/person"
	"groundwork/internal/readiness"
	"groundwork/internal/stage"
	"groundwork/templates/adoptions"
	"groundwork/templates/ui"
)

// adoptionNew asks what is needed to check whether the reader's trust is ready for a pilot.
func (s *Server) adoptionNew(c echo.Context) error {
	return s.adoptionForm(c, http.StatusOK, adoption.StartInput{Pilot: c.QueryParam("pilot")}, nil)
}

func (s *Server) adoptionForm(c echo.Context, status int, in adoption.StartInput, wrong fault.Fields) error {
	n, err := s.App.NewAdoption(c.Request().Context(), s.who(c), in.Pilot)
	if err != nil {
		return err
	}
	p := adoptions.New{Pilot: n.Pilot.ID, PilotName: n.Pilot.Name, Brief: briefName(n.Pilot.Name), Lead: n.Pilot.TrustShort, Trust: n.Trust, Open: n.Open, Asked: n.Asked,
		People: peopleOptions(n.People, "Nobody yet"), Pack: n.Pack, OnTop: n.OnTop, Ready: n.Ready, All: n.All, Input: in, Errors: wrong}
	return render(c, status, p.Page())
}

func peopleOptions(people []person.Person, nobody string) []ui.Option {
	out := []ui.Option{{Value: "", Label: nobody}}
	for _, p := range people {
		label := p.Name
		if p.Job != "" {
			label += ", " + p.Job
		}
		out = append(out, ui.Option{Value: p.ID, Label: label})
	}
	return out
}

// adoptionStart begins the take-up. A second one of the same pilot is not made: the page leads to the first.
func (s *Server) adoptionStart(c echo.Context) error {
	form, err := formOf(c)
	if err != nil {
		return err
	}
	in := adoption.StartInput{Pilot: form.Get("pilot"), Facts: map[string]string{}, People: map[string]string{}, Planned: map[string]string{}, Cases: form.Get("cases"), Source: form.Get("cases_source")}
	for name := range form {
		if key, ok := strings.CutPrefix(name, "fact-"); ok {
			in.Facts[key] = form.Get(name)
		}
	}
	for _, f := range adoption.Functions {
		in.People[f] = form.Get(f)
	}
	for _, g := range readiness.Gates {
		in.Planned[g.String()] = typedDate(form, "planned-"+g.String())
	}
	pack, _ := strconv.Atoi(form.Get("pack"))
	id, err := s.App.StartAdoption(c.Request().Context(), s.who(c), in, pack)
	switch {
	case fault.Is(err, fault.Invalid):
		return s.adoptionForm(c, http.StatusUnprocessableEntity, in, fault.Of(err).Fields)
	case fault.Is(err, fault.Conflict):
		return s.adoptionForm(c, http.StatusConflict, in, nil)
	case err != nil:
		return err
	}
	p, err := s.App.AdoptionPage(c.Request().Context(), s.who(c), id)
	if err != nil {
		return err
	}
	already := ""
	if p.Ready > 0 {
		already = strconv.Itoa(p.Ready) + " of " + strconv.Itoa(p.Questions) + " questions were answered already, by our groundwork. "
	}
	return s.done(c, "/adoptions/"+id+"/readiness", "Started. "+already+"It stays at "+s.who(c).ShortName()+" until you tell others")
}

// adoption is one adoption as its reader may know of it.
func (s *Server) adoption(c echo.Context) error {
	p, err := s.App.AdoptionPage(c.Request().Context(), s.who(c), c.Param("adoption"))
	if err != nil {
		return err
	}
	x := s.adoptionPage(p)
	if x.Expected, err = s.expectedShown(c, p.Behind); err != nil {
		return err
	}
	return ok(c, x.Page())
}

func headOf(a adoption.Adoption) adoptions.Head {
	return adoptions.Head{ID: a.ID, Name: briefName(a.PilotName), Trust: a.TrustName, Short: a.TrustShort, Ods: a.Trust}
}

func (s *Server) adoptionPage(p app.AdoptionPage) adoptions.Show {
	h := headOf(p.Adoption)
	x := adoptions.Show{Head: h, WhoSees: p.WhoSees, Phases: phases(p.Where), Pages: p.Sight.Levels}
	x.Answer = ui.AnswerProps{Text: stageSentence(h, p), ID: "answer"}
	if a := p.Where.Aside; a != nil {
		if !p.Sight.Levels {
			a = a.Outside()
		}
		x.Aside, x.AsideFacts = s.asideWords(a, p.Names), asideFacts(a)
	}
	if p.Result != nil {
		gate := p.Result.Gate(p.Where.Gate)
		if p.Adoption.Open && p.Where.Undecided {
			x.Answer.Text, x.Answer.Means = p.Result.Sentence(p.Where.Gate), ui.AnswerMeaningOf(gate.Verdict.String())
			x.Answer.More = stageSentence(h, p) + "."
			if !p.Result.Assessed() {
				x.Answer.Means = ui.Unknown
			}
		}
		r := app.Readiness{Adoption: p.Adoption, Where: p.Where, Result: p.Result, Planned: p.Planned}
		x.Gates = gateTabs(r, p.Where.Gate)
		for i := range x.Gates {
			x.Gates[i].Current, x.Gates[i].Href = false, h.Href("readiness")+x.Gates[i].Href
			x.Gates[i].Words = p.Result.Gate(readiness.Gates[i]).Counts()
		}
	}
	if !p.Adoption.Open && p.MayStart {
		x.Answer.Do = ui.LinkButton("/adoptions/new?pilot="+p.Pilot, "Check again if we are ready")
	}
	if !p.Sight.Levels {
		x.Limited = "You see what " + p.TrustShort + " lets others know. The rest stays there."
		return x
	}
	if p.Adoption.Open {
		x.Answer.Do = ui.LinkButton(h.Href("readiness"), "Open the readiness")
	}
	x.Says = boardSays(h, p)
	s.fillShow(&x, p)
	return x
}

// mostReasons is how many reasons of a sentence are shown; the readiness page has them all.
const mostReasons = 3

// boardSays is the sentence that the board reads, with its reasons where the reader may open them.
func boardSays(h adoptions.Head, p app.AdoptionPage) adoptions.Says {
	if p.Says == nil {
		return adoptions.Says{}
	}
	x := adoptions.Says{Text: p.Says.Sentence(), All: h.Href("readiness")}
	all := p.Says.Reasons()
	for _, r := range all[:min(len(all), mostReasons)] {
		one := adoptions.Reason{Text: r.Text}
		switch {
		case r.Item != "":
			one.Href = h.Href("readiness/" + r.Item)
		case r.Page == "stop-rules" && !p.MayEdit: // only leaders open those
		default:
			one.Href = h.Href(r.Page)
		}
		x.Reasons = append(x.Reasons, one)
	}
	if n := len(all) - len(x.Reasons); n > 0 {
		x.More = "and " + strconv.Itoa(n) + " more"
	}
	return x
}

// stageSentence is where an adoption stands, in a sentence.
func stageSentence(h adoptions.Head, p app.AdoptionPage) string {
	return h.Short + ": " + strings.ToLower(p.Where.Stage.Label) + " since " + p.Where.Since.Long()
}

// asideFacts are what a stop leaves behind for its readers.
func asideFacts(a *adoption.State) []ui.Fact {
	var out []ui.Fact
	for _, f := range []ui.Fact{{Key: "What was learned", Value: a.Learning}, {Key: "How it is switched off", Value: a.SwitchOff}} {
		if f.Value != "" {
			out = append(out, f)
		}
	}
	return out
}

// asideWords say why an adoption lies beside the path, in the words of the trust where the reader may read them.
func (s *Server) asideWords(a *adoption.State, names map[string]string) string {
	st, _ := stage.Find(s.App.Library.Stages.Adoption, a.Key)
	words := st.Label + " since " + a.On.Long()
	if a.Reason != "" {
		words += ": " + lowerStart(stage.ReasonLabel(a.Reason))
	}
	if a.Text != "" {
		words += ". “" + strings.TrimSuffix(a.Text, ".") + "”"
	}
	words = strings.TrimSuffix(words, ".") + "."
	if who := names[a.Restarts]; who != "" {
		words += " " + who + " can restart it, and so can any leader of the trust."
	}
	switch {
	case a.Again != 0 && a.Key == adoption.Paused:
		words += " To be looked at again on " + a.Again.Long() + "."
	case a.Again != 0:
		words += " Ask again on " + a.Again.Long() + "."
	}
	return words
}

func phases(w adoption.Where) []ui.Phase {
	var out []ui.Phase
	at := slices.IndexFunc(w.Path, func(x stage.Stage) bool { return x.Key == w.Stage.Key })
	for i, x := range w.Path {
		p := ui.Phase{Label: x.Label, Past: i < at, Current: i == at}
		if on := w.Entered[x.Key]; on != 0 && i <= at {
			p.When = "since " + on.Long()
			if p.Past {
				p.When = on.Long()
			}
		}
		out = append(out, p)
	}
	return out
}

// fillShow adds what only the trust may know.
func (s *Server) fillShow(x *adoptions.Show, p app.AdoptionPage) {
	h := x.Head
	if p.Adoption.Open {
		x.NextIs = p.Where.Next.Label
		for _, m := range p.Missing {
			x.Missing = append(x.Missing, adoptions.Missing{Text: m.Label(), Says: m.Says, Href: placeHref(h, m, p), Asks: m.State == adoption.Asks})
		}
	}
	edit := func(page string) string {
		if p.MayEdit {
			return h.Href(page)
		}
		return ""
	}
	for _, f := range adoption.Functions {
		fact := ui.Fact{Key: adoption.FunctionLabel(f), Value: p.Names[p.People[f]], Change: edit("people")}
		if fact.Value == "" {
			if usual := adoption.Holding(p.Holders, f); usual.Person != "" {
				fact.Value = usual.Name + ", as usual in the trust"
			}
		}
		x.Facts = append(x.Facts, fact)
	}
	for _, g := range readiness.Gates {
		if !p.Where.Undecided || g < p.Where.Gate {
			continue
		}
		x.Facts = append(x.Facts, ui.Fact{Key: adoption.PlannedLabel(g), Value: cmpWords(p.Planned[g].Long(), "No date yet"), Change: edit("plan")})
	}
	volume := "Not counted yet"
	if p.Volume.CasesADay.Known {
		volume = p.Volume.CasesADay.D.String() + " on a working day (" + p.Volume.Source + ")"
	}
	x.Facts = append(x.Facts, ui.Fact{Key: "Cases", Value: volume, Change: edit("volume")})
	for _, f := range p.Asked {
		yes := "No"
		if p.Facts[f.Key] {
			yes = "Yes"
		}
		x.Facts = append(x.Facts, ui.Fact{Key: f.Label, Value: yes, Change: edit("facts")})
	}
	x.Facts = append(x.Facts, packFact(p, edit), ui.Fact{Key: "Technology set up", Value: cmpWords(p.SetUp.Long(), "Not yet"), Change: edit("set-up")})
	x.WentFirst = p.WentFirst
	if p.Questions > 0 {
		x.Facts = append(x.Facts, ui.Fact{Key: "Answered by the groundwork", Value: strconv.Itoa(p.Ready) + " of " + strconv.Itoa(p.Questions) + " questions"})
	}
	x.Facts = append(x.Facts, ui.Fact{Key: "Others", Value: openWords(p)})
	x.Teams, x.AddTeam = teamTable(h, p), edit("teams")
	if p.Ready > 0 && p.Adoption.Open && !p.Open.Committed {
		x.Answer.More += " " + strconv.Itoa(p.Ready) + " of " + strconv.Itoa(p.Questions) + " questions were answered already, by our groundwork."
	}
	if len(p.Fallen.Changed) > 0 {
		d := p.Fallen.Decision
		x.Changed = append(x.Changed, adoptions.Notice{Text: "Readiness has changed since the decision of " + d.On.Long() + ": " + lowerStart(gateWord(d.Gate)) + ".", Href: h.Href("decisions/" + d.ID)})
	}
	for _, d := range slices.Backward(p.Decisions) {
		x.Decided = append(x.Decided, ui.Fact{Key: gateWord(d.Gate), Value: adoption.OutcomeLabel(d.Outcome) + ", " + d.On.Long() + ", " + p.Names[d.By], Change: h.Href("decisions/" + d.ID), Verb: "Read", Noun: "the decision of " + d.On.Long()})
	}
	if p.MayEdit && !p.Open.Committed {
		x.Tell = "tell"
		if p.Open.Told {
			x.Tell = "private"
		}
	}
	x.Resume = p.MayRestart
	if p.MayEdit {
		x.Aways = asides(h, p)
	}
}

// asides are the ways off the path that are open to a leader of the trust: before the decision to adopt it says
// no for now, after it it stops.
func asides(h adoptions.Head, p app.AdoptionPage) []ui.Crumb {
	var out []ui.Crumb
	if p.Life.Paused == nil {
		out = append(out, ui.Crumb{Label: "Pause it", Href: h.Href("pause")})
	}
	if p.Open.Committed {
		return append(out, ui.Crumb{Label: "Stop for good", Href: h.Href("stop")})
	}
	return append(out, ui.Crumb{Label: "Not for us now", Href: h.Href("decline")})
}

func gateWord(key string) string {
	var g readiness.Gate
	if g.UnmarshalText([]byte(key)) != nil {
		return key
	}
	return adoption.GateLabel(g)
}

// placeHref is where a line is mended, as far as the reader may go there.
func placeHref(h adoptions.Head, l adoption.Line, p app.AdoptionPage) string {
	page, _, _ := strings.Cut(l.Place, "/")
	switch page {
	case "":
		if p.MayDecide {
			return h.Href("decisions/new?gate=" + p.Where.Gate.String()) // a person says so when deciding
		}
		return ""
	case "lessons":
		return "/pilots/" + p.Pilot + "/lessons"
	case "readiness", "workflow", "benefits", "decisions":
		return h.Href(l.Place)
	}
	if !p.MayEdit {
		return ""
	}
	return h.Href(l.Place)
}

func packFact(p app.AdoptionPage, edit func(string) string) ui.Fact {
	f := ui.Fact{Key: "What the pilot asks for", Value: "No version accepted"}
	if p.Pack.N > 0 {
		f.Value = "Version " + strconv.Itoa(p.Pack.N) + ", accepted " + p.Pack.On.Long()
	}
	if p.Newest > p.Pack.N {
		f.Change, f.Verb, f.Noun = edit("pack"), "See version "+strconv.Itoa(p.Newest), "of what the pilot asks for"
	}
	return f
}

func openWords(p app.AdoptionPage) string {
	switch {
	case p.Open.Committed:
		return "The stage is open to everybody, because the decision to adopt was made"
	case p.Open.Told:
		return "Others may know of it, since " + p.Life.Told.Long()
	}
	return "Nobody outside the trust knows of it"
}

func teamTable(h adoptions.Head, p app.AdoptionPage) *ui.TableProps {
	if len(p.Teams) == 0 {
		return nil
	}
	t := &ui.TableProps{Caption: "Teams that take part", Hide: true, Columns: ui.Columns("Team", "Planned", "Live", "Old way off"), Stacked: true}
	for _, x := range p.Teams {
		name := ui.Text(x.Name)
		if p.MayEdit {
			name = ui.With(ui.Link(h.Href("teams/"+x.ID), x.Name))
		}
		t.Rows = append(t.Rows, ui.Cells(name, ui.NoWrap(cmpWords(x.Planned.Long(), "No date yet")), ui.NoWrap(cmpWords(x.Live.Long(), "Not yet")), ui.NoWrap(cmpWords(x.Off.Long(), "Not yet"))))
	}
	return t
}
