package arch

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestLicences refuses a module whose licence would bind ours: one without a
// licence, or under the GNU General, Lesser or Affero licence.
func TestLicences(t *testing.T) {
	list := exec.CommandContext(t.Context(), "go", "list", "-deps", "-test", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Dir}}{{end}}{{end}}", "./...")
	list.Dir = "../.."
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for line := range strings.Lines(string(out)) {
		module, dir, found := strings.Cut(strings.TrimSpace(line), " ")
		if !found || seen[module] {
			continue
		}
		seen[module] = true
		if why := unfit(licence(t, dir)); why != "" {
			t.Errorf("%s: %s", module, why)
		}
	}
	if len(seen) < 5 {
		t.Errorf("looked at %d modules only", len(seen))
	}
}

// licence is the text of every licence file in dir.
func licence(t *testing.T, dir string) string {
	t.Helper()
	var text strings.Builder
	for _, pattern := range []string{"LICEN[CS]E*", "COPYING*"} {
		names, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			b, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			text.Write(b)
		}
	}
	return text.String()
}

// unfit is why we cannot use what has this licence. The capitals are the
// headings of those licences; others only mention them.
func unfit(text string) string {
	if strings.TrimSpace(text) == "" {
		return "has no licence file"
	}
	for _, heading := range []string{"GNU GENERAL PUBLIC", "GNU LESSER GENERAL PUBLIC", "GNU AFFERO GENERAL PUBLIC"} {
		if strings.Contains(text, heading) {
			return "is under the " + heading + " licence"
		}
	}
	return ""
}

func TestUnfitLicencesAreFound(t *testing.T) {
	for text, want := range map[string]bool{
		"":                              true,
		"  GNU AFFERO GENERAL PUBLIC\n": true,
		"GNU GENERAL PUBLIC LICENSE v2": true,
		"MIT License":                   false,
		"Mozilla Public License; Secondary License means the GNU General Public License": false,
	} {
		if got := unfit(text) != ""; got != want {
			t.Errorf("%q: refused %t, want %t", text, got, want)
		}
	}
}
