package static

import (
	"net/http"
	"path"
	"strconv"
	"strings"
)

// kinds are the content types of what we serve, so that no list of the machine
// we run on can change them.
var kinds = map[string]string{
	".css": "text/css; charset=utf-8",
	".js":  "text/javascript; charset=utf-8",
	".svg": "image/svg+xml",
}

// Handler serves /assets/. A file under the hash of this build may be kept for a
// year; under another hash it is the page of an older or newer instance that
// asks, which gets our file and keeps nothing.
func Handler() http.Handler { return site }

func (f files) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "Only GET is allowed here", http.StatusMethodNotAllowed)
		return
	}
	hash, name, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/assets/"), "/")
	one, found := f.byName[name]
	if !found {
		http.NotFound(w, r)
		return
	}
	head := w.Header()
	head.Set("Content-Type", kinds[path.Ext(name)])
	head.Set("X-Content-Type-Options", "nosniff")
	head.Set("Vary", "Accept-Encoding")
	if "/assets/"+hash+"/" == f.prefix {
		head.Set("Cache-Control", "public, max-age=31536000, immutable")
	} else {
		head.Set("Cache-Control", "no-cache")
	}
	body := one.plain
	switch accepted := r.Header.Get("Accept-Encoding"); {
	case one.brotli != nil && accepts(accepted, "br"):
		body = one.brotli
		head.Set("Content-Encoding", "br")
	case one.gzip != nil && accepts(accepted, "gzip"):
		body = one.gzip
		head.Set("Content-Encoding", "gzip")
	}
	head.Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method == http.MethodHead {
		return
	}
	_, _ = w.Write(body) // the reader went away; there is nobody to tell
}

// accepts reports whether an Accept-Encoding header names coding without
// refusing it (q=0).
func accepts(header, coding string) bool {
	for _, part := range strings.Split(header, ",") {
		name, weight, _ := strings.Cut(part, ";")
		if !strings.EqualFold(strings.TrimSpace(name), coding) {
			continue
		}
		value, found := strings.CutPrefix(strings.ReplaceAll(weight, " ", ""), "q=")
		if !found {
			return true
		}
		q, err := strconv.ParseFloat(value, 64)
		return err == nil && q > 0
	}
	return false
}
