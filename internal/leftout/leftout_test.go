package leftout_test

import (
	"testing"

	"groundwork/internal/leftout"
)

// recorder is a test that notes how it was ended.
type recorder struct {
	testing.TB
	ended string
}

func (r *recorder) Helper() {}

func (r *recorder) Skipf(string, ...any) { r.end("skipped") }

func (r *recorder) Fatalf(string, ...any) { r.end("failed") }

// end keeps the first word: a real test would not have gone on.
func (r *recorder) end(how string) {
	if r.ended == "" {
		r.ended = how
	}
}

func TestSkip(t *testing.T) {
	tests := []struct{ setting, want string }{
		{"", "skipped"},
		{"0", "skipped"},
		{"1", "failed"},
	}
	for _, test := range tests {
		t.Run("setting "+test.setting, func(t *testing.T) {
			t.Setenv(leftout.Setting, test.setting)
			r := &recorder{TB: t}
			leftout.Skip(r, "PostgreSQL", "no initdb")
			if r.ended != test.want {
				t.Errorf("ended %q, want %s", r.ended, test.want)
			}
		})
	}
}
