package arch

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "groundwork"

// A file is one text file of the project.
type file struct {
	path string // from the root, with slashes
	text string
}

// dir is the folder of f; a Go file's package is module/dir.
func (f file) dir() string { return path.Dir(f.path) }

func (f file) isTest() bool { return strings.HasSuffix(f.path, "_test.go") }

// isGenerated reports whether somebody else's rules made f.
func (f file) isGenerated() bool { return strings.HasSuffix(f.path, "_templ.go") }

func (f file) is(extensions ...string) bool { return slices.Contains(extensions, path.Ext(f.path)) }

// parsed is the syntax of a Go file.
func (f file) parsed(t *testing.T) *ast.File {
	t.Helper()
	syntax, err := parser.ParseFile(token.NewFileSet(), f.path, f.text, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	return syntax
}

// skipped are folders whose content is not ours or not kept.
var skipped = []string{"node_modules", "dist", "bin", ".git"}

// project is every text file of the project.
func project(t *testing.T) []file {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	var files []file
	err = filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		if d.IsDir() {
			if slices.Contains(skipped, d.Name()) || rel == "data" {
				return fs.SkipDir
			}
			return nil
		}
		if !d.Type().IsRegular() || slices.Contains(skipped, d.Name()) { // .git is a file in a linked checkout
			return nil
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if !strings.ContainsRune(string(text), 0) {
			files = append(files, file{rel, string(text)})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 20 {
		t.Fatalf("found only %d files under %s", len(files), root)
	}
	return files
}

// hold fails for every breach that rule finds in the project.
func hold(t *testing.T, rule func(file) []string) {
	t.Helper()
	for _, f := range project(t) {
		for _, breach := range rule(f) {
			t.Errorf("%s: %s", f.path, breach)
		}
	}
}

// A trial is a file made up to break a rule, or to keep it where want is empty.
type trial struct{ path, text, want string }

// try fails where rule misses a breach in a trial, or finds another.
func try(t *testing.T, rule func(file) []string, trials []trial) {
	t.Helper()
	for _, x := range trials {
		found := strings.Join(rule(file{x.path, x.text}), "; ")
		if x.want == "" && found != "" || !strings.Contains(found, x.want) {
			t.Errorf("%s %q: found %q, want %q", x.path, x.text, found, x.want)
		}
	}
}
