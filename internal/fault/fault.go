// Package fault holds the one error type of the product: a kind that says what
// the caller can do about it, a sentence that is safe to show, the fields it is
// about and the cause, which is logged and never shown.
package fault

import (
	"errors"
	"fmt"
	"strings"
)

// Kind says what the caller can do about an error.
type Kind int

// The zero kind is Internal: what nobody classified is never shown.
const (
	Internal    Kind = iota // 500: nothing the caller can do
	Invalid                 // 422: mend the fields and try again
	NotFound                // 404: missing, or not for you to know of
	Forbidden               // 403: you may see it but not do this
	Conflict                // 409: somebody else was first; both versions are shown
	TooMany                 // 429: wait a little
	Unavailable             // 503: the database or disk cannot take it now
)

// Error is every failure that the product understands.
type Error struct {
	Kind    Kind
	Message string // safe to show; plain English
	Fields  Fields // in the order in which the form shows them
	Err     error  // cause; logged, never shown
}

func (e *Error) Error() string {
	parts := []string{}
	if e.Message != "" {
		parts = append(parts, e.Message)
	}
	for _, f := range e.Fields {
		parts = append(parts, f.Name+": "+f.Message)
	}
	if e.Err != nil {
		parts = append(parts, e.Err.Error())
	}
	return strings.Join(parts, "; ")
}

func (e *Error) Unwrap() error { return e.Err }

// Of is the fault inside err; an error that nobody classified is Internal.
func Of(err error) *Error {
	if err == nil {
		return &Error{}
	}
	var f *Error
	if errors.As(err, &f) {
		return f
	}
	return &Error{Kind: Internal, Message: "Something went wrong on our side", Err: err}
}

// Is reports whether err is a fault of kind k.
func Is(err error, k Kind) bool { return err != nil && Of(err).Kind == k }

// Missing is a NotFound; what names the thing for the log, the page never repeats it.
func Missing(what string) error { return &Error{Kind: NotFound, Message: what + " was not found"} }

// Denied is a Forbidden that says in words who may do it.
func Denied(format string, args ...any) error {
	return &Error{Kind: Forbidden, Message: fmt.Sprintf(format, args...)}
}

// Refused is an Invalid about one field.
func Refused(field, format string, args ...any) error {
	return &Error{Kind: Invalid, Fields: Fields{{Name: field, Message: fmt.Sprintf(format, args...)}}}
}
