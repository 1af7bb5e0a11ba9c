package organisation

import (
	"strings"

	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/fold"
)

// FindTrust is the open trust whose code or full name was typed into a field. A text that is in no
// register is refused with the nearest matches; a closed trust with what it is now.
func FindTrust(register []Organisation, field, typed string, on day.Day) (Organisation, error) {
	key := fold.String(typed)
	if key == "" {
		return Organisation{}, fault.Refused(field, "Enter the trust by name or code")
	}
	for _, o := range register {
		if o.Type != Trust || key != fold.String(o.Code) && key != fold.String(o.Name) && key != fold.String(o.Short) {
			continue
		}
		if !o.Open(on) {
			return Organisation{}, fault.Refused(field, "%s closed on %s. Enter the trust that carries on its work", o.Name, o.Closed.Long())
		}
		return o, nil
	}
	near := Nearest(OpenTrusts(register, on), typed)
	if len(near) == 0 {
		return Organisation{}, fault.Refused(field, "“%s” is not in the register of trusts. Enter another name or a code", typed)
	}
	names := make([]string, len(near))
	for i, o := range near {
		names[i] = o.Name + " (" + o.Code + ")"
	}
	return Organisation{}, fault.Refused(field, "“%s” is not in the register of trusts. Did you mean %s?", typed, strings.Join(names, ", or "))
}

// OpenTrusts are the trusts of the register that work on the day.
func OpenTrusts(register []Organisation, on day.Day) []Organisation {
	var out []Organisation
	for _, o := range register {
		if o.Type == Trust && o.Open(on) {
			out = append(out, o)
		}
	}
	return out
}
