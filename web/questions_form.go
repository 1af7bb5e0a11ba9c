package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"groundwork/internal/app"
	"groundwork/internal/evidence"
	"groundwork/internal/fault"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
	"groundwork/templates/questions"
	"groundwork/templates/ui"
)

// form asks a question with what was answered last already in it. local is for these teams only.
func (a asking) form(q app.Asked, local bool, from string) *questions.Form {
	it := q.Item
	f := &questions.Form{Today: a.today, Action: a.place.Item(it.ID), Title: it.Title, Question: it.Question, Hint: it.Hint, Local: local, Second: it.Strength >= readiness.Essential,
		Expect: it.Evidence, People: a.choosePerson("Choose a person"), Seen: q.Seen, From: from, Button: "Save"}
	if a.place.Gated {
		f.Gate = a.place.Gate.String()
	}
	for _, l := range a.checklist.Levels {
		f.Levels = append(f.Levels, questions.LevelChoice{Value: strconv.Itoa(int(l.Value)), Label: l.Label, Describes: a.checklist.Describes(it, l.Value)})
	}
	for _, s := range []string{it.RaisedBecause, it.Because, it.PackNote} {
		if s != "" {
			f.Pilot = append(f.Pilot, s)
		}
	}
	row := q.Row
	if local {
		row = q.Local
	}
	if row.ID != "" {
		a.prefill(f, row, q.Evidence)
	}
	if _, more := a.next(it.ID); more {
		f.Button = "Save and go to the next"
	}
	return f
}

// prefill puts the standing answer into its form.
func (a asking) prefill(f *questions.Form, row store.Answer, shown []evidence.Piece) {
	in := readiness.Input{Choice: row.Special, Note: row.Note, Reason: row.Reason, FindsOut: row.FindsOut, SecondPerson: row.AskedToAgree}
	if row.HasLevel {
		in.Choice = strconv.Itoa(int(row.Level))
	}
	if row.FindOutBy != 0 {
		y, m, d := row.FindOutBy.Date()
		in.Year, in.Month, in.Day = strconv.Itoa(y), strconv.Itoa(int(m)), strconv.Itoa(d)
	}
	if row.Special == readiness.NotKnown.String() {
		in.Why, in.Note = row.Note, ""
	}
	f.Input, f.Shown = in, shown
	for _, p := range shown {
		if !p.Ended(a.today) {
			f.Keep = append(f.Keep, p.ID)
		}
	}
	said := strings.ToLower(answerSays(row))
	by := a.names[row.By]
	if row.By == a.me {
		by = "you"
	}
	f.Last = "Last saved: " + said + ", " + row.On.Long() + ", " + by + "."
	if row.Note != "" {
		f.Last += " “" + row.Note + "”"
	}
}

func answerSays(r store.Answer) string {
	switch r.Special {
	case readiness.NotKnown.String():
		return "We don’t know yet"
	case readiness.NotApplicable.String():
		return "Does not apply here"
	}
	return r.Level.String()
}

func (a asking) choosePerson(nobody string) []ui.Option {
	out := []ui.Option{{Value: "", Label: nobody}}
	for _, p := range a.people {
		label := p.Name
		if p.Job != "" {
			label += ", " + p.Job
		}
		out = append(out, ui.Option{Value: p.ID, Label: label})
	}
	return out
}

// alone is one question on a page of its own.
func (a asking) alone(q app.Asked, local bool, f *questions.Form) questions.Question {
	it := q.Item
	p := questions.Question{Place: a.place, Title: it.Title, Closed: a.item(q), Notes: a.notes(q, local)}
	if q.Standing != nil && a.mayHelp && !local && (a.state(q.Standing) == ui.ItemStops || a.state(q.Standing) == ui.ItemUnknown || a.helped(it.ID)) {
		p.Help = &questions.Help{Action: a.place.Deed(it.ID, "help"), Asked: a.helped(it.ID)}
	}
	at := slices.IndexFunc(a.mine, func(st *readiness.Standing) bool { return st.Item == it })
	if at >= 0 {
		p.Where = "Question " + strconv.Itoa(at+1) + " of " + strconv.Itoa(len(a.mine))
		if len(a.mine) == 1 {
			p.Where = "Your question"
		}
		due := q.Given.Due
		if q.Row.Special == readiness.NotKnown.String() {
			due = q.Row.FindOutBy
		}
		if due != 0 {
			p.Where += ", answer by " + due.Long()
		}
	}
	if f != nil {
		p.Errors = f.Errors
	}
	if q.Standing == nil && a.result != nil || !a.answersHere(it) && !local || local && (!it.LocalAnswer || !a.mayAnswer(it.ID)) {
		return p
	}
	if p.Form = f; f == nil {
		p.Form = a.form(q, local, "question")
	}
	p.Form.Heading = true
	if at >= 0 && at+1 < len(a.mine) {
		p.Form.Button = "Save and go to question " + strconv.Itoa(at+2)
	}
	p.Closed.Confirm = nil // its form says the same
	p.Closed.Links = slices.DeleteFunc(p.Closed.Links, func(c ui.Crumb) bool { return c.Label == "Answer" || c.Label == "Change" })
	return p
}

// notes are the sentences below a question: what it has to be for, and who reads the answer.
func (a asking) notes(q app.Asked, local bool) []string {
	var out []string
	switch {
	case q.Standing == nil && a.result != nil:
		out = append(out, "This question is not asked of this take-up, so an answer would change nothing.")
	case a.result != nil:
		for _, g := range readiness.Gates {
			if need := q.Item.Threshold(g); need > 0 && g >= a.place.Gate {
				out = append(out, "For "+a.place.Name+" "+g.To()+" at "+a.place.Short+" this needs to be "+orBetter(need)+".")
				break
			}
		}
		if !q.Item.CanStop() {
			out = append(out, "This is good to have and never stops a decision.")
		}
	default:
		out = append(out, "Answered once for the trust; every take-up reads it.")
		if q.Item.RequiredNote != "" {
			out = append(out, q.Item.RequiredNote)
		}
	}
	if local {
		out = append(out, "An answer for these teams only counts up to in place, and replaces the trust’s answer for this take-up.")
	}
	return append(out, "Only your trust sees your note and what shows it. No patient details.")
}

func orBetter(l readiness.Level) string {
	if l >= readiness.Embedded {
		return strings.ToLower(l.String())
	}
	return strings.ToLower(l.String()) + " or better"
}

// readReply is an answer as it was sent. What shows it stands in the part of the form that its level opened.
func readReply(form url.Values, item string) app.Reply {
	of := "-" + form.Get("level")
	r := app.Reply{Item: item, Local: form.Get("as") == "local", Keep: form["keep"+of], Until: typedDate(form, "until"+of), Find: form.Get("find" + of), ToldBy: form.Get("told_by"), ToldOn: typedDate(form, "told_on")}
	r.Input = readiness.Input{Choice: form.Get("level"), Note: form.Get("note"), FindsOut: form.Get("finds_out"), Day: form.Get("find_out_by-day"),
		Month: form.Get("find_out_by-month"), Year: form.Get("find_out_by-year"), Why: form.Get("why"), Reason: form.Get("reason"), SecondPerson: form.Get("second_person")}
	r.Shows = form.Get("shows-" + r.Choice)
	r.Seen, _ = strconv.Atoi(form.Get("_version"))
	return r
}

// typed is a form with what was sent, and what is wrong with it.
func (a asking) typed(q app.Asked, r app.Reply, from string, wrong fault.Fields) *questions.Form {
	f := a.form(q, r.Local, from)
	f.Input, f.Keep, f.ToldBy, f.ToldOn, f.Seen = r.Input, r.Keep, r.ToldBy, r.ToldOn, r.Seen
	f.Until, f.Find = r.Until, r.Find
	for _, x := range wrong {
		if slices.Contains(questions.InLevel, x.Name) {
			x.Name += "-" + r.Choice
		}
		f.Errors = append(f.Errors, x)
	}
	return f
}

// carriedAlong is what was typed, to go along hidden.
func carriedAlong(form url.Values) questions.Carried {
	var out questions.Carried
	for name, values := range form {
		if slices.Contains([]string{"_key", "_version", "do", "sure"}, name) || strings.HasPrefix(name, "_file.") {
			continue
		}
		for _, v := range values {
			out = append(out, [2]string{name, v})
		}
	}
	slices.SortFunc(out, func(x, y [2]string) int { return strings.Compare(x[0]+"\x00"+x[1], y[0]+"\x00"+y[1]) })
	return out
}

// mineSays is an answer that was not saved, line by line.
func (a asking) mineSays(r app.Reply) []questions.Fact {
	f := questions.Fact{Level: "not_known"}
	switch r.Choice {
	case readiness.NotKnown.String():
		f.Text = a.names[r.FindsOut] + " finds out."
	case readiness.NotApplicable.String():
		f.Level, f.Text = "not_applicable", r.Reason
	default:
		n, _ := strconv.Atoi(r.Choice)
		f.Level = questions.GivenKey(readiness.Answer{Kind: readiness.Stated, Level: readiness.Level(n)})
	}
	out := []questions.Fact{f}
	if r.Note+r.Why != "" {
		out = append(out, questions.Fact{Text: r.Note + r.Why, Quote: true})
	}
	if shown := strings.Trim(r.Shows+"; "+r.Upload.Name, "; "); shown != "" {
		out = append(out, questions.Fact{Lead: "Shown by:", Text: shown, Quiet: true})
	}
	return out
}

// lower is the page on which an answer of the groundwork is lowered for one adoption.
func (a asking) lower(q app.Asked, level, because string, wrong fault.Fields) questions.Lower {
	p := questions.Lower{Place: a.place, Slug: slug(q), Title: q.Item.Title, Says: a.answer(q, nil), Level: level, Because: because, Seen: q.Seen, Errors: wrong}
	for _, l := range a.checklist.Levels {
		if q.Standing != nil && l.Value < q.Standing.Level {
			p.Levels = append(p.Levels, questions.LevelChoice{Value: strconv.Itoa(int(l.Value)), Label: l.Label, Describes: a.checklist.Describes(q.Item, l.Value)})
		}
	}
	return p
}

// gap is the page on which a gap is accepted until a date.
func (a asking) gap(q app.Asked, in app.GapInput, wrong fault.Fields) questions.Gap {
	var g readiness.Gate
	if g.UnmarshalText([]byte(in.Gate)) != nil {
		g = a.place.Gate
	}
	owner := in.Owner
	if owner == "" && wrong == nil {
		owner = q.Owed.Person
	}
	action := in.Action
	if action == "" && wrong == nil {
		action = q.Owed.To
	}
	return questions.Gap{Place: a.place, Slug: slug(q), Title: q.Item.Title, Says: a.facts(q), Gate: g.String(), To: g.To(), People: a.choosePerson("Choose a person"), Action: action, Owner: owner, Due: in.Due, Errors: wrong,
		Rule: "A gap may be accepted " + g.To() + " where the question is one step short. It holds for 90 days at most, on its last day too, and lapses by itself."}
}

// endGap is the page on which an accepted gap is closed before its date.
func (a asking) endGap(q app.Asked, gate, why string, wrong fault.Fields) questions.EndGap {
	var g readiness.Gate
	if g.UnmarshalText([]byte(gate)) != nil {
		g = a.place.Gate
	}
	return questions.EndGap{Place: a.place, Slug: slug(q), Title: q.Item.Title, Says: a.facts(q), Gate: g.String(), To: g.To(), Why: why, Errors: wrong}
}

// toDo is the page on which somebody says what is to do for a question.
func (a asking) toDo(q app.Asked, in app.ActionInput, wrong fault.Fields) questions.ToDo {
	return questions.ToDo{Place: a.place, Slug: slug(q), Title: q.Item.Title, People: a.choosePerson("Choose a person"), Text: in.Text, Owner: in.Owner, Due: in.Due,
		Waits: in.Waits, Others: a.othersOpen(q, in.Waits), Errors: wrong}
}

// othersOpen are the questions that what is to do may wait for: those not in place, and the one that is chosen.
func (a asking) othersOpen(q app.Asked, chosen string) []ui.Option {
	out := []ui.Option{{Value: "", Label: "Nothing"}}
	for _, st := range a.items {
		if id := st.Item.ID; id == chosen || id != q.Item.ID && !st.LeftOut && (!st.Known || st.Level < readiness.InPlace) {
			out = append(out, ui.Option{Value: id, Label: st.Item.Title})
		}
	}
	return out
}

func slug(q app.Asked) string { return strings.ReplaceAll(q.Item.ID, "/", "~") }

func upper(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
