package fault

import "fmt"

// Field is one message beside one input of a form.
type Field struct {
	Name    string // the input's name, which is also its id in the page
	Message string // what to do, in the words of the label
}

// Fields are the messages of one form, in page order.
type Fields []Field

// Add appends a message for the input called name.
func (f *Fields) Add(name, format string, args ...any) {
	*f = append(*f, Field{Name: name, Message: fmt.Sprintf(format, args...)})
}

// For is the first message for the input called name, or nothing.
func (f Fields) For(name string) string {
	for _, x := range f {
		if x.Name == name {
			return x.Message
		}
	}
	return ""
}

// Err is nil when there is nothing to mend, otherwise an Invalid error with the fields.
func (f Fields) Err() error {
	if len(f) == 0 {
		return nil
	}
	return &Error{Kind: Invalid, Fields: f}
}
