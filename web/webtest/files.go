package webtest

import (
	"bytes"
	"context"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"slices"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"
)

// ChooseFile chooses a file for the field with this label, as a browser sends it: by its name and what is in it.
func (p *Person) ChooseFile(label, name, content string) *Person {
	p.t.Helper()
	field := p.one("file field", label, all(p.part(), isFileField))
	p.usable(field, label)
	setAttr(field, "data-chosen", name)
	setAttr(field, "data-content", content)
	return p
}

func isFileField(n *html.Node) bool { return n.Data == "input" && attr(n, "type") == "file" }

// sendFiles sends a form with the files that were chosen; one that was not is sent without a name, as a browser does.
func (p *Person) sendFiles(action string, form *html.Node, values url.Values) *Person {
	p.t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	must := func(err error) {
		if err != nil {
			p.t.Fatal(err)
		}
	}
	for name, list := range values {
		for _, v := range list {
			must(w.WriteField(name, v))
		}
	}
	for _, field := range all(p.page, isFileField) {
		if formOf(p.page, field) != form || disabled(field) {
			continue
		}
		part, err := w.CreateFormFile(attr(field, "name"), attr(field, "data-chosen"))
		must(err)
		_, err = io.WriteString(part, attr(field, "data-content"))
		must(err)
	}
	must(w.Close())
	return p.sendBody(http.MethodPost, action, &b, w.FormDataContentType(), "same-origin")
}

// ChooseFile chooses a file of this machine for the field with this label.
func (tab *Tab) ChooseFile(label, path string) *Tab {
	tab.t.Helper()
	var fields []*accessibility.Node
	tab.until(func() bool {
		// A browser shows a file field as a button, and looks for it by another name than it gives it.
		fields = slices.DeleteFunc(tab.query(accessibility.QueryAXTreeParams{ObjectID: tab.part(), Role: "button"}),
			func(n *accessibility.Node) bool { return squeeze(nameIn(n)) != squeeze(label) })
		return len(fields) == 1
	}, func() { tab.fatalf("has %d file fields %q", len(fields), label) })
	tab.do("choose "+path, chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, dom.SetFileInputFiles, dom.SetFileInputFilesParams{BackendNodeID: fields[0].BackendDOMNodeID, Files: []string{path}})
		return err
	}))
	return tab
}
