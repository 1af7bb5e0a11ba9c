package layout

import (
	"bytes"
	"context"
	"io"

	"github.com/a-h/templ"

	"groundwork/templates/shell"
)

// Main is what a page shows inside its frame, as bytes: it can be shown again, in another reader's frame, to whoever may read the same.
type Main struct {
	Props    Props
	Body     []byte
	Personal bool // it holds a form with a key of its own, which belongs to one reader
}

// Again is the page with a frame of its reader's.
func (m Main) Again() templ.Component {
	body := templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		_, err := w.Write(m.Body)
		return err
	})
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		return PageWith(m.Props).Render(templ.WithChildren(ctx, body), w)
	})
}

type mainKey struct{}

// Keep is ctx with which a page that is rendered leaves its content in m.
func Keep(ctx context.Context, m *Main) context.Context { return context.WithValue(ctx, mainKey{}, m) }

// content renders the children, and keeps what they wrote where somebody asked for it.
func content(p Props) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		children := templ.GetChildren(ctx)
		ctx = templ.ClearChildren(ctx)
		m, ok := ctx.Value(mainKey{}).(*Main)
		if !ok {
			return children.Render(ctx, w)
		}
		sh := shell.From(ctx)
		key := sh.Key
		sh.NewKey = func() string {
			m.Personal = true
			return key()
		}
		var b bytes.Buffer
		if err := children.Render(shell.With(ctx, sh), &b); err != nil {
			return err
		}
		m.Props, m.Body = p, b.Bytes()
		_, err := w.Write(m.Body)
		return err
	})
}
