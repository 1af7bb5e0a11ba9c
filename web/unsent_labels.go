package web

import (
	"bytes"
	"net/http"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"
	"golang.org/x/net/html"

	"groundwork/templates/accounts"
)

// What somebody typed is shown under the labels it was typed under. The form that was sent knows only names, so the page that
// it was typed on is asked once more, as the same person.

// labelled gives fields their labels and what chosen options read, as far as the page still has them. Fields that the page
// hides stay hidden.
func (s *Server) labelled(c echo.Context, page string, fields []accounts.Typed) []accounts.Typed {
	asked := s.controlsOn(c, page)
	out := make([]accounts.Typed, len(fields))
	for i, f := range fields {
		if q, found := asked[f.Name]; found {
			f.Label, f.Hidden, f.Reads = q.label, q.hidden, q.options[f.Value]
		}
		out[i] = f
	}
	return out
}

// control is one question of a page.
type control struct {
	label   string
	hidden  bool
	options map[string]string // what a value reads
}

// controlsOn are the questions of one of our own pages, by the names of their fields; none when the page is not there any more.
func (s *Server) controlsOn(c echo.Context, page string) map[string]control {
	at, err := url.Parse(page)
	if err != nil || page == "" {
		return nil
	}
	r := c.Request().Clone(c.Request().Context())
	r.Method, r.URL, r.RequestURI, r.Body = http.MethodGet, at, page, http.NoBody
	r.Header = http.Header{"Cookie": r.Header["Cookie"]}
	answer := answerBook{header: http.Header{}}
	s.echo.ServeHTTP(&answer, r)
	if answer.status != http.StatusOK {
		return nil
	}
	root, err := html.Parse(&answer.body)
	if err != nil {
		return nil
	}
	return controlsIn(root)
}

func controlsIn(root *html.Node) map[string]control {
	labels := map[string]string{} // by the id of what they are for
	for n := range root.Descendants() {
		if n.Data == "label" {
			labels[attribute(n, "for")] = words(n)
		}
	}
	found := map[string]control{}
	for n := range root.Descendants() {
		name := attribute(n, "name")
		if name == "" || n.Data != "input" && n.Data != "select" && n.Data != "textarea" {
			continue
		}
		label := labels[attribute(n, "id")]
		q := found[name]
		switch {
		case n.Data == "input" && attribute(n, "type") == "hidden":
			q.hidden = true
		case n.Data == "input" && (attribute(n, "type") == "radio" || attribute(n, "type") == "checkbox"):
			q.read(attribute(n, "value"), label)
			label = legend(n, label)
		case n.Data == "select":
			for o := range n.Descendants() {
				if o.Data == "option" {
					q.read(attribute(o, "value"), words(o))
				}
			}
		}
		if q.label == "" {
			q.label = label
		}
		found[name] = q
	}
	return found
}

func (q *control) read(value, as string) {
	if q.options == nil {
		q.options = map[string]string{}
	}
	q.options[value] = as
}

// legend is the question around a radio or a checkbox; one that stands alone is its own.
func legend(n *html.Node, alone string) string {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Data != "fieldset" {
			continue
		}
		for l := range p.Descendants() {
			if l.Data == "legend" {
				return words(l)
			}
		}
	}
	return alone
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// words are the text of an element with single blanks.
func words(n *html.Node) string {
	var b strings.Builder
	for x := range n.Descendants() {
		if x.Type == html.TextNode {
			b.WriteString(x.Data + " ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// answerBook takes down an answer of our own.
type answerBook struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (a *answerBook) Header() http.Header { return a.header }

func (a *answerBook) WriteHeader(status int) { a.status = status }

func (a *answerBook) Write(b []byte) (int, error) {
	if a.status == 0 {
		a.status = http.StatusOK
	}
	return a.body.Write(b)
}
