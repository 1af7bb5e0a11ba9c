package store

import (
	"errors"
	"fmt"
	"os"
	"syscall"
	"time"

	"groundwork/internal/fault"
)

// Claim keeps the file of an SQLite installation for one serving program until Close;
// PostgreSQL takes any number of them.
func (s *Store) Claim() error {
	e, ok := s.engine.(*sqliteEngine)
	if !ok {
		return nil
	}
	unlock, err := lockFile(e.path+".lock", false)
	if err != nil {
		return &fault.Error{Kind: fault.Unavailable, Err: err,
			Message: fmt.Sprintf("Another Groundwork is already using %s. Stop it first, or set GROUNDWORK_DATABASE_URL to another file", e.path)}
	}
	s.unlock = unlock
	return nil
}

// lockFile takes an advisory lock on path; wait says whether to try for ten seconds or to give up at once.
func lockFile(path string, wait bool) (unlock func() error, err error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	for end := time.Now().Add(10 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err == nil {
			return f.Close, nil // closing releases the lock
		}
		if !wait || time.Now().After(end) || !errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, errors.Join(err, f.Close())
		}
	}
}
