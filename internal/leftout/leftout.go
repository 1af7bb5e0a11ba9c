// Package leftout says which part of the tests a machine cannot run. A part is
// a real component that may be absent, such as PostgreSQL or Chromium: its
// tests are skipped by name on a developer's machine and fail where
// GROUNDWORK_REQUIRE_ALL=1 says that everything must run.
package leftout

import (
	"os"
	"testing"
)

// Setting is the environment variable that turns every part left out into a failure.
const Setting = "GROUNDWORK_REQUIRE_ALL"

// Skip ends the test because part cannot run here; why says what is missing.
func Skip(t testing.TB, part, why string) {
	t.Helper()
	if Required() {
		t.Fatalf("%s must be tested here (%s=1): %s", part, Setting, why)
	}
	t.Skipf("left out: %s: %s", part, why)
}

// Required reports whether every part must run.
func Required() bool { return os.Getenv(Setting) == "1" }
