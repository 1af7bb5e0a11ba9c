package adoption

import "groundwork/internal/day"

// What an adoption_state row may say.
const (
	Interested   = "interested"
	Assessing    = "assessing"
	Preparing    = "preparing"
	ToldOthers   = "told_others"
	KeptPrivate  = "kept_private"
	OthersMayAsk = "others_may_ask"
	Paused       = "paused"
	Resumed      = "resumed"
	Declined     = "declined"
	Stopped      = "stopped"
)

// State is one thing that happened to an adoption on a day, as it was recorded.
type State struct {
	ID        string
	Adoption  string
	Key       string
	On        day.Day
	Reason    string // a key, of declining
	Text      string
	Again     day.Day // when to look again
	Restarts  string  // person id of who can restart it, of a pause
	Learning  string  // what other trusts can learn of it, of a stop
	SwitchOff string  // how it is switched off and what happens to its data, of a stop
	By        string
	At        day.Instant
}

// Life is what its states say of an adoption.
type Life struct {
	Interested day.Day
	Assessing  day.Day // recorded as begun; zero when nobody said so
	Preparing  day.Day // likewise
	Told       day.Day // zero while the trust keeps it to itself
	MayAsk     bool    // the trust offers to answer others' questions
	Paused     *State  // nil unless it is paused now
	Declined   *State
	Stopped    *State
}

// LifeOf reads states in the order in which they were recorded.
func LifeOf(states []State) Life {
	var l Life
	for i := range states {
		s := &states[i]
		switch s.Key {
		case Interested:
			l.Interested = s.On
		case Assessing:
			l.Assessing = s.On
		case Preparing:
			l.Preparing = s.On
		case ToldOthers:
			l.Told = s.On
		case KeptPrivate:
			l.Told = 0
		case OthersMayAsk:
			l.MayAsk = true
		case Paused:
			l.Paused = s
		case Resumed:
			l.Paused = nil
		case Declined:
			l.Declined = s
		case Stopped:
			l.Stopped = s
		}
	}
	return l
}
