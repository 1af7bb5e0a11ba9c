package static

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

func tree(contents map[string]string) fstest.MapFS {
	t := fstest.MapFS{}
	for name, content := range contents {
		t[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return t
}

var builtTree = map[string]string{
	"dist/.gitkeep":      "",
	"dist/nhsuk.css":     "nhs plain",
	"dist/nhsuk.css.gz":  "nhs gz",
	"dist/nhsuk.css.br":  "nhs br",
	"dist/app.css":       "app",
	"dist/images/up.svg": "<svg/>",
	"src/fallback.css":   "fallback",
}

var unbuiltTree = map[string]string{
	"dist/.gitkeep":         "",
	"src/fallback.css":      "fallback",
	"src/app.js":            "js",
	"src/css/20-second.css": "second{}",
	"src/css/10-first.css":  "first{}",
}

func fetch(f files, method, address, encoding string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, address, nil)
	r.Header.Set("Accept-Encoding", encoding)
	w := httptest.NewRecorder()
	f.ServeHTTP(w, r)
	return w
}

func TestServesWhatTheReaderAccepts(t *testing.T) {
	f := read(tree(builtTree))
	if !f.built {
		t.Fatal("a tree with dist/nhsuk.css is built")
	}
	for _, c := range []struct{ name, accept, body, coding string }{
		{"nhsuk.css", "gzip, deflate, br", "nhs br", "br"},
		{"nhsuk.css", "gzip", "nhs gz", "gzip"},
		{"nhsuk.css", "br;q=0, gzip;q=0.5", "nhs gz", "gzip"},
		{"nhsuk.css", "br;q=0.0,gzip;q=0", "nhs plain", ""},
		{"nhsuk.css", "", "nhs plain", ""},
		{"nhsuk.css", "brotli", "nhs plain", ""},
		{"app.css", "br, gzip", "app", ""},
		{"images/up.svg", "br", "<svg/>", ""},
	} {
		w := fetch(f, "GET", f.prefix+c.name, c.accept)
		if w.Code != http.StatusOK || w.Body.String() != c.body || w.Header().Get("Content-Encoding") != c.coding {
			t.Errorf("%s for %q: %d %q %q", c.name, c.accept, w.Code, w.Body, w.Header().Get("Content-Encoding"))
		}
		if got := w.Header().Get("Cache-Control"); got != "public, max-age=31536000, immutable" {
			t.Errorf("%s: Cache-Control %q", c.name, got)
		}
		if w.Header().Get("Vary") != "Accept-Encoding" || w.Header().Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: headers %v", c.name, w.Header())
		}
	}
}

func TestRefuses(t *testing.T) {
	f := read(tree(builtTree))
	for _, c := range []struct {
		method, address string
		status          int
	}{
		{"GET", f.prefix + "missing.css", 404},
		{"GET", f.prefix + ".gitkeep", 404},
		{"GET", f.prefix + "nhsuk.css.gz", 404},
		{"GET", f.prefix + "../static.go", 404},
		{"GET", f.prefix, 404},
		{"GET", "/assets/", 404},
		{"GET", f.prefix + "fallback.css", 404},
		{"POST", f.prefix + "app.css", 405},
	} {
		if w := fetch(f, c.method, c.address, ""); w.Code != c.status {
			t.Errorf("%s %s: %d, want %d", c.method, c.address, w.Code, c.status)
		}
	}
}

func TestAnotherHashIsServedButNotKept(t *testing.T) {
	f := read(tree(builtTree))
	w := fetch(f, "GET", "/assets/000000000000/app.css", "")
	if w.Code != 200 || w.Body.String() != "app" || w.Header().Get("Cache-Control") != "no-cache" {
		t.Errorf("%d %q %q", w.Code, w.Body, w.Header().Get("Cache-Control"))
	}
}

func TestHeadSendsNoBody(t *testing.T) {
	f := read(tree(builtTree))
	w := fetch(f, "HEAD", f.prefix+"nhsuk.css", "gzip")
	if w.Body.Len() != 0 || w.Header().Get("Content-Length") != "6" {
		t.Errorf("%q, length %s", w.Body, w.Header().Get("Content-Length"))
	}
}

func TestWithoutABuild(t *testing.T) {
	f := read(tree(unbuiltTree))
	if f.built {
		t.Fatal("an empty dist is not built")
	}
	for name, want := range map[string]string{"fallback.css": "fallback", "app.css": "first{}second{}", "app.js": "js"} {
		if w := fetch(f, "GET", f.prefix+name, "br"); w.Body.String() != want {
			t.Errorf("%s: %q, want %q", name, w.Body, want)
		}
	}
}

func TestHashFollowsNamesAndContents(t *testing.T) {
	first := read(tree(builtTree)).prefix
	if again := read(tree(builtTree)).prefix; again != first {
		t.Errorf("the same files gave %s and %s", first, again)
	}
	changed := map[string]string{}
	for name, content := range builtTree {
		changed[name] = content
	}
	changed["dist/app.css"] = "app2"
	if read(tree(changed)).prefix == first {
		t.Error("another content has the same hash")
	}
}

// What this binary really holds, built or not.
func TestEmbeddedFiles(t *testing.T) {
	names := []string{"app.css", "app.js", "supported.js", "favicon.svg", "fallback.css"}
	if Built {
		names = []string{"app.css", "app.js", "supported.js", "favicon.svg", "nhsuk.css", "nhsuk.js"}
	}
	for _, name := range names {
		w := fetch(site, "GET", URL(name), "")
		if w.Code != 200 || w.Body.Len() == 0 {
			t.Errorf("%s: status %d, %d bytes", name, w.Code, w.Body.Len())
		}
		if w.Header().Get("Content-Type") == "" {
			t.Errorf("%s has no content type", name)
		}
		if strings.HasSuffix(name, ".css") {
			for _, bad := range []string{"http", "Frutiger", "@font-face", "@import"} {
				if strings.Contains(w.Body.String(), bad) {
					t.Errorf("%s contains %q", name, bad)
				}
			}
		}
	}
}

// First visit under 70 KB compressed in all (UI rules, section 9); our own
// scripts under 3 KB.
func TestSizeOfAFirstVisit(t *testing.T) {
	if !Built {
		t.Skip("the design system is not built: run npm ci && npm run build in static/")
	}
	total := 0
	for name, one := range site.byName {
		if !strings.HasPrefix(name, "images/") {
			total += len(one.gzip)
		}
	}
	if total > 65_000 {
		t.Errorf("a first visit loads %d bytes before the page itself", total)
	}
	if own := len(site.byName["app.js"].gzip) + len(site.byName["supported.js"].gzip); own > 3000 {
		t.Errorf("our scripts are %d bytes", own)
	}
}
