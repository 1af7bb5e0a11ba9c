package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"groundwork/internal/blob"
	"groundwork/internal/fault"
	"groundwork/internal/file"
)

// Upload is a file that came with a form: looked at, and kept nowhere until a deed keeps it. The zero Upload is none.
type Upload struct {
	file.Chosen
	received *blob.Received
}

// ReceiveFile takes in a file that somebody sent under a name and looks at what it is. Why it cannot be kept is a Problem of
// it and no error, so that a deed says it beside what else is wrong with the form. The caller discards the Upload.
func (a *App) ReceiveFile(ctx context.Context, sentName string, r io.Reader) (Upload, error) {
	up := Upload{Chosen: file.Chosen{Name: file.Name(sentName)}}
	if a.Files == nil {
		return up, &fault.Error{Kind: fault.Unavailable, Message: "Files cannot be kept here. Say where the document is instead"}
	}
	received, err := a.Files.Receive(r, file.Most)
	if errors.Is(err, blob.ErrTooBig) {
		up.Problem = file.TooBig(up.Name).Error()
		return up, nil
	}
	if err != nil {
		return up, err
	}
	up.received, up.SHA256, up.Size = received, received.SHA256, received.Size
	if err := a.lookAt(ctx, &up); err != nil {
		return Upload{}, errors.Join(err, received.Discard())
	}
	return up, nil
}

// lookAt finds out what a file is and asks the scanner, a few files at a time: an archive that unpacks to much costs time.
func (a *App) lookAt(ctx context.Context, up *Upload) error {
	select {
	case a.scans <- struct{}{}:
		defer func() { <-a.scans }()
	case <-ctx.Done():
		return ctx.Err()
	}
	var refused file.Refusal
	kind, err := file.Check(up.Name, up.received, up.Size)
	switch {
	case errors.As(err, &refused):
		up.Problem = refused.Error()
		return nil
	case err != nil:
		return err
	}
	up.Kind = kind
	switch err := a.Scanner.Scan(ctx, up.received); {
	case errors.Is(err, blob.ErrUnclean):
		up.Problem = up.Name + " did not pass the virus scanner, so it is not kept. Ask your IT service desk to look at it"
	case err != nil:
		a.Log.ErrorContext(ctx, "scanner", "error", err)
		up.Problem = up.Name + " could not be looked at by the virus scanner, so it is not kept. Try again later, and tell your administrator if it happens again"
	}
	return nil
}

// Discard removes what was set aside for a form that was answered.
func (u Upload) Discard() error {
	if u.received == nil {
		return nil
	}
	return u.received.Discard()
}

// keeping keeps the file of a form around the deed that records it: before, so that no record names a file that is not there,
// and once more after, because until the deed was done the file was nobody's and may have been swept away.
func (a *App) keeping(up Upload, deed func() (string, error)) (string, error) {
	if up.received == nil || up.Problem != "" {
		return deed()
	}
	if err := a.Files.Keep(up.received); err != nil {
		return "", err
	}
	id, err := deed()
	if err != nil {
		return "", err
	}
	return id, a.Files.Keep(up.received)
}

// HoldFile keeps a file of a form that comes back, so that nobody has to choose it again. Until a record names it, it is nobody's,
// and is removed after a day.
func (a *App) HoldFile(up Upload) error {
	if up.received == nil {
		return nil // it came back before
	}
	return a.Files.Keep(up.received)
}

// HeldFile is a file that was held, as it comes back with its form. What was removed meanwhile is asked for again.
func (a *App) HeldFile(f file.Chosen) Upload {
	r, err := a.OpenFile(f)
	if err != nil {
		f.Problem = "Choose " + f.Name + " again: it was not kept any longer"
		return Upload{Chosen: f}
	}
	_ = r.Close() // it was only looked at
	return Upload{Chosen: f}
}

// OpenFile is the content of a kept file, whole. The caller has made sure who reads, and closes it.
func (a *App) OpenFile(f file.Chosen) (io.ReadSeekCloser, error) {
	if a.Files == nil {
		return nil, fmt.Errorf("open %s: no files are kept", f.SHA256)
	}
	r, err := a.Files.Open(f.SHA256)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", f.SHA256, err)
	}
	return r, nil
}

// fileForgotten is how long a file may lie that no record names: longer than any form takes to be answered.
const fileForgotten = 24 * time.Hour

// SweepFiles removes files that no record names: of forms that were refused after their file was kept, and of a demo that was
// put back. What a record names is never removed, because records never are.
func (a *App) SweepFiles(ctx context.Context) error {
	if a.Files == nil {
		return nil
	}
	v := a.Store.Read()
	named, err := v.StoredFiles(ctx)
	if err != nil {
		return err
	}
	return a.Files.Each(ctx, func(sum string, kept time.Time) error {
		if named[sum] || a.Now().Sub(kept) < fileForgotten {
			return nil
		}
		return a.Files.Remove(sum, func() (bool, error) { return v.StoredFile(ctx, sum) })
	})
}
