// Package waiting is what waits on a person, whatever parts they have, and the one sentence that says
// so: "The answer is one sentence" and "Ask for little, first" (Groundwork, the product, rules 9 and
// 10). Everything comes in as an argument: the day, and what the records say of this person.
package waiting

import (
	"fmt"

	"groundwork/internal/day"
	"groundwork/internal/readiness"
	"groundwork/internal/workaround"
)

// Matters are what the records hold that may wait on one person, all their parts together.
type Matters struct {
	Today day.Day

	Questions []Question // given to them, or theirs to find out, and not answered yet
	Passed    []Passed   // questions on their way between who answers and who shared them out
	Actions   []Action   // open ones, their own and those of others at the trusts they lead
	Takeups   []Takeup   // open ones of the trusts they lead, or whose owner they are
	Gaps      []Gap      // accepted ones that still hold, of those take-ups
	Reviews   []Review   // decisions of theirs to look at again
	Again     []Again    // what their trusts turned down and meant to look at again
	Agree     []Agree    // answers “Does not apply here” to which they were asked to agree
	Paused    []Paused   // take-ups of theirs that rest until somebody restarts them
	Fallen    []Fallen   // decisions about take-ups of theirs that relied on what no longer holds
	Approvals []Approval // workflows that want their approval
	Revisits  []Revisit  // benefits of theirs that were to be looked at again
	Due       []Due      // answers that a decision to come needs confirmed
	Targets   []Target   // benefits of theirs whose target waits for their word
	Unlike    []Unlike   // benefits of theirs whose figures differ from the maps, and nobody has said why
	Fixes     []Fix      // local fixes of theirs that run out soon, have run out, or can go
	Grounds   []Ground   // trusts they lead
	Pilots    []Pilot    // of the trusts at which they are innovation lead
	Others    []Other    // pilots of other trusts that are open to all
	Areas     []Area     // where they are programme lead
	Lapsed    []Lapsed   // benefits that they own, or of trusts they lead, that nobody has explained

	Papers []Paper // board papers that are being prepared, of organisations whose papers they prepare

	MayRegister bool // they are innovation lead somewhere
	Looks       bool // they look after the installation
	People      int  // with an account, when they do
}

// Link leads somewhere.
type Link struct{ Text, Href string }

// Question is one question that is a person's to answer.
type Question struct {
	Href  string // where it is answered
	About string // the take-up or the groundwork that it belongs to: "Digital consent", "our groundwork"
	Due   day.Day
}

// Action is what somebody owes so that something gets in place.
type Action struct {
	Href  string
	Title string // of the question it belongs to
	Text  string // what is to do
	Owner string // name; empty when nobody owes it
	Own   bool   // the reader owes it
	Due   day.Day
}

// Takeup is one open adoption, at the decision that comes next.
type Takeup struct {
	ID      string
	Name    string // of the pilot
	Trust   string // short name
	Owner   bool   // the reader is its senior responsible owner
	Leads   bool   // the reader leads the trust
	Done    bool   // every decision is made
	Gate    readiness.Gate
	Planned day.Day // of the gate
	Kept
}

// Kept is how a take-up stands at its gate.
type Kept struct {
	Verdict                                readiness.Verdict
	Asked, Met, Conditions, Short, Unknown int
	Assessed                               bool // anybody ever answered anything
}

// Paper is a board paper that somebody has begun.
type Paper struct {
	Href      string
	N         int
	Of        string  // short name of the organisation
	FiguresTo day.Day // none without figures
}

func (p Paper) title() string {
	s := fmt.Sprintf("Board paper %d for %s: draft", p.N, p.Of)
	if !p.FiguresTo.IsZero() {
		s += ", figures to " + p.FiguresTo.Long()
	}
	return s
}

// Lapsed is a benefit that was realised and is no longer.
type Lapsed struct {
	Href, Name string
	Of         string // the pilot
	Why        string
	Changed    int // answers of the groundwork that were given since
}

// Gap is an accepted gap with its date.
type Gap struct {
	Href, Title string
	Gate        readiness.Gate
	Owner       string // name
	Until       day.Day
}

// Review is a decision that was to be looked at again.
type Review struct {
	Href    string
	Of      string // "Digital consent"
	Gate    readiness.Gate
	Decided day.Day
	Gaps    bool // with accepted gaps
	On      day.Day
}

// Again is something turned down, with when to look again.
type Again struct {
	Href, Name string
	Declined   day.Day
	Reason     string
	On         day.Day
}

// Agree is an answer “Does not apply here” that wants the reader as its second person.
type Agree struct {
	Href, Title string
	Of          string // what the question belongs to
	Why         string // the reason that was given
}

// Paused is a take-up that rests, with the day on which it is looked at again.
type Paused struct {
	Href, Name string
	Until      day.Day
}

// Fallen is a decision that relied on what no longer holds. It stands until somebody reviews it.
type Fallen struct {
	Href, Name string
	Gate       readiness.Gate
	Decided    day.Day
	Titles     []string // of what no longer holds
}

// Approval is a workflow that wants the reader's approval.
type Approval struct {
	Href, Of string
	As       string // "clinical lead"
}

// Unlike is a benefit of the reader's for which more or less was measured than the maps promise.
type Unlike struct {
	Href, Of string // where they say why; "Hands-on minutes per case, Digital consent"
	Says     string // "10.0 minutes a case modelled, 6.0 measured: 40% apart"
}

// Revisit is a benefit of the reader's that was to be looked at again on a day that has come.
type Revisit struct {
	Href, Of string // "Hands-on minutes per case, Digital consent"
	On       day.Day
}

// Fix is a local fix that waits on its owner.
type Fix struct {
	Href, Title, Of string
	State           workaround.State
	GapGone         bool // what it covers for is in place
	Until           day.Day
}

// Ground is a trust's description of itself.
type Ground struct {
	Code, Trust string // short name
	Answered    int    // questions with an answer that counts
	Asked       int    // of those that its take-ups ask for; 0 while it has none

	SharedWith, Shared int // people to whom its questions were given before anything is answered, and how many questions

	// Before anything is answered: how it would be for the pilot that most others take up.
	Like  string // its name; empty when no pilot is open
	Total int    // questions of such a take-up, all in all
	Once  int    // of them those about the trust
	Stops int    // of those, the ones that can stop it
	By    []By   // who usually answers those that can stop it
}

// By is one part in a trust with the questions that it usually answers.
type By struct {
	Role   string
	Titles []string
}

// Pilot is a pilot of the reader's own trust.
type Pilot struct {
	ID, Name string
	Stage    string // as people read it
	Draft    bool
	Closed   bool
	Mine     bool   // the reader leads it
	Missing  int    // of a draft: answers before others can see it; else things before others can use it
	Lacks    []Link // those things
	Counted  bool   // Missing was counted
	Since    day.Day
}

// Other is a pilot that another trust opened to all.
type Other struct {
	Href, Name, Trust string
	Stage             string
	Live              int
	Closed            day.Day
}

// Area is where somebody is programme lead.
type Area struct {
	Code, Name string
	Trusts     int // trusts in it
	Pilots     int // that its trusts lead and have published
	Adopting   int // trusts with an open take-up that the reader may know of
	NotReady   int // of these take-ups, by the answer at their next decision
	NotKnown   int
	Conditions int
	Ready      int
	Takeups    int
	List       []Takeup // the first of these take-ups, by trust
	Fix        *FixFirst
}
