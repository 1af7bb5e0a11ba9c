package blob

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// Folder is a Store on a disk: ab/cdef… under its path. Several instances may share it, also over a network, when it knows hard
// links. It is the path of the folder, which is made when first needed.
type Folder string

func (d Folder) incoming() string { return filepath.Join(string(d), "incoming") }

func (d Folder) place(sha256 string) (string, error) {
	if b, err := hex.DecodeString(sha256); err != nil || len(b) != 32 {
		return "", ErrMissing
	}
	return filepath.Join(string(d), sha256[:2], sha256[2:]), nil
}

// Keep links it to its place, which holds all of it or nothing, whenever the power fails.
func (d Folder) Keep(r *Received) error {
	at, err := d.place(r.SHA256)
	if err != nil {
		return err
	}
	if err := d.keep(r, at); err != nil {
		return fmt.Errorf("keep file: %w", err)
	}
	return nil
}

func (d Folder) keep(r *Received, at string) error {
	shard := filepath.Dir(at)
	if err := os.MkdirAll(shard, 0o700); err != nil {
		return err
	}
	err := os.Link(r.f.Name(), at)
	if errors.Is(err, fs.ErrExist) {
		now := time.Now() // not a fact: it only keeps the file from being taken for one that nobody needs
		if err = os.Chtimes(at, now, now); err == nil || !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		err = os.Link(r.f.Name(), at) // taken away between the two
	}
	if err != nil {
		return err
	}
	return errors.Join(synced(shard), synced(string(d)))
}

// synced makes the names in a folder last.
func synced(folder string) error {
	f, err := os.Open(folder)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// Open reads a file once to see that it is whole, and hands it over at its beginning.
func (d Folder) Open(sum string) (io.ReadSeekCloser, error) {
	at, err := d.place(sum)
	if err != nil {
		return nil, err
	}
	f, err := os.Open(at)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrMissing
	}
	if err != nil {
		return nil, fmt.Errorf("open file: %w", err)
	}
	is := sha256.New()
	if _, err = io.Copy(is, f); err == nil && hex.EncodeToString(is.Sum(nil)) != sum {
		err = ErrDamaged
	}
	if err == nil {
		_, err = f.Seek(0, io.SeekStart)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// Each walks over what is kept. What was set aside and forgotten for a day, by a process that died, is removed on the way.
func (d Folder) Each(ctx context.Context, do func(sum string, kept time.Time) error) error {
	err := filepath.WalkDir(string(d), func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return errors.Join(err, ctx.Err())
		}
		info, err := e.Info()
		if errors.Is(err, fs.ErrNotExist) {
			return nil // removed meanwhile
		}
		if err != nil {
			return err
		}
		shard := filepath.Base(filepath.Dir(path))
		if shard == filepath.Base(d.incoming()) {
			if time.Since(info.ModTime()) > 24*time.Hour {
				return os.Remove(path)
			}
			return nil
		}
		return do(shard+e.Name(), info.ModTime())
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil // nothing was ever kept
	}
	return err
}

// Remove moves a file aside, asks whether it is needed, and puts it back or removes it.
func (d Folder) Remove(sum string, needed func() (bool, error)) error {
	at, err := d.place(sum)
	if err != nil {
		return err
	}
	aside := filepath.Join(d.incoming(), "aside-"+sum)
	if err := errors.Join(os.MkdirAll(d.incoming(), 0o700), os.Rename(at, aside)); err != nil {
		return fmt.Errorf("remove file: %w", err)
	}
	keep, err := needed()
	if err != nil || keep {
		return errors.Join(err, os.Rename(aside, at))
	}
	return os.Remove(aside)
}
