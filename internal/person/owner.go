package person

import "strings"

// Owner is who answers for something: a person by id, or whoever holds a function. The zero Owner is nobody.
type Owner struct{ Person, Function string }

// Prefixes of an owner as a form sends it.
const (
	ownerPerson   = "person:"
	ownerFunction = "function:"
)

// ReadOwner reads what Value wrote; anything else is nobody.
func ReadOwner(value string) Owner {
	if id, ok := strings.CutPrefix(value, ownerPerson); ok {
		return Owner{Person: id}
	}
	key, _ := strings.CutPrefix(value, ownerFunction)
	if key == value {
		return Owner{}
	}
	return Owner{Function: key}
}

// Value is the owner as a form sends it; nothing for nobody.
func (o Owner) Value() string {
	switch {
	case o.Person != "":
		return ownerPerson + o.Person
	case o.Function != "":
		return ownerFunction + o.Function
	}
	return ""
}

// Nobody reports whether there is no owner.
func (o Owner) Nobody() bool { return o == Owner{} }
