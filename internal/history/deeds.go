package history

import "strings"

// deedWords completes "Amina Yusuf …": registered the pilot, changed the problem. A deed is named
// noun.verb; the few whose sentence does not follow from its noun and verb stand in phrases. A deed
// that nobody gave words still makes a sentence.
func deedWords(e Event, changes []Change) string {
	if p, ok := phrases[e.Deed]; ok {
		return p
	}
	noun, verb, _ := strings.Cut(e.Deed, ".")
	verb, rest, _ := strings.Cut(verb, ".")
	past, known := verbs[verb]
	switch {
	case verb == "edit" && len(changes) > 0:
		return "changed " + listed(changes)
	case known:
		return past + " " + nounWords(noun, e.Subject.Kind)
	case rest != "":
		return "recorded " + nounWords(noun, e.Subject.Kind) + ": " + plain(verb+" "+rest)
	case verb != "":
		return "recorded " + nounWords(noun, e.Subject.Kind) + ": " + plain(verb)
	}
	return "recorded " + nounWords(noun, e.Subject.Kind)
}

// Worded reports whether a deed has words of its own: a phrase, or a noun and a verb that are known.
func Worded(deed string) bool {
	if _, ok := phrases[deed]; ok {
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

// article puts "the" before a field's label, except where the label is a question: "where it is now".
func article(field string) string {
	for _, word := range []string{"where ", "when ", "who ", "what ", "why ", "how ", "whether ", "the "} {
		if strings.HasPrefix(field, word) {
			return field
		}
	}
	return "the " + field
}

func plain(s string) string { return strings.NewReplacer("_", " ", "-", " ", ".", " ").Replace(s) }

var roleWords = map[string]string{
	"innovation_lead": "An innovation lead", "trust_leader": "A trust leader", "respondent": "A respondent", "secretary": "A board secretary",
	"board_member": "A board member", "programme_lead": "A programme lead", "admin": "An administrator",
	"sro": "The senior responsible owner", "clinical_lead": "The clinical lead", "ops_lead": "The operational lead", "benefit_owner": "The benefit owner",
}

// nouns are what deeds are done to, as people call it.
var nouns = map[string]string{
	"pilot": "the pilot", "innovation": "the innovation", "plan": "the plan", "team": "a team", "dates": "the dates", "date": "a date",
	"stop_rule": "a stop rule", "workflow": "the workflow", "step": "a step", "benefit": "the benefit", "baseline": "the baseline",
	"figure": "a figure", "figures": "figures", "observation": "a figure", "target": "the target", "rebase": "a new start of the chart",
	"pack": "the adopter’s pack", "lesson": "a lesson", "document": "a document",
	"adoption": "the take-up", "answer": "an answer", "answers": "answers", "item": "a question", "question": "a question", "groundwork": "the groundwork",
	"readiness": "the readiness", "assignment": "a question", "questions": "questions", "evidence": "evidence", "action": "an action", "condition": "an accepted gap", "expiry": "an event",
	"decision": "a decision", "gate": "a decision", "board": "the board page", "paper": "the board paper",
	"person": "a person", "people": "people", "membership": "a membership", "function": "a part in it", "invitation": "an invitation",
	"organisation": "an organisation", "organisations": "the register of organisations", "trust": "the trust",
	"content": "content", "measure": "a measure", "account": "an account", "session": "a session",
}

// verbs are deeds in the past.
var verbs = map[string]string{
	"register": "registered", "edit": "changed", "change": "changed", "save": "saved", "keep": "saved", "describe": "described", "plan": "planned",
	"publish": "published", "approve": "approved", "withdraw": "withdrew", "record": "recorded", "correct": "corrected", "add": "added",
	"promise": "promised", "accept": "accepted", "verify": "checked", "check": "checked", "contest": "contested", "settle": "settled",
	"start": "started", "pause": "paused", "resume": "resumed", "stop": "stopped", "decline": "turned down", "close": "closed", "reopen": "opened again",
	"answer": "answered", "confirm": "confirmed", "lower": "lowered", "agree": "agreed to", "assign": "gave out", "share": "shared out", "share_out": "shared out",
	"decide": "recorded", "replace": "replaced", "load": "loaded", "invite": "invited", "end": "ended", "remove": "removed", "disable": "closed the account of",
	"grant": "gave", "revoke": "took back", "lock": "fixed", "draw": "drew", "set": "set", "note": "noted", "raise": "raised", "tell": "told others about",
}

// phrases are the deeds whose sentence does not follow from noun and verb.
var phrases = map[string]string{
	"pilot.register":     "registered the pilot",
	"content.publish":    "published this version",
	"organisations.load": "loaded the register of organisations",
	"people.load":        "loaded people and their memberships",
	"benefit.conclude":   "recorded why the target was not met",
}
