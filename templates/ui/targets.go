package ui

import (
	"bytes"
	"context"
	"io"

	"groundwork/internal/fault"

	"github.com/a-h/templ"
)

// targets collects, while a page is rendered, which input belongs to which
// error, so that nobody writes an error or its link twice.
type targets struct{ ids map[string]string }

type targetsKey struct{}

// points notes that the error called name is mended at the element called id.
// The first wins: of a group that is its first input, of a date its first wrong box.
func points(ctx context.Context, name, id string) {
	if t, ok := ctx.Value(targetsKey{}).(*targets); ok {
		if _, found := t.ids[name]; !found {
			t.ids[name] = id
		}
	}
}

// WithErrors renders its children after a summary of errors, each linked to the
// field that shows it. Without errors it renders the children and nothing else.
// The layout uses it; a page needs it only where it has no layout.
func WithErrors(errors fault.Fields) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		children := templ.GetChildren(ctx)
		ctx = templ.ClearChildren(ctx)
		if len(errors) == 0 {
			return children.Render(ctx, w)
		}
		found := &targets{ids: map[string]string{}}
		var body bytes.Buffer
		if err := children.Render(context.WithValue(ctx, targetsKey{}, found), &body); err != nil {
			return err
		}
		lines := make([]Problem, len(errors))
		for i, e := range errors {
			lines[i] = Problem{Text: e.Message}
			if id, ok := found.ids[e.Name]; ok {
				lines[i].Href = "#" + id
			}
		}
		if err := ErrorSummary(lines).Render(ctx, w); err != nil {
			return err
		}
		_, err := w.Write(body.Bytes())
		return err
	})
}
