package webtest_test

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"groundwork/web/webtest"
)

const form = `<!doctype html><html lang="en-GB"><title>Record – Groundwork</title><main>
<h1>Record an observation</h1>
<form method="post" action="/answers?from=page">
  <input type="hidden" name="key" value="k1">
  <label for="hours">How many  clinical
    hours</label> <input id="hours" name="hours" value="1">
  <label>Note <textarea name="note">
old</textarea></label>
  <label for="stage">Stage</label>
  <select id="stage" name="stage"><option value="">Choose</option><option value="p">Pilot</option><option>Live</option></select>
  <fieldset><legend><h2>Day measured</h2></legend>
    <label for="d">Day</label><input id="d" name="d"><label for="m">Month</label><input id="m" name="m">
    <label for="y">Year</label><input id="y" name="y"></fieldset>
  <fieldset><legend>Patient record</legend>
    <input type="radio" id="r1" name="r" value="2" checked><label for="r1">Partly in place</label>
    <input type="radio" id="r2" name="r" value="3"><label for="r2">In place</label></fieldset>
  <fieldset><legend>Payroll</legend>
    <input type="radio" id="q1" name="q" value="2"><label for="q1">Partly in place</label>
    <input type="radio" id="q2" name="q" value="3"><label for="q2">In place</label></fieldset>
  <input type="checkbox" id="c" name="c"><label for="c">Shared</label>
  <input type="checkbox" id="c2" name="c2" value="y" checked><label for="c2">Checked <span hidden>not this</span></label>
  <fieldset disabled><input name="off" value="1" aria-label="Off"></fieldset>
  <button name="then" value="publish">Save<span aria-hidden="true"> »</span></button>
  <button formaction="/other" formmethod="get" name="then" value="look">Look</button>
  <button type="submit" disabled>Closed</button>
</form>
<button type="button">Loose</button>
<input form="elsewhere" name="not-ours" value="1" aria-label="Not ours">
<form id="elsewhere" action="/search"><label for="w">Search</label><input id="w" name="q"><input type="submit" value="Search now"></form>
<table><caption>Trusts</caption>
  <tr><th scope="row">Northmoor</th><td><a href="/northmoor">Open</a></td></tr>
  <tr><th scope="row">Thornsea</th><td><a href="/thornsea">Open</a></td></tr></table>
<a href="#hours">Mend the hours</a> <a href="#nothing">Broken</a> <a href="https://example.org/">Away</a>
<p>56<span>.0</span> clinical&nbsp;hours<br>a day</p><p hidden>Secret</p>
</main></html>`

// toy answers what it was asked, and keeps a cookie.
func toy() http.Handler {
	mux := http.NewServeMux()
	page := func(path, html string) {
		mux.HandleFunc("GET "+path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			_, _ = io.WriteString(w, html)
		})
	}
	page("/form", form)
	page("/northmoor", "<title>Northmoor</title><p>Northmoor")
	page("/thornsea", "<title>Thornsea</title><p>Thornsea")
	echo := func(w http.ResponseWriter, r *http.Request) {
		_ = r.ParseForm()
		fmt.Fprintf(w, "%s %s %q from %s", r.Method, r.URL.Path, r.Form.Encode(), r.Header.Get("Sec-Fetch-Site"))
	}
	mux.HandleFunc("POST /answers", echo)
	mux.HandleFunc("GET /other", echo)
	mux.HandleFunc("GET /search", echo)
	mux.HandleFunc("GET /sign-in", func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "sid", Value: "1", Path: "/"})
		http.Redirect(w, r, "/me", http.StatusSeeOther)
	})
	mux.HandleFunc("GET /me", func(w http.ResponseWriter, r *http.Request) {
		if _, err := r.Cookie("sid"); err != nil {
			http.Error(w, "who are you", http.StatusForbidden)
			return
		}
		_, _ = io.WriteString(w, "hello again")
	})
	mux.Handle("GET /away", http.RedirectHandler("https://example.org/", http.StatusFound))
	mux.Handle("GET /circle", http.RedirectHandler("/circle", http.StatusFound))
	for name, html := range map[string]string{
		"style":     `<p style="color:red">`,
		"sheet":     `<style>p{}</style>`,
		"script":    `<script>1</script>`,
		"handler":   `<p onclick="1">`,
		"address":   `<a href=" JavaScript:1">x</a>`,
		"id":        `<p id="a"><p id="a">`,
		"label":     `<label for="nobody">x</label>`,
		"described": `<p id="a" aria-describedby="a b">`,
		"clean":     `<p id="a" aria-describedby="a"><script src="/x.js"></script>`,
	} {
		page("/faults/"+name, html)
	}
	return mux
}

func TestPersonSends(t *testing.T) {
	site := webtest.Serve(t, toy())
	const untouched = "key=k1&d=&m=&y=&hours=1&note=old&q=&r=2&stage=&c2=y"
	tests := []struct {
		name string
		do   func(p *webtest.Person)
		want string // changes to what the form starts with
	}{
		{"nothing", func(p *webtest.Person) {}, ""},
		{"a field by its label", func(p *webtest.Person) { p.Fill("How many clinical hours", "56") }, "hours=56"},
		{"a text area, with a line break", func(p *webtest.Person) { p.Fill("Note", "a\nb") }, "note=a\r\nb"},
		{"a list by its label", func(p *webtest.Person) { p.Fill("Stage", "Pilot") }, "stage=p"},
		{"an option", func(p *webtest.Person) { p.Choose("Live") }, "stage=Live"},
		{"a date in three boxes", func(p *webtest.Person) { p.Fill("Day measured", "2026-11-20") }, "d=20&m=11&y=2026"},
		{"a wrong date", func(p *webtest.Person) { p.Fill("Day measured", "soon") }, "d=soon"},
		{"one box of a date", func(p *webtest.Person) { p.In("Day measured").Fill("Month", "2") }, "m=2"},
		{"a radio of one group", func(p *webtest.Person) { p.In("Patient record").Choose("In place") }, "r=3"},
		{"a radio of the other", func(p *webtest.Person) { p.In("Payroll").Choose("In place").In("") }, "q=3"},
		{"ticks", func(p *webtest.Person) { p.Choose("Shared").Untick("Checked") }, "c=on&c2=-"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			want := merged(t, untouched, test.want, "then=publish&from=page")
			p := site.Person(t, "Ada").Visit("/form")
			test.do(p)
			p.In("").Press("Save").Sees(200, fmt.Sprintf("POST /answers %q from same-origin", want))
		})
	}
}

// merged is forms laid over each other, encoded; "-" and nothing chosen vanish.
func merged(t *testing.T, forms ...string) string {
	t.Helper()
	all := url.Values{}
	for _, form := range forms {
		for _, pair := range strings.Split(form, "&") {
			key, value, _ := strings.Cut(pair, "=")
			all.Set(key, value)
		}
	}
	for key := range all {
		if all.Get(key) == "-" || key == "" || key == "q" && all.Get(key) == "" {
			all.Del(key)
		}
	}
	return all.Encode()
}

func TestPersonGoesOn(t *testing.T) {
	site := webtest.Serve(t, toy())
	ada, ben := site.Person(t, "Ada"), site.Person(t, "Ben")

	ada.Visit("/form").Press("Look").Sees(200, "GET /other", "then=look")
	ada.Visit("/form").Fill("Search", "consent form").Press("Search now").
		IsAt("/search?not-ours=1&q=consent+form")
	ada.Visit("/form").In("Thornsea").Follow("Open").Sees(200, "Thornsea").SeesNot("Northmoor")
	ada.Visit("/form").Follow("Mend the hours").IsAt("/form")
	ada.Visit("/form").Sees(200, "56.0 clinical hours a day", "Record – Groundwork").SeesNot("Secret", "»")
	ada.Visit("/form").Holds("Note", "old").Holds("Stage", "Choose").In("Patient record").Chosen("Partly in place")
	ada.Post("/answers", url.Values{"x": {"1"}}).Sees(200, `POST /answers "x=1"`)
	ada.Visit("/gone").Sees(404)

	ada.Visit("/sign-in").IsAt("/me").Sees(200, "hello again")
	ben.Visit("/me").Sees(403, "who are you")
	if got := ada.Visit("/form").Links(); strings.Join(got, " ") != "/northmoor /thornsea /form" {
		t.Errorf("links %q", got)
	}
}

func TestPersonCannot(t *testing.T) {
	tests := []struct {
		name string
		do   func(p *webtest.Person)
		want string
	}{
		{"fill what is not there", func(p *webtest.Person) { p.Fill("Hours", "1") }, `no field "Hours"; it has "How many clinical hours"`},
		{"fill one of several", func(p *webtest.Person) { p.Choose("In place") }, `has 2 times choice "In place"`},
		{"fill what is disabled", func(p *webtest.Person) { p.Fill("Off", "1") }, "disabled"},
		{"pick what is not offered", func(p *webtest.Person) { p.Fill("Stage", "Done") }, `no option in Stage "Done"`},
		{"press what is not there", func(p *webtest.Person) { p.Press("Send") }, `no button "Send"`},
		{"press what is disabled", func(p *webtest.Person) { p.Press("Closed") }, "disabled"},
		{"press what needs script", func(p *webtest.Person) { p.Press("Loose") }, "without script it does nothing"},
		{"follow one of several", func(p *webtest.Person) { p.Follow("Open") }, `has 2 times link "Open"`},
		{"follow to nothing", func(p *webtest.Person) { p.Follow("Broken") }, "not on the page"},
		{"leave the site", func(p *webtest.Person) { p.Follow("Away") }, "another site"},
		{"be led off the site", func(p *webtest.Person) { p.Visit("/away") }, "another site"},
		{"be led in a circle", func(p *webtest.Person) { p.Visit("/circle") }, "in a circle"},
		{"look where nothing is", func(p *webtest.Person) { p.In("Estates") }, `0 parts called "Estates"`},
		{"see another status", func(p *webtest.Person) { p.Sees(422) }, "answered 200, want 422"},
		{"see what is not there", func(p *webtest.Person) { p.Sees(200, "56.1") }, `does not say "56.1"`},
		{"not see what is there", func(p *webtest.Person) { p.SeesNot("56.0") }, `says "56.0"`},
		{"find another value", func(p *webtest.Person) { p.Holds("Note", "new") }, `has "old" in "Note"`},
		{"find another choice", func(p *webtest.Person) { p.In("Payroll").Chosen("In place") }, "chosen"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			message := failing(t, func(r testing.TB) {
				test.do(webtest.Serve(r, toy()).Person(r, "Ada").Visit("/form"))
			})
			if !strings.Contains(message, test.want) {
				t.Errorf("ended with %q, want %q", message, test.want)
			}
		})
	}
}

func TestPageFaults(t *testing.T) {
	tests := map[string]string{
		"style":     `style="color:red" on <p>`,
		"sheet":     "a <style> element",
		"script":    "a <script> in the page",
		"handler":   `onclick="1" on <p>`,
		"address":   `href=" JavaScript:1" on <a>`,
		"id":        `the id "a" twice`,
		"label":     `for="nobody" on <label>, and no such id`,
		"described": `aria-describedby="b" on <p>, and no such id`,
		"clean":     "",
	}
	for name, want := range tests {
		t.Run(name, func(t *testing.T) {
			message := failing(t, func(r testing.TB) {
				webtest.Serve(r, toy()).Person(r, "Ada").Visit("/faults/" + name)
			})
			if want == "" && message != "" || !strings.Contains(message, want) {
				t.Errorf("ended with %q, want %q", message, want)
			}
		})
	}
}

// failing is what f said against its test, and ended it with.
func failing(t *testing.T, f func(t testing.TB)) (message string) {
	t.Helper()
	r := &recorder{TB: t}
	defer func() {
		if p := recover(); p != nil && p != r {
			panic(p)
		}
		message = r.message
	}()
	f(r)
	return ""
}

// recorder is a test whose failures are noted and do not fail the real one.
type recorder struct {
	testing.TB
	message string
	cleanup *[]func() // kept here instead, when there is a place for it
}

func (r *recorder) Cleanup(f func()) {
	if r.cleanup == nil {
		r.TB.Cleanup(f)
	} else {
		*r.cleanup = append(*r.cleanup, f)
	}
}

func (r *recorder) Helper() {}

func (r *recorder) Errorf(format string, args ...any) { r.message += fmt.Sprintf(format, args...) }

func (r *recorder) Fatalf(format string, args ...any) {
	r.Errorf(format, args...)
	panic(r)
}
