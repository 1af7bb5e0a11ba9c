package readiness

import "groundwork/internal/day"

// Why says what decided an item's effective level, so that pages can explain it.
type Why uint8

// Reasons. With the first four the level is known, with DoesNotApply the item is
// left out, and with the rest it is unknown.
const (
	AsAnswered     Why = iota
	NoEvidence         // in place or better with nothing to show: counts as partly in place
	LoweredHere        // a foundation answer lowered for this adoption
	CappedHere         // "these teams only" counts no higher than in place
	DoesNotApply       // left out, with its reason and where needed a second person
	NotAnswered        // nobody has answered
	SaidNotKnown       // "We don’t know yet"
	NoReason           // "Does not apply here" without a reason
	NoSecondPerson     // "Does not apply here" on an item that needs somebody else's agreement
	OldByTime          // past its review months and the days of grace
	OldByEvent         // an event made it due, and the days of grace are over
	OldByMerger        // answered before the trust merged
	OldByEvidence      // what shows it holds no longer, and the days of grace are over
	OldByWords         // given before a version of the checklist asked it in other words
)

const (
	localCap        = InPlace // the most that "these teams only" counts
	withoutEvidence = Partly  // what in place or better counts as with nothing to show
)

// Standing is how one applicable item stands: its answer, what it counts as and why.
type Standing struct {
	Item     *Item
	Answer   Answer // the one that counts; zero when Answered is false
	Answered bool
	Source   Source
	Age      Age
	Lowering Lowering // zero unless Why is LoweredHere

	Known   bool  // has an effective level in the profile
	LeftOut bool  // does not apply here
	Level   Level // effective level, when Known
	Why     Why
	NoGrace bool // a hard item past its due date: unknown at gates, still in the profile

	// At is the item's state at each gate.
	At [len(Gates)]State
}

// KnownAtGate reports whether the level also counts at a gate decision.
func (st *Standing) KnownAtGate() bool { return st.Known && !st.NoGrace }

// leftOutAtGate reports whether a gate asks nothing because the item does not apply here.
func (st *Standing) leftOutAtGate() bool { return st.LeftOut && !st.NoGrace }

// stand works out the effective level of an applicable item (scoring rule, step 1).
func (s *Sheet) stand(it *Item, today day.Day) Standing {
	st := Standing{Item: it, Why: NotAnswered}
	st.Answer, st.Source, st.Answered = s.answer(it)
	if !st.Answered {
		return st
	}
	a := &st.Answer
	st.Age = it.age(a, s.Events, s.MergedOn, today)
	switch {
	case a.Kind == NotKnown:
		st.Why = SaidNotKnown
	case a.Version != 0 && a.Version < it.Since:
		st.Why = OldByWords
	case st.Age.Freshness == OutOfDate:
		st.Why = st.Age.why()
	case a.Kind == NotApplicable:
		st.leaveOut()
	default:
		st.Known = true
		st.Level, st.Why = countedAs(a)
		st.adjust(s)
	}
	st.NoGrace = (st.Known || st.LeftOut) && !st.Age.countsAtGate(it.Strength, today)
	return st
}

func (g Age) why() Why {
	switch {
	case !g.MergedOn.IsZero():
		return OldByMerger
	case g.Event != nil:
		return OldByEvent
	case g.ShownEnds:
		return OldByEvidence
	}
	return OldByTime
}

// leaveOut applies step 1.3: a reason always, and for hard and essential items
// the agreement of a second person who is not the one who answered.
func (st *Standing) leaveOut() {
	a, needsSecond := &st.Answer, st.Item.Strength >= Essential
	switch {
	case a.Reason == "":
		st.Why = NoReason
	case needsSecond && (a.SecondPerson == "" || a.SecondPerson == a.By):
		st.Why = NoSecondPerson
	default:
		st.LeftOut, st.Why = true, DoesNotApply
	}
}

// countedAs applies step 1.4: in place or better needs at least one piece of evidence.
func countedAs(a *Answer) (Level, Why) {
	if a.Level >= InPlace && a.Evidence == 0 {
		return withoutEvidence, NoEvidence
	}
	return a.Level, AsAnswered
}

// adjust applies step 1.5: the cap of a local answer, to which lowering does not
// apply, and the lowering of a foundation answer.
func (st *Standing) adjust(s *Sheet) {
	switch st.Source {
	case TheseTeams:
		if st.Level > localCap {
			st.Level, st.Why = localCap, CappedHere
		}
	case Groundwork:
		if low, ok := s.Lowered[st.Item.ID]; ok && low.To < st.Level {
			st.Level, st.Why, st.Lowering = low.To, LoweredHere, low
		}
	}
}
