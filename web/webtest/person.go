package webtest

import (
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// A Person is somebody at a browser without script. Every step that cannot be
// done as said ends the test, so that steps can be chained.
type Person struct {
	t      testing.TB
	name   string
	base   *url.URL
	client *http.Client

	at       *url.URL // nil before the first visit
	response *http.Response
	body     string
	page     *html.Node // what they fill in is kept in it; nil when no HTML came
	in       string     // the part of the page they look at, empty for all of it
}

// Visit types an address of the site, such as /pilots?stage=live.
func (p *Person) Visit(path string) *Person {
	p.t.Helper()
	return p.send(http.MethodGet, path, nil, "none")
}

// Follow follows the one link with this text. A link within the page must lead
// to something.
func (p *Person) Follow(text string) *Person {
	p.t.Helper()
	link := p.one("link", text, links(p.part()))
	href := attr(link, "href")
	if id, ok := strings.CutPrefix(href, "#"); ok {
		if byID(p.page, id) == nil {
			p.fatalf("the link %q leads to %s, which is not on the page", text, href)
		}
		return p
	}
	return p.send(http.MethodGet, href, nil, "same-origin")
}

// Post sends a form that no page shows, as somebody with bad intent or an old
// page would.
func (p *Person) Post(path string, values url.Values) *Person {
	p.t.Helper()
	return p.send(http.MethodPost, path, values, "same-origin")
}

// In narrows what follows, up to the next page, to the part of the page called
// name: a group by its legend, a table by its caption, a row by its header, a
// section by its heading, or anything by its aria-label. Empty is the whole page.
func (p *Person) In(name string) *Person {
	p.t.Helper()
	p.in = name
	p.part()
	return p
}

// Sees asserts the status and that each text is on the page, spaces and line
// breaks aside. The title counts as part of the page.
func (p *Person) Sees(status int, texts ...string) *Person {
	p.t.Helper()
	if got := p.Status(); got != status {
		p.fatalf("answered %d, want %d; the page says:\n%s", got, status, p.Text())
	}
	page := p.Text()
	for _, text := range texts {
		if !strings.Contains(page, squeeze(text)) {
			p.fatalf("does not say %q; it says:\n%s", text, page)
		}
	}
	return p
}

// SeesNot asserts that none of the texts is on the page.
func (p *Person) SeesNot(texts ...string) *Person {
	p.t.Helper()
	page := p.Text()
	for _, text := range texts {
		if strings.Contains(page, squeeze(text)) {
			p.fatalf("says %q; it says:\n%s", text, page)
		}
	}
	return p
}

// IsAt asserts the address of the page, after all redirects: path and query.
func (p *Person) IsAt(path string) *Person {
	p.t.Helper()
	if got := p.Path(); got != path {
		p.fatalf("is not at %s", path)
	}
	return p
}

// Path is the address of the page: path and query.
func (p *Person) Path() string {
	if p.at == nil {
		return ""
	}
	return p.at.RequestURI()
}

// Status is the page's status.
func (p *Person) Status() int {
	p.t.Helper()
	p.visited()
	return p.response.StatusCode
}

// Header is the page's header called name.
func (p *Person) Header(name string) string {
	p.t.Helper()
	p.visited()
	return p.response.Header.Get(name)
}

// Body is the page as it was sent.
func (p *Person) Body() string { return p.body }

// Text is what can be read on the page or the part they look at, with single
// spaces; for anything but HTML the body as it is.
func (p *Person) Text() string {
	p.t.Helper()
	if p.visited(); p.page == nil {
		return p.body
	}
	return readable(p.part())
}

// Links are the addresses of the links on the page that stay on the site, each
// once and without fragment; a test that walks the whole site starts from them.
func (p *Person) Links() []string {
	p.t.Helper()
	var paths []string
	for _, link := range links(p.part()) {
		u, err := p.at.Parse(attr(link, "href"))
		if err != nil {
			p.fatalf("has a link to %q: %v", attr(link, "href"), err)
		}
		if u.Host == p.base.Host && !slices.Contains(paths, u.RequestURI()) {
			paths = append(paths, u.RequestURI())
		}
	}
	return paths
}

// send asks for ref as a browser would that knows from, the value of
// Sec-Fetch-Site, and keeps the page it ends on.
func (p *Person) send(method, ref string, form url.Values, from string) *Person {
	p.t.Helper()
	if form == nil {
		return p.sendBody(method, ref, nil, "", from)
	}
	return p.sendBody(method, ref, strings.NewReader(form.Encode()), "application/x-www-form-urlencoded", from)
}

// sendBody sends a request with a body of a kind.
func (p *Person) sendBody(method, ref string, body io.Reader, kind, from string) *Person {
	p.t.Helper()
	at := p.at
	if at == nil {
		at = p.base
	}
	target, err := at.Parse(ref)
	if err != nil {
		p.fatalf("leads to %q: %v", ref, err)
	}
	if target.Host != p.base.Host {
		p.fatalf("leads to another site: %s", target)
	}
	request, err := http.NewRequestWithContext(p.t.Context(), method, target.String(), body)
	if err != nil {
		p.t.Fatal(err)
	}
	request.Header.Set("Accept", "text/html")
	request.Header.Set("Sec-Fetch-Site", from)
	if from != "none" && p.at != nil {
		request.Header.Set("Referer", p.at.String())
	}
	if method == http.MethodPost {
		request.Header.Set("Origin", p.base.Scheme+"://"+p.base.Host)
		request.Header.Set("Content-Type", kind)
	}
	response, err := p.client.Do(request)
	if err != nil {
		p.fatalf("%v", err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		p.fatalf("%s %s: %v", method, target, err)
	}
	p.at, p.response, p.body, p.page, p.in = response.Request.URL, response, string(text), nil, ""
	p.read()
	return p
}

// read parses and checks the page that came, if it is HTML.
func (p *Person) read() {
	p.t.Helper()
	kind, _, err := mime.ParseMediaType(p.response.Header.Get("Content-Type"))
	if err != nil || kind != "text/html" {
		return
	}
	p.page, err = html.ParseWithOptions(strings.NewReader(p.body), html.ParseOptionEnableScripting(false))
	if err != nil {
		p.fatalf("is not HTML: %v", err)
	}
	for _, fault := range Faults(p.page) {
		p.t.Errorf("%s at %s: %s", p.name, p.Path(), fault)
	}
}

// part is the part of the page they look at.
func (p *Person) part() *html.Node {
	p.t.Helper()
	if p.visited(); p.page == nil {
		p.fatalf("is not HTML but %s", p.Header("Content-Type"))
	}
	if p.in == "" {
		return p.page
	}
	found := parts(p.page, p.in)
	if len(found) != 1 {
		p.fatalf("has %d parts called %q; it has %s", len(found), p.in, quoted(partNames(p.page)))
	}
	return found[0]
}

func (p *Person) visited() {
	p.t.Helper()
	if p.response == nil {
		p.t.Fatalf("%s has not visited a page yet", p.name)
	}
}

// one is the only thing of this kind called name among found.
func (p *Person) one(kind, name string, found []*html.Node) *html.Node {
	p.t.Helper()
	var matches []*html.Node
	for _, n := range found {
		if nameOf(p.page, n) == squeeze(name) {
			matches = append(matches, n)
		}
	}
	switch len(matches) {
	case 1:
		return matches[0]
	case 0:
		var names []string
		for _, n := range found {
			names = append(names, nameOf(p.page, n))
		}
		p.fatalf("has no %s %q; it has %s", kind, name, quoted(names))
	default:
		p.fatalf("has %d times %s %q; say In(...) which", len(matches), kind, name)
	}
	return nil
}

func (p *Person) fatalf(format string, args ...any) {
	p.t.Helper()
	p.t.Fatalf("%s at %s: the page "+format, append([]any{p.name, p.Path()}, args...)...)
}
