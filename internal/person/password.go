package person

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"groundwork/internal/fault"
)

// Password limits: long is what makes one strong; what it is made of is nobody's business (OWASP ASVS 5.0, section 6.2).
const (
	PasswordShortest = 12
	PasswordLongest  = 256
)

// CheckPassword refuses a password that is too short, too long, or among the first that anybody tries.
// field is the name of its input.
func CheckPassword(field, password, name, email string) error {
	n := utf8.RuneCountInString(password)
	switch {
	case n == 0:
		return fault.Refused(field, "Enter a password")
	case n < PasswordShortest:
		return fault.Refused(field, "Password must have at least %d characters. Three or four unrelated words work well", PasswordShortest)
	case n > PasswordLongest:
		return fault.Refused(field, "Password must have at most %d characters", PasswordLongest)
	case guessable(strings.ToLower(password), strings.ToLower(name), strings.ToLower(email)):
		return fault.Refused(field, "Password is too easy to guess. Choose another")
	}
	return nil
}

// guessable reports whether guessing programs try the folded password early: nothing is left of it once the
// usual words, the person's own names, figures and runs along the keyboard are taken out, or it is a few
// characters over and over. Lists of leaked passwords of this length hold hardly anything else.
func guessable(password, name, email string) bool {
	distinct := map[rune]bool{}
	for _, c := range password {
		distinct[c] = true
	}
	if len(distinct) < 5 {
		return true
	}
	local, _, _ := strings.Cut(email, "@")
	if email != "" && strings.Contains(password, email) {
		return true
	}
	rest := password
	for _, w := range append(strings.FieldsFunc(name+" "+local, func(r rune) bool { return !unicode.IsLetter(r) }), usual...) {
		if len(w) >= 3 {
			rest = strings.ReplaceAll(rest, w, " ")
		}
	}
	rest = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, withoutRuns(rest))
	return len(rest) < 3
}

// usual are words that passwords are made of when nobody thinks, longest first where one holds another.
var usual = []string{
	"administrator", "groundwork", "password", "passwort", "passw0rd", "p@ssword", "p@ssw0rd", "pa55word", "letmein", "welcome", "changeme", "iloveyou",
	"monkey", "dragon", "sunshine", "princess", "football", "baseball", "superman", "batman", "master", "shadow", "michael", "charlie", "jordan", "liverpool",
	"arsenal", "chelsea", "everton", "manchester", "united", "england", "london", "hospital", "trust", "nurse", "doctor", "health", "secret", "default", "login",
	"user", "admin", "guest", "root", "test", "temp", "hello", "love", "summer", "winter", "autumn", "spring", "january", "february", "march", "april",
	"june", "july", "august", "september", "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
	"nhs", "the", "and", "for", "you", "new", "one", "two", "abc", "xyz",
}

// keyboards are the runs that fingers make.
var keyboards = []string{
	"abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qazwsxedcrfvtgbyhnujmikolp", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
	"1q2w3e4r5t6y7u8i9o0p", "01234567890",
}

// withoutRuns leaves out every four or more characters that follow each other on a keyboard, in either direction.
func withoutRuns(s string) string {
	for _, k := range keyboards {
		for _, line := range []string{k, backwards(k)} {
			for at := 0; at+4 <= len(line); at++ {
				for n := len(line) - at; n >= 4; n-- {
					s = strings.ReplaceAll(s, line[at:at+n], " ")
				}
			}
		}
	}
	return s
}

func backwards(s string) string {
	b := []byte(s)
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return string(b)
}
