package day

import "strings"

// Typed reads the three boxes of a date as a form joins them, 2026-11-22. Nothing typed is the zero Day without a
// problem; otherwise problem completes a sentence that begins with the label: "must include a year".
func Typed(joined string) (d Day, problem string) {
	if joined == "" {
		return 0, ""
	}
	parts := strings.SplitN(joined, "-", 3)
	if len(parts) == 3 {
		for i, part := range []string{"year", "month", "day"} {
			if strings.TrimSpace(parts[i]) == "" {
				return 0, "must include a " + part
			}
		}
		if d, ok := FromParts(parts[2], parts[1], parts[0]); ok {
			return d, ""
		}
	}
	return 0, "must be a real date, like 22 11 2026"
}
