package workflow

// Group says whose time a step takes; it has the fields of the measure library's staff groups.
type Group struct {
	Key      string
	Label    string
	Clinical bool
}

// Staff is whose minutes a total holds.
type Staff int

// Everybody but the system is either clinical or administrative; estates and managers count as
// administrative, as in measure admin-time-freed.
const (
	Clinical Staff = iota
	Administrative
	All
)

func (s Staff) String() string {
	return [...]string{"clinical", "administrative", "staff"}[s]
}

// Groups are the staff groups of one version of the measure library.
type Groups []Group

// Of is the total to which the minutes of a staff group belong; false for the system and for a group nobody knows.
func (g Groups) Of(key string) (Staff, bool) {
	for _, x := range g {
		switch {
		case x.Key != key || key == Nobody:
		case x.Clinical:
			return Clinical, true
		default:
			return Administrative, true
		}
	}
	return 0, false
}

// Label is the group's name, or the key when the library has no such group.
func (g Groups) Label(key string) string {
	for _, x := range g {
		if x.Key == key {
			return x.Label
		}
	}
	return key
}
