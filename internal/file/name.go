package file

import (
	"fmt"
	"path"
	"strings"
	"unicode"
)

// longestName is how much of a file's name is kept, in characters.
const longestName = 120

// Name is what a file is called, from what a browser sent: the last part of a path, without what cannot be seen. It is a label
// that people read, and never a place on a disk.
func Name(sent string) string {
	sent = strings.ToValidUTF8(strings.ReplaceAll(sent, `\`, "/"), "")
	seen := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return -1 // also marks that turn the direction of reading around: exe.fdp
		}
		return r
	}, path.Base(sent))
	name := strings.Join(strings.Fields(seen), " ")
	if name == "" || name == "." || name == ".." || name == "/" {
		return "file"
	}
	if r := []rune(name); len(r) > longestName {
		end := []rune(path.Ext(name))
		if len(end) > 10 {
			end = nil
		}
		name = string(r[:longestName-len(end)]) + string(end)
	}
	return name
}

// ending is what stands after the last dot of a name, in small letters.
func ending(name string) string { return strings.ToLower(strings.TrimPrefix(path.Ext(name), ".")) }

// Size is a number of bytes as people read it: 940 KB, 1.2 MB.
func Size(bytes int64) string {
	switch {
	case bytes < 1000:
		return fmt.Sprintf("%d bytes", bytes)
	case bytes < 1_000_000:
		return fmt.Sprintf("%d KB", (bytes+500)/1000)
	}
	return strings.TrimSuffix(fmt.Sprintf("%.1f", float64(bytes)/1e6), ".0") + " MB"
}
