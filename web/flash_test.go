package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"groundwork/internal/app"
	"groundwork/web/webtest"
)

var versionBox = regexp.MustCompile(`name="_version"[^>]*value="(\d+)"`)

// What a deed said is read by who did it, and once: a cookie that somebody changed, or took from another person, says nothing.
func TestWhatADeedSaidIsForWhoDidIt(t *testing.T) {
	onDemo(t, func(t *testing.T, site *webtest.Site, a *app.App) {
		const question, notice = "/trusts/ZZ-EFD/groundwork/fin-03", "“Comparable cost reporting” is saved as planned"
		m := as(t, site, "Margaret Ellison").Visit(question).Sees(200)
		version := versionBox.FindStringSubmatch(m.Body())
		if version == nil {
			t.Fatal("the form says no version")
		}
		form := url.Values{"level": {"1"}, "_version": {version[1]}}
		answer, text := plain(t, http.MethodPost, site.URL+question, form.Encode(), map[string]string{"Cookie": "sid=" + m.Cookie("sid"), "Content-Type": formType})
		i := slices.IndexFunc(answer.Cookies(), func(c *http.Cookie) bool { return c.Name == "said" })
		if answer.StatusCode != http.StatusSeeOther || i < 0 {
			t.Fatalf("saved: %d %s", answer.StatusCode, text)
		}
		said := answer.Cookies()[i].Value
		other := "A" + said[1:]
		if said[0] == 'A' {
			other = "B" + said[1:]
		}
		parts := strings.Split(said, ".")
		for name, forged := range map[string]string{"other words": other, "another time": parts[0] + "." + parts[1] + "0." + parts[2], "another seal": said[:len(said)-4] + "AAAA",
			"no seal": parts[0] + "." + parts[1] + ".", "words alone": parts[0], "nothing": ""} {
			if m.SetCookie("said", forged).Visit("/trusts/ZZ-EFD/groundwork").Sees(200); strings.Contains(m.Text(), notice) {
				t.Errorf("%s: %q is read", name, forged)
			}
		}
		as(t, site, "Amina Yusuf").SetCookie("said", said).Visit("/").Sees(200).SeesNot("Comparable cost reporting")
		m.SetCookie("said", said).Visit("/trusts/ZZ-EFD/groundwork").Sees(200, notice).Visit("/trusts/ZZ-EFD/groundwork").SeesNot(notice)
	})
}
