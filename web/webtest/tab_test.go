package webtest_test

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"groundwork/web/webtest"
)

func TestMain(m *testing.M) { os.Exit(webtest.Closing(m).Run()) }

const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; " +
	"base-uri 'none'; trusted-types app; require-trusted-types-for 'script'"

// shell is a page that breaks no rule, around content.
func shell(content string) string {
	return `<!doctype html><html lang="en-GB"><head><title>Toy</title><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="/icon.png"><link rel="stylesheet" href="/toy.css"></head><body><main>` + content + `</main></body></html>`
}

// scripted is a site whose pages script may change.
func scripted() http.Handler {
	mux := http.NewServeMux()
	serve := func(path, kind, text string) {
		mux.HandleFunc("GET "+path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", kind)
			w.Header().Set("Content-Security-Policy", policy)
			_, _ = io.WriteString(w, text)
		})
	}
	page := func(path, content string) { serve(path, "text/html; charset=utf-8", shell(content)) }
	serve("/icon.png", "image/png", "")
	serve("/toy.css", "text/css", `.wide { width: 900px } .faint { color: #eee } @media print { .sheet { break-after: page } }
@page { size: A4 } input { min-height: 30px }`)
	serve("/toy.js", "text/javascript", `document.querySelector('p').textContent = 'script ran'
document.querySelector('#later')?.addEventListener('click', () => setTimeout(() => { document.querySelector('p').textContent = 'later came' }, 100))`)
	page("/clean", `<h1>Clean</h1><p>no script ran</p><button id="later" type="button">Wait</button><script src="/toy.js"></script>`)
	page("/form", `<h1>Form</h1>
<form method="post" action="/answers">
<label for="hours">Hours a day</label><input id="hours" name="hours" value="old">
<label for="note">Note</label><textarea id="note" name="note"></textarea>
<label for="stage">Stage</label><select id="stage" name="stage"><option value="p">Pilot</option><option value="l">Live</option></select>
<fieldset><legend>Patient record</legend><input type="radio" id="r1" name="r" value="1"><label for="r1">In place</label></fieldset>
<fieldset><legend><h2>Payroll</h2></legend><input type="radio" id="q1" name="q" value="1"><label for="q1">In place</label></fieldset>
<input type="checkbox" id="c" name="c"><label for="c">Shared</label>
<button name="then" value="save">Save</button></form> <a href="/clean">Leave</a>`)
	mux.HandleFunc("POST /answers", func(w http.ResponseWriter, r *http.Request) {
		_ = r.ParseForm()
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(http.StatusUnprocessableEntity)
		_, _ = io.WriteString(w, shell(fmt.Sprintf("<h1>Answer</h1><p>%s</p>", strings.ReplaceAll(r.Form.Encode(), "&", " "))))
	})
	page("/inline", `<h1>Inline</h1><p style="color: red">x</p>`)
	page("/missing", `<h1>Missing</h1><script src="/missing.js"></script>`)
	page("/away", `<h1>Away</h1><img src="http://groundwork.example/x.png" alt="">`)
	page("/thrown", `<h1>Thrown</h1><script src="/throw.js"></script>`)
	serve("/throw.js", "text/javascript", `console.warn('careful', 1); throw new Error('on purpose')`)
	page("/sink", `<h1>Sink</h1><script src="/sink.js"></script>`)
	serve("/sink.js", "text/javascript", `try { document.querySelector('h1').innerHTML = 'x' } catch {}`)
	page("/faint", `<h1>Faint</h1><p class="faint">Hard to read</p><img src="/icon.png">`)
	page("/wide", `<h1>Wide</h1><div class="wide" id="culprit">x</div>`)
	page("/pack", strings.Repeat(`<section class="sheet"><h2>One</h2></section>`, 3)+`<p>End</p>`)
	return mux
}

func TestTabJourney(t *testing.T) {
	site := webtest.Serve(t, scripted())
	for _, width := range []int{webtest.Desktop, webtest.Phone} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			tab := site.Tab(t, width)
			tab.Visit("/form").Sees(200, "Toy Form").
				Fill("Hours a day", "56").Fill("Note", "two\nlines").Fill("Stage", "Live").
				In("Payroll").Choose("In place").In("").Choose("Shared").
				Press("Save").IsAt("/answers").
				Sees(422, "c=on hours=56 note=two%0D%0Alines q=1 stage=l then=save").SeesNot("r=1")
			tab.Visit("/form").Follow("Leave").IsAt("/clean").Sees(200, "script ran").
				Press("Wait").Sees(200, "later came").SeesNot("script ran")
			tab.IsAccessible().FitsWidth()
			if n := tab.Bytes(); n < 200 || n > 20_000 {
				t.Errorf("received %d bytes", n)
			}
		})
	}
}

func TestTabByKeyboard(t *testing.T) {
	tab := webtest.Serve(t, scripted()).Tab(t, webtest.Desktop)
	tab.Visit("/form").Keys("\t")
	if got := tab.Focus(); got != "Hours a day" {
		t.Errorf("first Tab is at %q", got)
	}
	tab.Keys("7\r").Sees(422, "hours=7")
}

func TestTabWithoutScript(t *testing.T) {
	tab := webtest.Serve(t, scripted()).Tab(t, webtest.Phone, webtest.NoScript)
	tab.Visit("/clean").Sees(200, "no script ran")
	tab.Visit("/form").Fill("Hours a day", "3").Fill("Stage", "Live").Press("Save").Sees(422, "hours=3", "stage=l")
}

func TestTabsAreStrangers(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		http.SetCookie(w, &http.Cookie{Name: "sid", Value: "1"})
		_, _ = io.WriteString(w, shell(fmt.Sprintf("<h1>%d cookies</h1>", len(r.Cookies()))))
	})
	mux.HandleFunc("GET /icon.png", func(http.ResponseWriter, *http.Request) {})
	mux.HandleFunc("GET /toy.css", func(http.ResponseWriter, *http.Request) {})
	site := webtest.Serve(t, mux)
	site.Tab(t, webtest.Desktop).Visit("/").Visit("/").Sees(200, "1 cookies")
	site.Tab(t, webtest.Desktop).Visit("/").Sees(200, "0 cookies")
}

func TestTabProblems(t *testing.T) {
	site := webtest.Serve(t, scripted())
	tests := []struct{ path, want string }{
		{"/clean", ""},
		{"/inline", "content security policy: style-src"},
		{"/missing", "/missing.js answered 404"},
		{"/away", "request to another host: http://groundwork.example/x.png"},
		{"/thrown", `console warning: "careful"`},
		{"/thrown", "on purpose"},
		{"/sink", "content security policy: require-trusted-types-for"},
		{"/gone", ""},
	}
	tab := site.Tab(t, webtest.Desktop)
	for _, test := range tests {
		tab.Visit("/clean").Visit(test.path)
		found := ""
		for range 200 { // some are told after the page has loaded
			if found += strings.Join(tab.Problems(), "; "); test.want == "" || strings.Contains(found, test.want) {
				break
			}
			tab.Text()
		}
		if test.want == "" && found != "" || !strings.Contains(found, test.want) {
			t.Errorf("%s: problems %q, want %q", test.path, found, test.want)
		}
		tab.Problems()
	}
}

func TestTabProblemsFailTheTest(t *testing.T) {
	var late []func()
	r := &recorder{TB: t, cleanup: &late}
	webtest.Serve(t, scripted()).Tab(r, webtest.Desktop).Visit("/thrown").Sees(200, "Thrown")
	for _, f := range late {
		f()
	}
	if !strings.Contains(r.message, "on purpose") {
		t.Errorf("ended with %q", r.message)
	}
}

func TestViolations(t *testing.T) {
	tab := webtest.Serve(t, scripted()).Tab(t, webtest.Desktop)
	var found []string
	for _, v := range tab.Visit("/faint").Violations() {
		found = append(found, v.Rule)
	}
	if got := strings.Join(found, " "); got != "color-contrast image-alt" {
		t.Errorf("found %q", got)
	}
}

func TestFitsWidth(t *testing.T) {
	site := webtest.Serve(t, scripted())
	site.Tab(t, webtest.Desktop).Visit("/wide").FitsWidth()
	message := failing(t, func(r testing.TB) { site.Tab(r, webtest.Phone).Visit("/wide").FitsWidth() })
	if !strings.Contains(message, "div#culprit.wide") {
		t.Errorf("ended with %q", message)
	}
}

func TestPictures(t *testing.T) {
	tab := webtest.Serve(t, scripted()).Tab(t, webtest.Phone).Visit("/pack")
	file := filepath.Join(t.TempDir(), "page.png")
	tab.Screenshot(file)
	picture, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(picture), "\x89PNG") {
		t.Errorf("not a PNG but %q", picture[:8])
	}
	if n := webtest.Sheets(tab.Print()); n != 4 {
		t.Errorf("%d sheets, want 4", n)
	}
}

func TestTabCannot(t *testing.T) {
	site := webtest.Serve(t, scripted())
	tests := []struct {
		name string
		do   func(tab *webtest.Tab)
		want string
	}{
		{"fill what is not there", func(tab *webtest.Tab) { tab.Fill("Hours", "1") }, `"Hours"; it has "Hours a day", "Note", "Stage"`},
		{"choose one of several", func(tab *webtest.Tab) { tab.Choose("In place") }, `has 2 times`},
		{"pick what is not offered", func(tab *webtest.Tab) { tab.Fill("Stage", "Done") }, `no option "Done"`},
		{"see what is not there", func(tab *webtest.Tab) { tab.Sees(200, "Nothing") }, `does not say "Nothing"`},
		{"see another status", func(tab *webtest.Tab) { tab.Sees(422, "Form") }, "answered 200, want 422"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			message := failing(t, func(r testing.TB) {
				test.do(site.Tab(r, webtest.Desktop, webtest.Waiting(100*time.Millisecond)).Visit("/form"))
			})
			if !strings.Contains(message, test.want) {
				t.Errorf("ended with %q, want %q", message, test.want)
			}
		})
	}
}
