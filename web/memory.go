package web

import (
	"os"
	"runtime/debug"
)

// usualMemory is what the program aims to stay under beside what SQLite holds: a page that reads a whole country leaves as much behind it
// that nobody needs, and Go would keep it for a while.
const usualMemory = 110 << 20

// BoundMemory gives memory that is not needed back to the machine. GOMEMLIMIT, as Go knows it, overrules it.
func BoundMemory() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(usualMemory)
	}
}
