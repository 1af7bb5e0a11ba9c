package person

import (
	"strings"
	"testing"
	"time"
)

func TestWaitDoublesAndNeverLocks(t *testing.T) {
	for _, c := range []struct {
		failures int64
		want     time.Duration
	}{
		{0, 0}, {4, 0}, {5, time.Second}, {6, 2 * time.Second}, {10, 32 * time.Second},
		{14, 512 * time.Second}, {15, 15 * time.Minute}, {16, 15 * time.Minute}, {1 << 40, 15 * time.Minute},
	} {
		if got := Wait(c.failures); got != c.want {
			t.Errorf("after %d failures: wait %v, want %v", c.failures, got, c.want)
		}
	}
}

func TestCheckPassword(t *testing.T) {
	for _, c := range []struct {
		password string
		ok       bool
	}{
		{"elevenchars", false}, {"twelve chars", true}, {"moss lantern orbit", true}, {"пароль из слов", true},
		{"password1234", false}, {"Password!!!!!", false}, {"aaaaaaaaaaaa", false}, {"ababababababab", false},
		{strings.Repeat("ab cd", 51) + "x", true}, {strings.Repeat("ab cde", 43), false},
		{"amina.yusuf@example.org", false},
	} {
		if err := CheckPassword(c.password, "Amina Yusuf", "amina.yusuf@example.org"); (err == nil) != c.ok {
			t.Errorf("%q: %v", c.password, err)
		}
	}
}
