package readiness

// Gate is a point where somebody decides on an adoption, in this order.
type Gate uint8

// The three gates of an adoption.
const (
	Adopt           Gate = iota // commit people and money
	GoLive                      // let staff use it on real work
	BusinessAsUsual             // close the project and hand over
)

// Gates are the three gates in their order.
var Gates = [...]Gate{Adopt, GoLive, BusinessAsUsual}

var gateKeys = []string{"adopt", "go_live", "bau"}

func (g Gate) String() string { return key(gateKeys, int(g)) }

// MarshalText writes the key used in content and tables.
func (g Gate) MarshalText() ([]byte, error) { return []byte(g.String()), nil }

// UnmarshalText reads adopt, go_live or bau.
func (g *Gate) UnmarshalText(b []byte) error { return parse(g, gateKeys, b, "gate") }

// UnmarshalYAML reads the same from a content file.
func (g *Gate) UnmarshalYAML(read func(any) error) error { return readYAML(g, read) }

// Next is the gate that follows; after business as usual there is none.
func (g Gate) Next() (Gate, bool) {
	if g >= BusinessAsUsual {
		return g, false
	}
	return g + 1, true
}

// To completes "Ready": to adopt, to go live, for business as usual.
func (g Gate) To() string {
	return [...]string{"to adopt", "to go live", "for business as usual"}[g]
}

// Noun completes "Stops": adoption, go-live, business as usual.
func (g Gate) Noun() string {
	return [...]string{"adoption", "go-live", "business as usual"}[g]
}

// Verdict is the answer at a gate. A greater Verdict is a better one.
type Verdict uint8

// The verdicts, worst first. The zero Verdict is none at all.
const (
	NotReady Verdict = iota + 1
	NotEnoughKnown
	ReadyWithConditions
	Ready
)

var (
	verdictKeys  = []string{"", "not_ready", "not_enough_known", "ready_with_conditions", "ready"}
	verdictWords = []string{"", "Not ready", "Not enough known", "Ready with conditions", "Ready"}
)

func (v Verdict) String() string { return key(verdictKeys, int(v)) }

// Word is the verdict as pages show it.
func (v Verdict) Word() string { return key(verdictWords, int(v)) }

// MarshalText writes the key used in content and tables.
func (v Verdict) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText reads ready, ready_with_conditions, not_enough_known or not_ready.
func (v *Verdict) UnmarshalText(b []byte) error { return parse(v, verdictKeys, b, "verdict") }

// UnmarshalYAML reads the same from a content file.
func (v *Verdict) UnmarshalYAML(read func(any) error) error { return readYAML(v, read) }

// State is how one item stands at one gate.
type State uint8

// States. Only Short and Unknown keep a gate closed.
const (
	NotAsked State = iota // no threshold at this gate, desirable, or left out
	Met
	Accepted // one level short, with a condition that holds
	Short
	Unknown
)

var stateKeys = []string{"not_asked", "met", "condition", "short", "unknown"}

func (s State) String() string { return key(stateKeys, int(s)) }

// MarshalText writes the key used in tables.
func (s State) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads not_asked, met, condition, short or unknown.
func (s *State) UnmarshalText(b []byte) error { return parse(s, stateKeys, b, "state") }
