package blob

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
)

// Received is a file that was sent and is not kept yet.
type Received struct {
	SHA256 string
	Size   int64
	f      *os.File
}

// ReadAt reads from it.
func (r *Received) ReadAt(b []byte, from int64) (int, error) { return r.f.ReadAt(b, from) }

// Path is where it lies until it is discarded, for a program that looks at it.
func (r *Received) Path() string { return r.f.Name() }

// Discard removes it from where it was set aside; what was kept stays kept.
func (r *Received) Discard() error {
	return errors.Join(r.f.Close(), os.Remove(r.f.Name()))
}

// Receive sets aside what in holds.
func (d Folder) Receive(in io.Reader, most int64) (*Received, error) {
	if err := os.MkdirAll(d.incoming(), 0o700); err != nil {
		return nil, fmt.Errorf("receive file: %w", err)
	}
	f, err := os.CreateTemp(d.incoming(), "file-") // readable by this account alone
	if err != nil {
		return nil, fmt.Errorf("receive file: %w", err)
	}
	r := &Received{f: f}
	if err := r.fill(in, most); err != nil {
		return nil, errors.Join(err, r.Discard())
	}
	return r, nil
}

func (r *Received) fill(in io.Reader, most int64) error {
	sum := sha256.New()
	n, err := io.Copy(io.MultiWriter(r.f, sum), io.LimitReader(in, most+1))
	switch {
	case err != nil:
		return fmt.Errorf("receive file: %w", err)
	case n > most:
		if _, err := io.Copy(io.Discard, in); err != nil {
			return fmt.Errorf("receive file: %w", err)
		}
		return ErrTooBig
	}
	if err := r.f.Sync(); err != nil {
		return fmt.Errorf("receive file: %w", err)
	}
	r.SHA256, r.Size = hex.EncodeToString(sum.Sum(nil)), n
	return nil
}
