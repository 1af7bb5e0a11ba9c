package arch

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// unescaped is the one file that may send text past templ's escaping. It is
// read line by line whenever it changes.
const unescaped = "templates/ui/unescaped.go"

var (
	inline = map[string]*regexp.Regexp{
		"a <style> element":     regexp.MustCompile(`(?i)<style\b`),
		"a style attribute":     regexp.MustCompile(`(?i)\sstyle\??=["{]`),
		"a script in the page":  regexp.MustCompile(`(?i)<script\b[^>]*>[^<\s]`),
		"a script without src":  regexp.MustCompile(`(?i)<script\b[^>]*>`), // see inlineBreaches
		"an on… attribute":      regexp.MustCompile(`(?i)\son[a-z]+\??=["{]`),
		"a javascript: address": regexp.MustCompile(`(?i)["{\s]javascript:`),
		"a templ script or css": regexp.MustCompile(`(?m)^(script|css) \w+\(`),
	}
	raw        = regexp.MustCompile(`\btempl\.(Raw|SafeURL|SafeCSS|SafeCSSProperty|JSExpression|JSUnsafeFuncCall|SafeScript|SafeScriptInline|FromGoHTML)\b`)
	systemName = regexp.MustCompile(`\bnhsuk-`)
)

// markupBreaches are what no page may be made of.
func markupBreaches(f file) (breaches []string) {
	if !f.is(".templ", ".go") || f.isTest() || f.isGenerated() || strings.HasPrefix(f.path, "internal/arch/") {
		return nil
	}
	if systemName.MatchString(f.text) && !slices.Contains([]string{"templates/ui", "templates/layout"}, f.dir()) {
		breaches = append(breaches, "names a class of the design system: only templates/ui and templates/layout do")
	}
	if m := raw.FindString(f.text); m != "" && f.path != unescaped {
		breaches = append(breaches, m+" goes past escaping: only "+unescaped+" may")
	}
	if f.is(".templ") {
		breaches = append(breaches, inlineBreaches(f.text)...)
	}
	return breaches
}

func inlineBreaches(text string) (breaches []string) {
	for what, pattern := range inline {
		for _, m := range pattern.FindAllString(text, -1) {
			if what == "a script without src" && strings.Contains(m, " src=") {
				continue
			}
			breaches = append(breaches, what+": "+strings.TrimSpace(m))
		}
	}
	slices.Sort(breaches)
	return breaches
}

func TestMarkup(t *testing.T) { hold(t, markupBreaches) }

func TestMarkupBreachesAreFound(t *testing.T) {
	try(t, markupBreaches, []trial{
		{"templates/ui/a.templ", `<b class="nhsuk-tag">{ x }</b>`, ""},
		{"templates/pilots/a.templ", `<b class="nhsuk-tag">`, "class of the design system"},
		{"web/a.go", `var x = "nhsuk-tag"`, "class of the design system"},
		{"templates/ui/a.templ", `@templ.Raw(x)`, "templ.Raw goes past escaping"},
		{"templates/ui/a.templ", `<a href={ templ.SafeURL(x) }>`, "templ.SafeURL goes past escaping"},
		{"templates/ui/a.templ", `<a href={ templ.URL(x) }>`, ""},
		{unescaped, `var x = templ.Raw("<b>")`, ""},
		{"templates/ui/a.templ", `<style>p{}</style>`, "a <style> element"},
		{"templates/ui/a.templ", `<p style="color:red">`, "a style attribute"},
		{"templates/ui/a.templ", `<p style={ x }>`, "a style attribute"},
		{"templates/ui/a.templ", `<p onclick="x()">`, "an on… attribute"},
		{"templates/ui/a.templ", `<p onclick?={ x }>`, "an on… attribute"},
		{"templates/ui/a.templ", "<script>x()</script>", "a script without src"},
		{"templates/ui/a.templ", "<script src=\"/a.js\">x()</script>", "a script in the page"},
		{"templates/ui/a.templ", `<script type="module" src={ static.URL("app.js") }></script>`, ""},
		{"templates/ui/a.templ", `<a href="javascript:x()">`, "a javascript: address"},
		{"templates/ui/a.templ", "script graph() {\n}", "a templ script or css"},
		{"templates/ui/a.templ", "{{ style := x }}", ""},
	})
}
