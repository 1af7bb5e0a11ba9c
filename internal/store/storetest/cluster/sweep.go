package cluster

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

const prefix = "groundwork-postgres-"

// settled is how long after its last start a folder is left alone.
const settled = 5 * time.Minute

// sweep removes what servers left under parent whose test was interrupted: the
// folder may be in memory, where nothing else ever frees it.
func sweep(parent string) error {
	if parent == "" {
		parent = os.TempDir()
	}
	dirs, err := filepath.Glob(filepath.Join(parent, prefix+"*"))
	if err != nil {
		return err
	}
	for _, dir := range dirs {
		if !abandoned(dir, time.Now()) {
			continue
		}
		// Another user's is theirs to sweep, and two may sweep at once.
		if err := os.RemoveAll(dir); err != nil && !errors.Is(err, fs.ErrPermission) && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// abandoned reports whether no server runs in dir and none is about to.
func abandoned(dir string, now time.Time) bool {
	info, err := os.Stat(dir)
	if err != nil {
		return false // swept by another meanwhile
	}
	pidFile := filepath.Join(dir, "data", "postmaster.pid")
	text, err := os.ReadFile(pidFile)
	if err != nil {
		return now.Sub(info.ModTime()) > time.Hour // it may be starting
	}
	// initdb starts servers of its own that are gone a moment later.
	if written, err := os.Stat(pidFile); err != nil || now.Sub(written.ModTime()) < settled {
		return false
	}
	first, _, _ := strings.Cut(string(text), "\n")
	pid, err := strconv.Atoi(first)
	return err == nil && errors.Is(syscall.Kill(pid, 0), syscall.ESRCH)
}
