package arch

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A layer is what a package may know.
type layer struct {
	name    string
	inner   []string // layers it may import besides its own packages
	foreign []string // other people's modules it may import; "*" for any
	std     []string // packages of the standard library it may not import
}

// Nothing that decides may know the web, SQL or chance: they come in as arguments.
var pure = []string{"net/http", "net/http/*", "database/sql", "math/rand", "math/rand/v2", "crypto/rand", "html/template", "log", "log/slog", "os", "os/*"}

var layers = map[string]layer{
	"base":       {name: "base", std: pure},
	"concept":    {name: "concept", inner: []string{"base"}, std: pure},
	"content":    {name: "content", inner: []string{"base", "concept"}, foreign: []string{"github.com/goccy/go-yaml"}, std: []string{"net/http", "database/sql"}},
	"migrations": {name: "migrations", std: []string{"net/http"}},
	"store":      {name: "store", inner: []string{"base", "concept", "migrations"}, foreign: []string{"*"}, std: []string{"net/http"}},
	"blob":       {name: "blob", std: []string{"net/http", "database/sql"}},
	"app":        {name: "app", inner: []string{"base", "concept", "content", "store", "blob"}, foreign: []string{"*"}, std: []string{"net/http", "database/sql"}},
	"demo":       {name: "demo", inner: []string{"base", "concept", "content", "store", "app"}, foreign: []string{"github.com/goccy/go-yaml"}, std: []string{"net/http", "database/sql"}},
	"static":     {name: "static", foreign: []string{"github.com/andybalholm/brotli"}, std: []string{"database/sql"}},
	"templates":  {name: "templates", inner: []string{"base", "concept", "static", "templates"}, foreign: []string{"github.com/a-h/templ"}, std: []string{"net/http", "database/sql"}},
	"web":        {name: "web", inner: []string{"base", "concept", "content", "store", "app", "demo", "static", "templates"}, foreign: []string{"*"}},
	"cmd":        {name: "cmd", inner: []string{"base", "concept", "content", "migrations", "store", "blob", "app", "demo", "static", "templates", "web"}, foreign: []string{"*"}},
	"testing":    {name: "testing", inner: []string{"testing"}, foreign: []string{"*"}},
}

// exceptions are modules that one package may import though its layer may not.
var exceptions = map[string][]string{
	"internal/fold":        {"golang.org/x/text"},                                // Unicode's decomposition tables, which nobody should write again
	"internal/spreadsheet": {"github.com/xuri/excelize/v2", "golang.org/x/text"}, // the format of workbooks, and the letters of older files
}

// layerOf is the layer of the package in dir.
func layerOf(dir string) layer {
	under := func(folder string) bool { return dir == folder || strings.HasPrefix(dir, folder+"/") }
	switch {
	case under("internal/arch"), under("internal/leftout"), under("internal/store/storetest"), under("web/webtest"):
		return layers["testing"]
	case under("internal/fault"), under("internal/day"), under("internal/decimal"):
		return layers["base"]
	case under("internal/content"), under("internal/store"), under("internal/blob"), under("internal/app"), under("internal/demo"):
		return layers[strings.Split(dir, "/")[1]]
	case under("internal"):
		return layers["concept"]
	}
	return layers[strings.Split(dir, "/")[0]]
}

// importBreaches are the imports of a Go file that its layer may not have.
func importBreaches(t *testing.T) func(file) []string {
	return func(f file) (breaches []string) {
		if !f.is(".go") {
			return nil
		}
		from := layerOf(f.dir())
		if from.name == "" {
			return []string{"stands in a folder that has no place in the import direction"}
		}
		for _, spec := range f.parsed(t).Imports {
			to, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return []string{err.Error()}
			}
			if why := refused(f, from, to); why != "" {
				breaches = append(breaches, fmt.Sprintf("imports %s, but %s", to, why))
			}
		}
		return breaches
	}
}

// refused is why f, of layer from, may not import the package to.
func refused(f file, from layer, to string) string {
	if inner, ok := strings.CutPrefix(to, module+"/"); ok {
		return refusedInner(f, from, inner)
	}
	if first, _, _ := strings.Cut(to, "/"); strings.Contains(first, ".") {
		if f.isTest() || allowed(from.foreign, to) || allowed(exceptions[f.dir()], to) {
			return ""
		}
		return from.name + " knows no third party, or not this one"
	}
	if !f.isTest() && slices.ContainsFunc(from.std, func(pattern string) bool { return to == pattern || matches(pattern, to) }) {
		return from.name + " does not know that part of the standard library"
	}
	return ""
}

func refusedInner(f file, from layer, inner string) string {
	to := layerOf(inner)
	switch {
	case to.name == "":
		return "it has no place in the import direction"
	case to.name == from.name || slices.Contains(from.inner, to.name):
		return ""
	case f.isTest() && slices.Contains([]string{"testing", "base", "concept", "content", "blob"}, to.name):
		return "" // a rule may be tried on the content that ships
	case f.isTest() && from.name == "store" && to.name == "app", f.isTest() && from.name == "testing":
		return "the tests of " + from.name + " do not know " + to.name
	case to.name == "testing" && f.dir() == "cmd/load":
		return "" // it measures with the servers that the tests start
	case to.name == "testing":
		return "it is for tests only"
	}
	return from.name + " does not know " + to.name
}

// allowed reports whether a module of the list holds the package.
func allowed(modules []string, pkg string) bool {
	return slices.ContainsFunc(modules, func(m string) bool { return m == "*" || pkg == m || strings.HasPrefix(pkg, m+"/") })
}

func matches(pattern, pkg string) bool {
	ok, err := path.Match(pattern, pkg)
	return ok && err == nil
}

func TestImportsPointInwards(t *testing.T) { hold(t, importBreaches(t)) }

func TestImportBreachesAreFound(t *testing.T) {
	imports := func(paths ...string) string {
		text := "package p\n"
		for _, p := range paths {
			text += "import _ " + strconv.Quote(p) + "\n"
		}
		return text
	}
	try(t, importBreaches(t), []trial{
		{"internal/benefit/a.go", imports("groundwork/internal/day", "groundwork/internal/spc", "fmt"), ""},
		{"internal/brandnew/a.go", imports("groundwork/internal/store"), "concept does not know store"},
		{"internal/brandnew/a.go", imports("groundwork/internal/app"), "concept does not know app"},
		{"internal/brandnew/a.go", imports("groundwork/internal/content"), "concept does not know content"},
		{"internal/brandnew/a.go", imports("net/http"), "does not know that part"},
		{"internal/brandnew/a.go", imports("net/http/httputil"), "does not know that part"},
		{"internal/brandnew/a.go", imports("database/sql"), "does not know that part"},
		{"internal/brandnew/a.go", imports("crypto/rand"), "does not know that part"},
		{"internal/brandnew/a.go", imports("github.com/google/uuid"), "no third party"},
		{"internal/brandnew/a_test.go", imports("github.com/google/go-cmp/cmp", "os", "groundwork/internal/content"), ""},
		{"internal/brandnew/a_test.go", imports("groundwork/internal/store"), "concept does not know store"},
		{"internal/fold/a.go", imports("golang.org/x/text/unicode/norm"), ""},
		{"internal/fold/a.go", imports("golang.org/x/textual"), "no third party"},
		{"internal/day/a.go", imports("database/sql/driver"), ""},
		{"internal/day/a.go", imports("database/sql"), "does not know that part"},
		{"internal/day/a.go", imports("groundwork/internal/benefit"), "base does not know concept"},
		{"internal/store/a.go", imports("groundwork/internal/benefit", "github.com/jackc/pgx/v5"), ""},
		{"internal/store/a.go", imports("groundwork/internal/app"), "store does not know app"},
		{"internal/store/a.go", imports("groundwork/internal/store/storetest"), "for tests only"},
		{"internal/store/a_test.go", imports("groundwork/internal/store/storetest"), ""},
		{"internal/demo/a.go", imports("groundwork/internal/app", "groundwork/internal/store"), ""},
		{"internal/app/a.go", imports("groundwork/internal/demo"), "app does not know demo"},
		{"internal/app/a.go", imports("groundwork/web"), "app does not know web"},
		{"internal/app/a.go", imports("net/http"), "does not know that part"},
		{"templates/pilots/a.templ.go", imports("groundwork/internal/store"), "templates does not know store"},
		{"templates/pilots/a.go", imports("groundwork/internal/pilot", "groundwork/templates/ui", "github.com/a-h/templ"), ""},
		{"web/a.go", imports("groundwork/internal/app", "groundwork/templates/pilots"), ""},
		{"web/webtest/a.go", imports("groundwork/web"), "testing does not know web"},
		{"cmd/groundwork/a.go", imports("groundwork/web"), ""},
		{"web/a.go", imports("groundwork/cmd/groundwork"), "web does not know cmd"},
		{"elsewhere/a.go", imports("fmt"), "no place"},
		{"web/a.go", imports("groundwork/elsewhere"), "no place"},
	})
}
