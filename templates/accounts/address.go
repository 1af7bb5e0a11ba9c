package accounts

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// codeAddress is the page that asks for a code, of the one kind or the other.
func codeAddress(next string, recovery bool) string {
	q := url.Values{}
	if next != "" && next != "/" {
		q.Set("next", next)
	}
	if recovery {
		q.Set("recovery", "1")
	}
	if len(q) == 0 {
		return "/sign-in/code"
	}
	return "/sign-in/code?" + q.Encode()
}

// SentOn marks a form that was typed before a session ran out and is sent after.
const SentOn = "_sent_on"

// Typed is one field of a form as it was sent.
type Typed struct {
	Name, Value string
	Label       string // on the page it was typed on; empty when that is not known
	Reads       string // what a chosen option reads
	Hidden      bool   // the page sent it along unseen
}

// shown reports whether the field is something that a person typed or chose.
func (f Typed) shown() bool {
	return !f.Hidden && !strings.HasPrefix(f.Name, "_") && strings.TrimSpace(f.Value) != ""
}

// text is what a person typed, or what the option reads that they chose.
func (f Typed) text() string {
	if f.Reads != "" {
		return f.Reads
	}
	return f.Value
}

// label is the field's label, or its name as words: "lead_trust" is "Lead trust".
func (f Typed) label() string {
	if f.Label != "" {
		return f.Label
	}
	words := strings.Join(strings.FieldsFunc(f.Name, func(r rune) bool { return r == '_' || r == '-' || r == '.' || r == '[' || r == ']' }), " ")
	first, n := utf8.DecodeRuneInString(words)
	if n == 0 {
		return f.Name
	}
	return string(unicode.ToUpper(first)) + words[n:]
}
