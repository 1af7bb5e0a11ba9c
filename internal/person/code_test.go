package person

import (
	"testing"
	"time"
)

func TestStepsAreThisOneAndItsNeighbours(t *testing.T) {
	for _, c := range []struct {
		second int64
		want   int64
	}{{0, 0}, {29, 0}, {30, 1}, {59, 1}, {60, 2}} {
		at := time.Unix(c.second, 0)
		if got := Steps(at); got[0] != c.want || got[1] != c.want-1 || got[2] != c.want+1 {
			t.Errorf("at second %d: %v", c.second, got)
		}
	}
}

func TestCodesAreReadAsPeopleTypeThem(t *testing.T) {
	for typed, want := range map[string]string{"123 456": "123456", " 12-34-56 ": "123456", "ABCD-efgh-0o1l": "abcdefgh0011", "": ""} {
		if got := Code(typed); got != want {
			t.Errorf("%q is %q, want %q", typed, got, want)
		}
	}
	for code, want := range map[string]bool{"123456": true, "12345": false, "1234567": false, "12345a": false, "abcdefgh0011": false} {
		if IsAppCode(code) != want {
			t.Errorf("%q is an app's code: %v", code, !want)
		}
	}
	code := RecoveryCode([12]byte{0, 1, 2, 3, 9, 10, 11, 12, 31, 32, 63, 255})
	if code != "0123-9abc-z0zz" {
		t.Errorf("a recovery code is %s", code)
	}
	if Code(code) != "01239abcz0zz" || IsAppCode(Code(code)) {
		t.Errorf("%s does not come back", code)
	}
}
