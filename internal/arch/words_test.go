package arch

import (
	"fmt"
	"os/exec"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// foreign are words that belong to one machine and not to the project. Each is
// written so that it does not find itself.
var foreign = map[string]*regexp.Regexp{
	"a folder of one machine": regexp.MustCompile(`(^|[\s"'(=:])/(work|tmp)/[a-z]`),
	"a package registry":      regexp.MustCompile(`\b(proxy|registry|sum|deb|security)\.(golang|npmjs|yarnpkg|debian)\.(org|com)\b`),
}

func wordBreaches(f file) (breaches []string) {
	if f.path == "go.sum" {
		return nil
	}
	for what, pattern := range foreign {
		for _, line := range strings.Split(f.text, "\n") {
			if m := pattern.FindString(line); m != "" && f.path != "internal/arch/words_test.go" {
				breaches = append(breaches, fmt.Sprintf("names %s: %s", what, strings.TrimSpace(m)))
			}
		}
	}
	return breaches
}

func TestWords(t *testing.T) { hold(t, wordBreaches) }

func TestWordBreachesAreFound(t *testing.T) {
	try(t, wordBreaches, []trial{
		{"README.md", "cp /" + "tmp/x .", "a folder of one machine"},
		{"README.md", `open("/` + `work/main")`, "a folder of one machine"},
		{"README.md", "see /pilots/work/x and https://example.org/home/x", ""},
		{"static/package-lock.json", `"resolved": "https://registry.` + `npmjs.org/x"`, "a package registry"},
		{"README.md", "the register of trusts", ""},
	})
}

// TestPackageNames refuses a package named after one of the standard library:
// whoever imports both would have to rename one.
func TestPackageNames(t *testing.T) {
	taken := standard(t)
	hold(t, func(f file) []string {
		if !f.is(".go") || f.isTest() {
			return nil
		}
		return nameBreaches(f.parsed(t).Name.Name, taken)
	})
}

func nameBreaches(name string, taken []string) []string {
	if slices.Contains(taken, name) {
		return []string{"package " + name + " is named after one of the standard library"}
	}
	return nil
}

func TestPackageNameBreachesAreFound(t *testing.T) {
	taken := standard(t)
	for name, want := range map[string]bool{"http": true, "time": true, "user": true, "benefit": false, "main": false, "rand": true, "v2": false} {
		if got := len(nameBreaches(name, taken)) > 0; got != want {
			t.Errorf("%s: refused %t, want %t", name, got, want)
		}
	}
}

// standard is the last element of every public package of the standard library.
func standard(t *testing.T) []string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "go", "list", "std").Output()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, pkg := range strings.Fields(string(out)) {
		parts := strings.Split(pkg, "/")
		if !slices.Contains(parts, "internal") && !slices.Contains(parts, "vendor") && !regexp.MustCompile(`^v\d+$`).MatchString(path.Base(pkg)) {
			names = append(names, path.Base(pkg))
		}
	}
	return names
}
