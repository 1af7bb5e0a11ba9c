package organisation

import (
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/fold"
)

// FindAny is the open organisation of any kind, trust or board or region, whose code or full name was
// typed into a field. What is in no register is refused with the nearest matches.
func FindAny(register []Organisation, field, typed string, on day.Day) (Organisation, error) {
	key := fold.String(typed)
	if key == "" {
		return Organisation{}, fault.Refused(field, "Enter the organisation by code or name")
	}
	var open []Organisation
	var closed *Organisation
	for _, o := range register {
		same := key == fold.String(o.Code) || key == fold.String(o.Name) || key == fold.String(o.Short)
		switch {
		case o.Open(on) && same:
			return o, nil
		case o.Open(on):
			open = append(open, o)
		case same:
			closed = &o
		}
	}
	if closed != nil && closed.Closed.IsZero() {
		return Organisation{}, fault.Refused(field, "%s is not open yet", closed.Name)
	}
	if closed != nil {
		return Organisation{}, fault.Refused(field, "%s closed on %s. Enter the organisation that carries on its work", closed.Name, closed.Closed.Long())
	}
	near := Nearest(open, typed)
	if len(near) == 0 {
		return Organisation{}, fault.Refused(field, "“%s” is not in the register of organisations. Enter another code or name", typed)
	}
	names := make([]string, len(near))
	for i, o := range near {
		names[i] = o.Name + " (" + o.Code + ")"
	}
	return Organisation{}, fault.Refused(field, "“%s” is not in the register of organisations. Did you mean %s?", typed, strings.Join(names, ", or "))
}
