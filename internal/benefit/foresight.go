package benefit

import (
	"groundwork/internal/day"
	"groundwork/internal/decimal"
)

// Word is a promise as it stood once: rows are never changed, so every earlier target can be read.
type Word struct {
	Seq      int
	Target   decimal.Maybe
	TargetOn day.Day
	Outcome  string
	By       string // a person's id
	Reason   string
	At       day.Instant
}

// Foresight says whether a benefit was promised before its result was known. It follows from dates alone.
type Foresight string

// Before go-live, after it while no period was over yet, or when a result was there already.
const (
	BeforeLive   Foresight = "before_live"
	BeforeResult Foresight = "before_result"
	Afterwards   Foresight = "afterwards"
)

// Foreseen derives whether what was said on the day was said before the result was known: before go-live, or before the
// first reported period since go-live was over.
func (j Judged) Foreseen(on day.Day) Foresight {
	live := j.Subject.Live
	if live.IsZero() || on < live {
		return BeforeLive
	}
	for _, o := range j.Standing {
		if o.State == Reported && o.Period.To >= live && o.Period.To < on {
			return Afterwards
		}
	}
	if j.Told.Known() && j.Told.On < on {
		return Afterwards
	}
	return BeforeResult
}

// PromisedOn is the day on which the benefit was promised for the first time.
func (j Judged) PromisedOn() day.Day { return j.Created.Day() }

// PromisedWords say when it was promised, and whether the result was known: "31 March 2025, before go-live".
func (j Judged) PromisedWords() string {
	on := j.PromisedOn().Long()
	switch j.Foreseen(j.PromisedOn()) {
	case BeforeLive:
		if j.Subject.Live.IsZero() {
			return on + ", before anybody is live"
		}
		return on + ", before go-live on " + j.Subject.Live.Long()
	case BeforeResult:
		return on + ", after go-live and before the first result"
	}
	return "Recorded afterwards, " + on
}

// Retargeted are the later words that changed the target or its day, newest first, each with what stood before it.
func Retargeted(words []Word) (out [][2]Word) {
	for i := len(words) - 1; i > 0; i-- {
		if was, is := words[i-1], words[i]; was.Target != is.Target || was.TargetOn != is.TargetOn {
			out = append(out, [2]Word{was, is})
		}
	}
	return out
}
