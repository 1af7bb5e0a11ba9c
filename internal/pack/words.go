package pack

import (
	"fmt"
	"strconv"
	"unicode"
	"unicode/utf8"
)

// each pairs what two versions have by key: in the order of the newer one, then what only the older one has.
func each[T any](was, is []T, key func(T) string, pair func(old, now *T)) {
	before := map[string]*T{}
	for i := range was {
		before[key(was[i])] = &was[i]
	}
	for i := range is {
		k := key(is[i])
		pair(before[k], &is[i])
		delete(before, k)
	}
	for i := range was {
		if _, gone := before[key(was[i])]; gone {
			pair(&was[i], nil)
		}
	}
}

func (d *differ) say(format string, args ...any) {
	s := fmt.Sprintf(format, args...)
	if last := s[len(s)-1]; last != '.' && last != '?' && last != '!' {
		s += "."
	}
	d.says = append(d.says, s)
}

// lower is a text with a small first letter, unless it begins with an abbreviation.
func lower(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	if second, _ := utf8.DecodeRuneInString(s[n:]); s == "" || unicode.IsUpper(second) {
		return s
	}
	return string(unicode.ToLower(first)) + s[n:]
}

func orWord(s, or string) string {
	if s == "" {
		return or
	}
	return s
}

func itoa(n int) string { return strconv.Itoa(n) }
