// Package blob keeps files: bytes under the SHA-256 of what they are, on a disk that all instances share.
// It knows neither who sent them nor what they are called.
package blob

import (
	"context"
	"errors"
	"io"
	"time"
)

// Store keeps files. What is under a hash never changes, so nothing is ever overwritten and the same file is kept once.
type Store interface {
	// Receive sets aside what r holds, under no name yet; ErrTooBig when that is more than most bytes. r is read to its end
	// either way, so that whoever sends it hears the answer. The caller discards what it was given.
	Receive(r io.Reader, most int64) (*Received, error)
	// Keep puts what was received under its hash; keeping it again changes nothing.
	Keep(r *Received) error
	// Open reads what is under a hash, when it still is what it was; ErrMissing or ErrDamaged otherwise.
	Open(sha256 string) (io.ReadSeekCloser, error)
	// Each calls do for every hash with when it was last kept.
	Each(ctx context.Context, do func(sha256 string, kept time.Time) error) error
	// Remove takes away what is under a hash unless it is needed. Its place is empty while needed is asked, so that somebody
	// who keeps the same file meanwhile puts it there anew.
	Remove(sha256 string, needed func() (bool, error)) error
}

// What goes wrong with files, beyond what the disk says.
var (
	ErrTooBig  = errors.New("blob: larger than may be kept")
	ErrMissing = errors.New("blob: nothing is kept under this hash")
	ErrDamaged = errors.New("blob: what is kept is no longer what its hash says")
)
