package app

import (
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"groundwork/internal/access"
	"groundwork/internal/history"
	"groundwork/internal/store"
	"groundwork/internal/store/storetest"
)

func TestMain(m *testing.M) { storetest.Main(m) }

// silent are the functions that write without an event, each with its reason. Everything else writes through App.do,
// which adds exactly one: whoever needs another line here says why nobody will ever want to know of it.
var silent = map[string]string{
	"do": "adds the event itself",

	"attempt":          "a throttle: strangers must not fill a record that is never deleted",
	"release":          "a throttle",
	"proved":           "a throttle",
	"BeginSession":     "a session; signing in is an event of its own",
	"RenewSession":     "a session",
	"KeepSession":      "a session",
	"SeeSession":       "a session",
	"EndSession":       "a session: signing out",
	"EndOwnSession":    "a session",
	"EndOtherSessions": "a session",

	"KeepChecklistDraft": "a draft is no fact",
	"Park":               "a form that was not accepted yet",
	"Unpark":             "a form that was not accepted yet",
	"Sweep":              "removes what has run out",

	"freshenReadiness":  "kept figures",
	"freshenBenefits":   "kept figures",
	"freshenBoards":     "kept figures",
	"freshenArea":       "kept figures",
	"freshenInsight":    "kept figures",
	"rebuildInsight":    "kept figures",
	"KeepAll":           "kept figures",
	"Rebuild":           "kept figures",
	"rebuildRates":      "kept figures",
	"KeepWorkflowDraft": "a draft",
	"DropWorkflowDraft": "a draft",
	"sheetDraft":        "keeps or forgets what somebody typed into the grid of figures and has not saved",
}

// TestAuditCompleteness finds every function that writes past App.do, in package app and in all that stand on it.
func TestAuditCompleteness(t *testing.T) {
	met := map[string]bool{}
	for _, dir := range []string{".", "../demo", "../../web", "../../cmd/groundwork"} {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatal(dir, err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			source, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range writers(t, name, string(source)) {
				met[f] = true
				if silent[f] == "" || dir != "." {
					t.Errorf("%s: %s writes to the store without an event: use App.do, or say in silent why nobody will want to know of it", name, f)
				}
			}
		}
	}
	for f := range silent {
		if !met[f] {
			t.Errorf("%s writes nothing any more: take it out of silent", f)
		}
	}
}

// writers are the functions of a file that name Store.Do, called or handed on.
func writers(t *testing.T, name, source string) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, d := range file.Decls {
		in := "a variable"
		if f, ok := d.(*ast.FuncDecl); ok {
			in = f.Name.Name
		}
		ast.Inspect(d, func(n ast.Node) bool {
			if do, ok := n.(*ast.SelectorExpr); ok && do.Sel.Name == "Do" && isStore(do.X) && !slices.Contains(found, in) {
				found = append(found, in)
			}
			return true
		})
	}
	return found
}

// isStore reports whether an expression is somebody's Store, or a variable that is called one.
func isStore(x ast.Expr) bool {
	switch x := x.(type) {
	case *ast.SelectorExpr:
		return x.Sel.Name == "Store"
	case *ast.Ident:
		return strings.EqualFold(x.Name, "store") || x.Name == "s" || x.Name == "st" || x.Name == "db"
	}
	return false
}

func TestWritersAreFound(t *testing.T) {
	for source, want := range map[string]string{
		"func (a *App) X() { a.Store.Do(nil, nil) }":                  "X",
		"func X(a *App) { go func() { _ = a.Store.Do(nil, nil) }() }": "X",
		"func X(a *App) { do := a.Store.Do; do(nil, nil) }":           "X",
		"func X(a *App) { s := a.Store; s.Do(nil, nil) }":             "X",
		"var x = app.Store.Do(nil, nil)":                              "a variable",
		"func (a *App) X() { a.do(nil, nil, nil) }":                   "",
		"func X(c *http.Client) { c.Do(nil) }":                        "",
	} {
		if got := strings.Join(writers(t, "x.go", "package p\n"+source), " "); got != want {
			t.Errorf("%s: found %q, want %q", source, got, want)
		}
	}
}

var databases = storetest.New(func(url string) error {
	s, err := store.Open(context.Background(), url)
	if err != nil {
		return err
	}
	if err := s.Migrate(context.Background()); err != nil {
		return err
	}
	return s.Close()
})

// A deed without a word of what it did is undone, and every event names its subject among what it touched.
func TestADeedWithoutAnEventIsUndone(t *testing.T) {
	databases.Each(t, func(t *testing.T, url string) {
		s, err := store.Open(t.Context(), url)
		if err != nil {
			t.Fatal(err)
		}
		defer func() {
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		}()
		a := New(s, slog.New(slog.DiscardHandler))
		search := func(tx store.Tx) error {
			return tx.PutSearchEntry(t.Context(), store.SearchEntry{Kind: "pilot", ID: "x", Open: true, Title: "x", Folded: "x"})
		}
		for _, event := range []history.Event{{}, {Deed: "x.do"}, {Subject: history.Touch{Kind: "x", ID: "x"}}} {
			if _, err := a.do(t.Context(), access.Actor{}, func(tx store.Tx) (done, error) { return done{event: event}, search(tx) }); err == nil {
				t.Errorf("%+v is taken for an event", event)
			}
		}
		if found, err := s.Read().Search(t.Context(), []string{"x"}, ",", 10); err != nil || len(found) != 0 {
			t.Errorf("something is left behind: %v %v", found, err)
		}
		e := history.Event{Deed: "x.do", Subject: history.Touch{Kind: "x", ID: "1"}, Touched: []history.Touch{{Kind: "y", ID: "2"}}}
		if _, err := a.do(t.Context(), access.Actor{}, func(tx store.Tx) (done, error) { return done{event: e}, search(tx) }); err != nil {
			t.Fatal(err)
		}
		chain, err := s.Read().Chain(t.Context(), history.Installation, 0, 10)
		if err != nil || len(chain) != 1 || !slices.Equal(chain[0].Touched, []history.Touch{{Kind: "x", ID: "1"}, {Kind: "y", ID: "2"}}) {
			t.Errorf("%+v %v", chain, err)
		}
	})
}
