package static

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
)

// hash is 12 hexadecimal digits over every name and every content.
func (f files) hash() string {
	sum := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(f.byName)) {
		fmt.Fprintf(sum, "%d:%s%d:", len(name), name, len(f.byName[name].plain))
		sum.Write(f.byName[name].plain)
	}
	return hex.EncodeToString(sum.Sum(nil))[:12]
}
