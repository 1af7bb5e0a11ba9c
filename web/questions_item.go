package web

import (
	"slices"
	"strings"

	"groundwork/internal/adoption"
	"groundwork/internal/app"
	"groundwork/internal/evidence"
	"groundwork/internal/readiness"
	"groundwork/internal/store"
	"groundwork/templates/questions"
	"groundwork/templates/ui"
)

// item is a question with what is known of it, closed.
func (a asking) item(q app.Asked) questions.Item {
	x := questions.Item{Slug: adoption.ItemSlug(q.Item.ID), Title: q.Item.Title, Question: q.Item.Question}
	st := q.Standing
	if st == nil {
		x.Facts = a.facts(q)
		return x
	}
	x.State = a.state(st)
	a.mark(st, &x)
	x.Facts = a.facts(q)
	a.deeds(q, &x)
	return x
}

// mark says what a question does at the decision point, or to the trust's take-ups.
func (a asking) mark(st *readiness.Standing, x *questions.Item) {
	if a.result == nil {
		if n := a.stops[st.Item.ID]; n > 0 && st.Known {
			x.Stops = "Stops " + countOf(n, "take-up now", "take-ups now")
		} else if n > 0 {
			x.Unknown = "Not known: holds up " + countOf(n, "take-up", "take-ups")
		}
		return
	}
	g := a.place.Gate
	for _, s := range slices.Concat(a.result.Gate(g).Stops, a.result.Gate(g).Gaps) {
		if s.Item != st.Item {
			continue
		}
		switch s.State {
		case readiness.Short:
			x.Stops = s.Mark()
		case readiness.Accepted:
			x.Until = s.Mark()
		default:
			x.Unknown = s.Mark()
		}
		return
	}
	if st.At[g] == readiness.Met {
		x.Quiet = "Enough " + g.To()
	}
	for _, later := range readiness.Gates {
		if need := st.Item.Threshold(later); later > g && need > st.Item.Threshold(g) && st.At[later] != readiness.Met && st.At[later] != readiness.NotAsked {
			s := upper(later.Noun()) + " needs it " + strings.ToLower(need.String())
			if x.Quiet != "" {
				s = x.Quiet + ". " + s
			}
			x.Quiet = s
			return
		}
	}
}

// facts is what is known of a question, line by line.
func (a asking) facts(q app.Asked) []questions.Fact {
	var out []questions.Fact
	st := q.Standing
	switch {
	case q.Row.ID == "":
		f := questions.Fact{Text: "Nobody has answered this yet."}
		if q.Given.Person != "" {
			f.After = "Given to " + a.names[q.Given.Person] + byDay(q.Given.Due.Long()) + "."
		}
		out = append(out, f)
	default:
		out = append(out, a.answer(q, st))
		if note := q.Row.Note; note != "" {
			out = append(out, questions.Fact{Text: note, Quote: true})
		}
		if reason := q.Row.Reason; reason != "" {
			out = append(out, questions.Fact{Lead: "Because:", Text: reason})
		}
		if q.Row.ToldBy != "" {
			out = append(out, questions.Fact{Text: "Told by " + q.Row.ToldBy + onDay(q.Row.ToldOn.Long()), Quiet: true})
		}
	}
	if shown := a.shownBy(q.Evidence); len(shown) > 0 {
		out = append(out, questions.Fact{Lead: "Shown by:", Links: shown, After: verified(q.Row.Verification), Quiet: true})
	}
	out = append(out, a.gaps(q.Item)...)
	if to := q.Owed.To; to != "" && to != q.Row.Note {
		f := questions.Fact{Lead: "To do:", Text: strings.TrimSuffix(to, ".") + "."}
		if q.Owed.Name != "" {
			f.Text += " " + q.Owed.Name
			if q.Owed.Due != 0 {
				f.Text, f.Bold = f.Text+", by", q.Owed.Due.Long()
			}
		}
		out = append(out, f)
	}
	return out
}

// answer is the line that says what was answered, where, by whom and when, and whether it counts.
func (a asking) answer(q app.Asked, st *readiness.Standing) questions.Fact {
	f := questions.Fact{Level: rowKey(q.Row), Text: a.names[q.Row.By] + ", " + q.Row.On.Long() + "."}
	if q.Row.Kind == store.AnswerConfirmed {
		f.Text = a.names[q.Row.By] + ", confirmed " + q.Row.On.Long() + "."
	}
	switch {
	case a.result != nil && q.Item.Scope == readiness.Foundation && q.Row.Adoption == "":
		f.Lead = "From your groundwork:"
	case q.Row.Kind == store.LocalGiven:
		f.Lead = "These teams only:"
	}
	if q.Row.Special == readiness.NotKnown.String() {
		f.Text = a.names[q.Row.FindsOut] + " finds out by " + q.Row.FindOutBy.Long() + ". Said by " + a.names[q.Row.By] + ", " + q.Row.On.Long() + "."
	}
	if st == nil {
		return f
	}
	why := a.checklist.Explain(st)
	switch {
	case st.Age.ShownEnds && st.Age.Freshness == readiness.Overdue && !st.NoGrace:
		f.Bold, f.After = "Still true?", "What shows it was valid until "+st.Age.Due.Long()+". It counts for 30 days more."
	case st.Age.ShownEnds && st.Age.Freshness == readiness.DueSoon:
		f.After = "What shows it is valid until " + st.Age.Due.Long() + "."
	case st.Age.Freshness == readiness.OutOfDate || st.NoGrace:
		f.Bold, f.After = "Still true?", why+"."
	case st.Age.Freshness == readiness.Overdue:
		f.Bold, f.After = "Still true?", "It was due again on "+st.Age.Due.Long()+" and counts for 30 days more."
	case st.Age.Freshness == readiness.DueSoon:
		f.After = "Due again on " + st.Age.Due.Long() + "."
	case st.Why == readiness.NoSecondPerson && q.Row.AskedToAgree != "":
		f.After = why + ": " + a.names[q.Row.AskedToAgree] + " is asked to."
	case why != "" && st.Why != readiness.SaidNotKnown && st.Why != readiness.DoesNotApply:
		f.After = why + "."
	}
	return f
}

func rowKey(r store.Answer) string {
	switch r.Special {
	case readiness.NotKnown.String():
		return "not_known"
	case readiness.NotApplicable.String():
		return "not_applicable"
	}
	return questions.GivenKey(readiness.Answer{Kind: readiness.Stated, Level: r.Level})
}

// shownBy are the pieces that show an answer, each with its page, and what is to know of it.
func (a asking) shownBy(in []evidence.Piece) []questions.Piece {
	var out []questions.Piece
	for _, e := range in {
		p := questions.Piece{Title: e.Title, Href: "/trusts/" + a.trust + "/evidence/" + e.ID, Says: questions.About(e, a.today)}
		if e.Checked.Done() {
			p.Says = append(p.Says, "checked by "+a.names[e.Checked.By])
		}
		out = append(out, p)
	}
	return out
}

// verified is the mark beside a level that somebody else has looked.
func verified(key string) string {
	switch key {
	case "checked_by_peer":
		return "Checked by a peer outside the team."
	case "independently_assured":
		return "Independently assured."
	}
	return ""
}

// gaps are the accepted gaps on a question at other decision points than the one shown.
func (a asking) gaps(it *readiness.Item) []questions.Fact {
	if a.result == nil {
		return nil
	}
	var out []questions.Fact
	for _, g := range readiness.Gates {
		for _, s := range a.result.Gate(g).Gaps {
			if s.Item != it {
				continue
			}
			f := questions.Fact{Text: "accepted by " + a.names[s.Condition.AcceptedBy] + ", " + s.Condition.AcceptedOn.Long() + "."}
			if g == a.place.Gate {
				f.Lead = "The gap was"
			} else {
				f.Until, f.Lead = s.Mark(), "for the decision "+g.To()+" only:"
			}
			out = append(out, f)
		}
	}
	return out
}

func byDay(long string) string {
	if long == "" {
		return ""
	}
	return ", to answer by " + long
}

func onDay(long string) string {
	if long == "" {
		return ""
	}
	return ", " + long
}

// deeds are what the reader may do about a question.
func (a asking) deeds(q app.Asked, x *questions.Item) {
	st, it := q.Standing, q.Item
	foundationHere := a.result != nil && it.Scope == readiness.Foundation
	may := a.mayAnswer(it.ID)
	if may && q.Row.ID != "" && !st.Age.ShownEnds && q.Row.Kind != store.LocalGiven && q.Row.Special != readiness.NotKnown.String() {
		x.Confirm = &questions.Confirm{Action: a.place.Deed(it.ID, "confirm"), Seen: q.Seen}
		if foundationHere {
			x.Confirm.Action, x.Confirm.Seen = a.ground+"/"+x.Slug+"/confirm", a.groundSeq(it.ID)
			x.Confirm.Back = a.place.Base + "/" + it.Domain + a.gateQuery()
		}
	}
	if st.Why == readiness.NoSecondPerson && a.mayAgree && q.Row.By != a.me {
		x.Agree = a.place.Deed(it.ID, "agree")
		if foundationHere {
			x.Agree = a.ground + "/" + x.Slug + "/agree"
		}
	}
	link := func(label, href string) { x.Links = append(x.Links, ui.Crumb{Label: label, Href: href}) }
	a.gapDeed(q, link)
	switch {
	case foundationHere:
		link("Open in groundwork", a.ground+"/"+x.Slug)
		if may && it.LocalAnswer && q.Local.ID == "" {
			link("Answer for these teams only", a.place.Item(it.ID)+"?as=local")
		}
		if may && q.Lowered.ID != "" {
			x.Undo = append(x.Undo, questions.Undo{Action: a.place.Deed(it.ID, "lower"), Do: "stop", Text: "No longer lower it here"})
		}
		if may && q.Local.ID != "" {
			x.Undo = append(x.Undo, questions.Undo{Action: a.place.Deed(it.ID, "lower"), Do: "stop-local", Text: "Take back the answer for these teams"})
		}
		if may && q.Lowered.ID == "" && q.Local.ID == "" && st.Known && st.Level > readiness.NotInPlace {
			link("Lower for this take-up", a.place.Item(it.ID)+"?as=lower")
		}
	case may && q.Row.ID == "":
		link("Answer", a.openHere(it))
	case may:
		link("Change", a.openHere(it))
	}
	a.furtherDeeds(q, link)
}

// openHere is where a question of this place opens with its form.
func (a asking) openHere(it *readiness.Item) string {
	return a.place.Item(it.ID) + a.gateQuery()
}

// furtherDeeds are what can be done besides answering.
func (a asking) furtherDeeds(q app.Asked, link func(label, href string)) {
	st, it := q.Standing, q.Item
	if a.mayPlan && (a.state(st) == ui.ItemStops || a.state(st) == ui.ItemUnknown) {
		label := "Say what is to do"
		if q.Owed.To != "" {
			label = "Change what is to do"
		}
		link(label, a.place.Item(it.ID)+"?as=todo")
	}
}

// gapDeed offers to accept a gap where the rule allows one: on an essential question exactly one step short.
func (a asking) gapDeed(q app.Asked, link func(label, href string)) {
	st, it := q.Standing, q.Item
	if a.result != nil && a.mayAccept && st.At[a.place.Gate] == readiness.Accepted {
		link("Close the accepted gap", a.place.Item(it.ID)+"?as=end-gap&gate="+a.place.Gate.String())
	}
	if g := a.place.Gate; a.result != nil && a.mayAccept && it.Strength == readiness.Essential && st.At[g] == readiness.Short && st.Level+1 == it.Threshold(g) {
		link("Accept as a gap until a date", a.place.Item(it.ID)+"?as=gap&gate="+a.place.Gate.String())
	}
}

// earlier is one row of what was said before, in a line.
func (a asking) earlier(r store.Answer) questions.Fact {
	f := questions.Fact{Text: a.names[r.By] + ", " + r.On.Long() + ".", Level: rowKey(r)}
	switch r.Kind {
	case store.AnswerConfirmed:
		f.Lead = "Confirmed:"
	case store.LocalGiven:
		f.Lead = "For these teams only:"
	case store.LocalWithdrawn, store.LowerWithdrawn:
		f.Lead, f.Level = "Taken back:", ""
	case store.Lowered:
		f.Lead = "Lowered to:"
	}
	if s := r.Note + r.Reason; s != "" {
		f.After = "“" + s + "”"
	}
	return f
}
