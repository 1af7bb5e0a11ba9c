package content

import (
	"encoding"
	"fmt"
)

// readRow reads a sequence of exactly len(into) scalars into strings and things
// that read text; a null leaves its place as it is.
func readRow(read func(any) error, into ...any) error {
	var cells []*string // as written, so that figures stay exact
	if err := read(&cells); err != nil {
		return err
	}
	if len(cells) != len(into) {
		return fmt.Errorf("a row of %d cells has %d", len(into), len(cells))
	}
	for i, c := range cells {
		if c == nil {
			continue
		}
		switch v := into[i].(type) {
		case *string:
			*v = *c
		case encoding.TextUnmarshaler:
			if err := v.UnmarshalText([]byte(*c)); err != nil {
				return fmt.Errorf("cell %d: %w", i+1, err)
			}
		default:
			return fmt.Errorf("cell %d: cannot read into %T", i+1, v)
		}
	}
	return nil
}
