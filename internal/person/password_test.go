package person

import (
	"strings"
	"testing"

	"groundwork/internal/fault"
)

func TestCheckPassword(t *testing.T) {
	for _, c := range []struct {
		password string
		ok       bool
	}{
		{"", false}, {"elevenchars", false}, {"twelve chars", true}, {"moss lantern orbit", true}, {"пароль из слов", true},
		{"correct horse battery staple", true}, {"Zr8#kQ2!vLp0", true}, {"Amina likes mackerel", true},
		{"password1234", false}, {"Password!!!!!", false}, {"passwordpassword", false}, {"Welcome2026!!", false}, {"Summer2026Summer", false},
		{"aaaaaaaaaaaa", false}, {"ababababababab", false}, {"123456789012", false}, {"987654321098", false}, {"qwertyuiop12", false}, {"1q2w3e4r5t6y", false},
		{"qazwsxedcrfv", false}, {"poiuytrewq99", false}, {"liverpool2026", false}, {"AminaYusuf2026", false}, {"groundwork-groundwork", false}, {"nhs-hospital-trust", false},
		{strings.Repeat("moss la", 36) + "xyzw", true}, {strings.Repeat("moss la", 36) + "xyzwv", false},
		{"amina.yusuf@example.org", false},
	} {
		err := CheckPassword("password", c.password, "Amina Yusuf", "amina.yusuf@example.org")
		if (err == nil) != c.ok {
			t.Errorf("%q: %v", c.password, err)
		}
		if err != nil && fault.Of(err).Fields.For("password") == "" {
			t.Errorf("%q: %v stands beside no field", c.password, err)
		}
	}
}

// Every length from 12 up to 64 and beyond is taken, as the standard asks.
func TestLongPasswordsAreTaken(t *testing.T) {
	for n := 12; n <= 200; n++ {
		if err := CheckPassword("password", strings.Repeat("moss lantern ", 20)[:n], "", ""); err != nil {
			t.Errorf("%d characters: %v", n, err)
		}
	}
}
