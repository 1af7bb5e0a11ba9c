package cluster

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"
)

func TestAbandoned(t *testing.T) {
	now := time.Now()
	const nobody = 1 << 30 // above any process number the system gives
	tests := []struct {
		name string
		pid  int // 0: no server got as far as writing it
		age  time.Duration
		want bool
	}{
		{"starting", 0, time.Minute, false},
		{"never started", 0, 61 * time.Minute, true},
		{"running for long", os.Getpid(), 10 * time.Hour, false},
		{"preparing, by a process that is gone", nobody, time.Minute, false},
		{"killed", nobody, 6 * time.Minute, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			if test.pid != 0 {
				if err := os.Mkdir(filepath.Join(dir, "data"), 0o700); err != nil {
					t.Fatal(err)
				}
				pid := []byte(strconv.Itoa(test.pid) + "\n/data\n")
				file := filepath.Join(dir, "data", "postmaster.pid")
				if err := os.WriteFile(file, pid, 0o600); err != nil {
					t.Fatal(err)
				}
				if err := os.Chtimes(file, now, now.Add(-test.age)); err != nil {
					t.Fatal(err)
				}
			}
			if err := os.Chtimes(dir, now, now.Add(-test.age)); err != nil {
				t.Fatal(err)
			}
			if got := abandoned(dir, now); got != test.want {
				t.Errorf("abandoned = %t, want %t", got, test.want)
			}
		})
	}
}
