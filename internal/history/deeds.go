package history

import "strings"

// deedWords completes "Amina Yusuf …": registered the pilot, changed the problem. A deed is named
// noun.verb; the few whose sentence does not follow from its noun and verb stand in phrases. A deed
// that nobody gave words still makes a sentence.
func deedWords(e Event, changes []Change, after Values) string {
	if p, ok := phrases[e.Deed]; ok {
		if filled, ok := fill(p, after); ok {
			return filled
		}
	}
	noun, verb, _ := strings.Cut(e.Deed, ".")
	verb, rest, _ := strings.Cut(verb, ".")
	past, known := verbs[verb]
	switch {
	case e.Deed == "pilot.note" && len(changes) > 0:
		return "wrote the part " + quoted(changes)
	case verb == "edit" && len(changes) > 0:
		return edited(changes)
	case known:
		return past + " " + nounWords(noun, e.Subject.Kind)
	case rest != "":
		return "recorded " + nounWords(noun, e.Subject.Kind) + ": " + plain(verb+" "+rest)
	case verb != "":
		return "recorded " + nounWords(noun, e.Subject.Kind) + ": " + plain(verb)
	}
	return "recorded " + nounWords(noun, e.Subject.Kind)
}

// fill puts what was recorded into a phrase: "accepted the gap at “{question}” until {until}", and counts into words: "{people:person/people}".
// Without all of it the phrase is of no use.
func fill(phrase string, after Values) (string, bool) {
	said, rest, found := strings.Cut(phrase, "{")
	for found {
		var field, more string
		field, rest, _ = strings.Cut(rest, "}")
		field, words, _ := strings.Cut(field, ":")
		if after[field] == "" {
			return "", false
		}
		more, rest, found = strings.Cut(rest, "{")
		if one, many, counts := strings.Cut(words, "/"); counts && after[field] == "1" {
			said += "1 " + one + more
		} else if counts {
			said += after[field] + " " + many + more
		} else {
			said += after[field] + more
		}
	}
	return said, true
}

// edited says what was changed, or added where there was nothing before.
func edited(changes []Change) string {
	verb := "added "
	for _, c := range changes {
		if !c.Added() {
			verb = "changed "
		}
	}
	return verb + listed(changes)
}

// Worded reports whether a deed has words of its own: a phrase, or a noun and a verb that are known.
func Worded(deed string) bool {
	if p, ok := phrases[deed]; ok && !strings.Contains(p, "{") {
		return true
	}
	noun, verb, _ := strings.Cut(deed, ".")
	_, knownNoun := nouns[noun]
	_, knownVerb := verbs[verb]
	return knownNoun && knownVerb
}

func nounWords(noun, kind string) string {
	if n, ok := nouns[noun]; ok {
		return n
	}
	if n, ok := nouns[kind]; ok {
		return n
	}
	return "the " + plain(noun)
}

// listed names up to three changed fields, and the number of the others.
func listed(changes []Change) string {
	var names []string
	for _, c := range changes {
		names = append(names, article(c.Field))
	}
	if len(names) > 4 {
		names = append(names[:3], "other fields")
	}
	if len(names) == 1 {
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// quoted names up to three parts by their titles, and the number of the others.
func quoted(changes []Change) string {
	var titles []string
	for _, c := range changes {
		titles = append(titles, "“"+strings.ToUpper(c.Field[:1])+c.Field[1:]+"”")
	}
	if len(titles) > 4 {
		titles = append(titles[:3], "others")
	}
	if len(titles) == 1 {
		return titles[0]
	}
	return strings.Join(titles[:len(titles)-1], ", ") + " and " + titles[len(titles)-1]
}

// article puts "the" before a field's label; a label that is a question stays as it is ("where it is
// now"), and one that is no name is quoted ("went live").
func article(field string) string {
	first, more, _ := strings.Cut(field, " ")
	switch first {
	case "where", "when", "who", "what", "why", "how", "whether", "the", "a", "an":
		return field
	case "went", "claims", "exchanges", "handles", "uses", "used", "changes", "bought", "is", "has", "does", "still":
		return "“" + field + "”"
	}
	if more == "" && strings.HasSuffix(first, "ed") {
		return "“" + field + "”"
	}
	return "the " + field
}

func plain(s string) string { return strings.NewReplacer("_", " ", "-", " ", ".", " ").Replace(s) }

var roleWords = map[string]string{
	"innovation_lead": "An innovation lead", "trust_leader": "A trust leader", "respondent": "A respondent", "secretary": "A board secretary",
	"board_member": "A board member", "programme_lead": "A programme lead", "admin": "An administrator",
	"operator": "Whoever runs this installation", "sro": "The senior responsible owner", "clinical_lead": "The clinical lead", "ops_lead": "The operational lead", "benefit_owner": "The benefit owner", "benefit_measurer": "The measurer", "finance_partner": "The finance partner",
}

// nouns are what deeds are done to, as people call it.
var nouns = map[string]string{
	"pilot": "the pilot", "innovation": "the innovation", "plan": "the plan", "team": "a team", "dates": "the dates", "date": "a date",
	"stop_rule": "a stop rule", "workflow": "the workflow", "step": "a step", "benefit": "the benefit", "baseline": "the baseline",
	"figure": "a figure", "figures": "figures", "observation": "a figure", "target": "the target", "rebase": "a new start of the chart",
	"workaround": "a local fix", "engagement": "how staff were asked", "training": "a training", "support": "who to call",
	"pack": "the adopter’s pack", "lesson": "a lesson", "document": "a document",
	"adoption": "the take-up", "answer": "an answer", "answers": "answers", "item": "a question", "question": "a question", "groundwork": "the groundwork",
	"readiness": "the readiness", "assignment": "a question", "questions": "questions", "evidence": "evidence", "action": "an action", "condition": "a gap until a date", "expiry": "an event",
	"decision": "a decision", "gate": "a decision", "board": "the board page", "paper": "the board paper",
	"person": "a person", "people": "people", "membership": "a membership", "function": "a part in it", "invitation": "an invitation",
	"organisation": "an organisation", "organisations": "the register of organisations", "trust": "the trust",
	"content": "content", "measure": "a measure", "account": "an account", "session": "a session",
}

// verbs are deeds in the past.
var verbs = map[string]string{
	"add_team": "added a team to", "change_team": "changed a team of", "start_team": "recorded that a team is live in", "sign_off": "signed off the set-up of",
	"book_review": "booked a review of", "hold_review": "recorded a review of", "accept_pack": "accepted the adopter’s pack for", "count_cases": "counted the cases of",
	"register": "registered", "edit": "changed", "change": "changed", "save": "saved", "keep": "saved", "describe": "described", "plan": "planned",
	"publish": "published", "approve": "approved", "withdraw": "withdrew", "record": "recorded", "correct": "corrected", "add": "added",
	"promise": "promised", "accept": "accepted", "verify": "checked", "check": "checked", "contest": "contested", "settle": "settled",
	"start": "started", "pause": "paused", "resume": "resumed", "stop": "stopped", "decline": "turned down", "close": "closed", "reopen": "opened again",
	"answer": "answered", "confirm": "confirmed", "lower": "lowered", "agree": "agreed to", "assign": "gave out", "share": "shared out", "share_out": "shared out",
	"decide": "recorded", "replace": "replaced", "load": "loaded", "invite": "invited", "end": "ended", "remove": "removed", "disable": "closed the account of",
	"grant": "gave", "give": "gave", "bring": "brought in", "ask_for_help": "asked for help with", "need_no_help": "no longer asks for help with",
	"stop_lowering": "took back the lowering of", "stop_local": "withdrew the answer for these teams only to", "offer_help": "offered other trusts help with", "end_help": "no longer offers help with",
	"ask_changes": "asked for changes to", "done": "called done", "hand_in": "handed in", "hand_over": "handed over the work of", "revoke": "took back", "lock": "fixed", "draw": "drew", "set": "set", "note": "noted", "revise": "revised", "raise": "raised", "tell": "told others about",
}

// phrases are the deeds whose sentence does not follow from noun and verb. {question} stands for what
// was recorded under that name.
var phrases = map[string]string{
	"pilot.register":             "registered the pilot",
	"content.publish":            "published this version",
	"checklist.publish":          "published a version of the checklist",
	"adoption.move_checklist":    "moved the take-up to a newer version of the checklist",
	"adoption.undo_checklist":    "moved the take-up back to the version of the checklist from before",
	"rate_card.publish":          "published a rate card",
	"organisations.load":         "loaded the register of organisations",
	"people.load":                "loaded people and their memberships",
	"statistics.load":            "loaded published statistics",
	"people.edit":                "changed who has which part",
	"plan.edit":                  "changed the plan",
	"dates.edit":                 "changed the dates",
	"team.edit":                  "changed a team",
	"stop_rule.edit":             "changed the stop rules",
	"innovation.edit":            "changed facts about the innovation",
	"document.remove":            "removed a document from view",
	"document.return":            "put a document back into view",
	"paper.draft":                "wrote on the next board paper",
	"paper.publish":              "published the board paper",
	"pack.draft":                 "changed what the next adopter’s pack asks for",
	"gap.explain":                "said why figures differ from the maps",
	"benefit.conclude":           "recorded why the target was not met",
	"lapse.explain":              "said why the benefit has lapsed, and what is done about it",
	"hours.use":                  "recorded what hours freed were used for",
	"hours.take_out":             "signed for hours taken out of a budget",
	"claim.make":                 "recorded whose time the benefit counts",
	"claim.withdraw":             "took back whose time the benefit counts",
	"claim.share":                "proposed shares of time that two benefits count",
	"claim.agree":                "agreed to shares of time that two benefits count",
	"rebase.withdraw":            "took back a new start of the chart",
	"benefit.plan":               "planned the way to the target",
	"benefit.forecast":           "said what to expect of the benefit",
	"benefit.tell":               "said what became of the benefit",
	"benefit.differ":             "said what is counted differently here",
	"benefit.as_defined":         "said that it is counted as defined again",
	"benefit.take_on":            "accepted the target of the benefit",
	"benefit.allow_difference":   "accepted what is counted differently here",
	"benefit.bar_difference":     "kept what is counted differently out of totals",
	"benefit.charge":             "recorded who is charged for what the benefit saves",
	"benefit.move":               "moved the benefit to a newer version of its measure",
	"measure.propose":            "proposed a measure",
	"measure.revise":             "changed the proposed measure",
	"measure.ask":                "asked for changes to the proposed measure",
	"measure.withdraw":           "withdrew the proposed measure",
	"measure.decline":            "turned down the proposed measure",
	"measure.publish":            "published the measure",
	"workflow.record_approvals":  "recorded two approvals afterwards",
	"workflow.adapt":             "wrote down what is done differently here",
	"workflow.take_over":         "took the pilot’s newer workflow over",
	"workflow.withdraw":          "withdrew an approval of the workflow",
	"adoption.add_team":          "added the team “{team}” to the take-up, planned to go live on {planned to go live}",
	"adoption.change_team":       "changed the dates of the team “{team}”",
	"adoption.start_team":        "recorded that the team “{team}” went live on {went live}",
	"adoption.sign_off":          "signed off that the technology is set up, on {technology set-up signed off}",
	"adoption.book_review":       "booked the review after {review after}, due on {due}",
	"adoption.hold_review":       "recorded the review after {review after}, held on {held on}",
	"adoption.agree_stop_rules":  "agreed what would stop the take-up early",
	"adoption.accept_pack":       "accepted what the pilot asks for on top: {version of the adopter’s pack}",
	"adoption.count_cases":       "said how many cases there are on a working day: {cases on a working day}",
	"adoption.plan_gates":        "set the days planned for the decisions",
	"adoption.state_facts":       "said what is true of the take-up",
	"adoption.name_people":       "named who has which part in the take-up",
	"answers.record":             "answered several questions at once",
	"questions.share_out":        "shared out {questions:question/questions} among {people:person/people}",
	"decision.decide":            "recorded the decision “{decision point}”: {outcome}",
	"decision.record":            "recorded the decision “{decision}”: {outcome}",
	"adoption.tell":              "told others about the take-up",
	"adoption.keep_private":      "stopped telling others about the take-up",
	"adoption.offer_answers":     "offered to answer the questions of others",
	"adoption.reach_interested":  "recorded interest",
	"adoption.reach_assessing":   "began to assess readiness",
	"adoption.reach_preparing":   "began to prepare",
	"question.answer":            "answered “{question}”",
	"answers.bring":              "brought in answers from the sheet “{sheet}”",
	"question.confirm":           "confirmed that “{question}” is still true",
	"evidence.add":               "added the evidence “{evidence}”",
	"evidence.revise":            "revised the evidence “{evidence}”",
	"evidence.check":             "checked “{evidence}” against its source",
	"question.agree":             "agreed that “{question}” does not apply here",
	"question.lower":             "lowered “{question}” for this take-up",
	"question.stop_lowering":     "took back the lowering of “{question}”",
	"question.stop_local":        "withdrew the answer for these teams only to “{question}”",
	"question.ask_for_help":      "asked for help with “{question}”",
	"question.need_no_help":      "no longer asks for help with “{question}”",
	"question.note":              "wrote a note about “{question}”",
	"question.offer_help":        "offered other trusts help with “{question}”",
	"question.end_help":          "no longer offers help with “{question}”",
	"question.ask_changes":       "asked for changes to the answer to “{question}”",
	"question.done":              "called the answer to “{question}” done",
	"questions.hand_in":          "handed in {questions}",
	"questions.done":             "called the answers to {questions} done",
	"person.hand_over":           "handed over everything of {person}",
	"action.plan":                "planned what to do about “{question}”",
	"condition.accept":           "accepted the gap at “{question}” until {until}",
	"condition.close":            "closed the accepted gap at “{question}”",
	"answers.confirm":            "confirmed that these answers are still true",
	"expiry.record":              "recorded what makes answers due again",
	"workaround.record":          "recorded the local fix “{local fix}”",
	"workaround.change":          "changed the local fix “{local fix}”",
	"workaround.close":           "closed the local fix “{local fix}”",
	"engagement.record":          "recorded how staff were asked",
	"engagement.correct":         "corrected how staff were asked",
	"engagement.withdraw":        "took back how staff were asked, recorded by mistake",
	"training.record":            "recorded the training of {training}",
	"training.correct":           "corrected the training of {training}",
	"training.withdraw":          "took back the training of {training}, recorded by mistake",
	"support.record":             "recorded who to call: {support}",
	"support.correct":            "corrected who to call: {support}",
	"support.withdraw":           "took back who to call, recorded by mistake: {support}",
	"account.sign_in":            "signed in",
	"account.set_up":             "set up their account",
	"account.change_password":    "changed their password",
	"account.reset_password":     "set a new password",
	"account.new_recovery_codes": "made new recovery codes",
	"account.link":               "made a one-time link for an account",
	"account.link_anew":          "made a new one-time link for an account",
	"account.disable":            "closed an account",
	"account.enable":             "opened an account again",
	"account.end_sessions":       "signed an account out everywhere",
}
