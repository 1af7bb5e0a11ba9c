package web_test

import (
	"fmt"
	"strings"
	"testing"

	"groundwork/web/webtest"
)

// What a screen reader is told of a chart, out of Chromium's accessibility tree, is the story of the picture: the finding,
// how many figures are marked and as what, the limits and the target.
func TestChartsReadAloudTellThePicture(t *testing.T) {
	site := serve(t, opened(t, demoDatabases.SQLite(t)))
	for _, width := range []int{webtest.Desktop, webtest.Phone} {
		tab := site.Tab(t, width).Visit("/").Press("Fiona Gallagher")
		for _, path := range []string{"/benefits/ben-0", "/benefits/ben-1", "/benefits/ben-4", "/benefits/ben-5", "/benefits/dis-1", "/benefits/hml-0"} {
			t.Run(fmt.Sprintf("%s at %d", path, width), func(t *testing.T) {
				tab.Visit(path)
				drawn := picture(tab)
				tab.Eval(`document.querySelectorAll('details').forEach((d) => { d.open = true }), 0`, new(int))

				images := tab.Hears("image")
				if len(images) != 1 || images[0].Name == "" || images[0].Name != drawn.Finding {
					t.Fatalf("%d pictures, called %+v, under %q", len(images), images, drawn.Finding)
				}
				tellsTheIcons(t, images[0].Description, drawn)
				rows := tab.Hears("row")
				for kind, words := range map[string][]string{"better": {": better"}, "worse": {": worse", "for its part"}, "neither": {": neither"}} {
					if said := mentioning(rows, words...); said != drawn.Marked[kind] {
						t.Errorf("%d figures are drawn as %s than usual, and %d are read so", drawn.Marked[kind], kind, said)
					}
				}
				for _, line := range drawn.Lines { // Upper limit 7.0
					i := strings.LastIndex(line, " ")
					name, figure := line[:i], line[i+1:]
					if name == "Target" {
						if !strings.Contains(images[0].Description, figure) {
							t.Errorf("%q is drawn, and %q does not say it", line, images[0].Description)
						}
					} else if mentioning(rows, figure) == 0 {
						t.Errorf("%q is drawn, and no table says it", line)
					}
				}
				for _, h := range tab.Hears("StaticText") {
					if width < webtest.Desktop {
						break // there the key names the lines
					}
					for _, line := range drawn.Lines {
						if h.Name == line {
							t.Errorf("%q is read out of the drawing", h.Name)
						}
					}
				}
			})
		}
	}
}

// drawing is what there is to see of a chart at the width of the tab.
type drawing struct {
	Finding string
	Marked  map[string]int // better, worse, neither
	Lines   []string       // the labels at the ends of lines
	Icons   []string
}

func picture(tab *webtest.Tab) (d drawing) {
	tab.Eval(`(() => {
		const text = (n) => n.textContent.trim().replace(/\s+/g, ' ')
		const svg = [...document.querySelectorAll('figure svg[role=img]')].find((s) => s.getBoundingClientRect().width > 0)
		const n = (c) => [...svg.querySelectorAll('path.' + c)].reduce((all, p) => all + p.getAttribute('d').match(/M/g).length, 0)
		return { Finding: text(svg.closest('figure').querySelector('figcaption')),
			Marked: { better: n('p-improve'), worse: n('p-concern'), neither: n('p-neutral') },
			Lines: [...svg.querySelectorAll('text.halo')].map(text).filter((s) => /^(Target|Average|Median|Upper limit|Lower limit).* [0-9.,%£]+$/.test(s)),
			Icons: [...document.querySelectorAll('.app-icons strong')].map(text) }
	})()`, &d)
	return d
}

// tellsTheIcons: the sentence never says another thing than the icons.
func tellsTheIcons(t *testing.T, sentence string, d drawing) {
	t.Helper()
	for _, icon := range d.Icons {
		if !strings.Contains(sentence, icon) {
			t.Errorf("an icon says %q, and the sentence %q does not", icon, sentence)
		}
	}
	if len(d.Icons) == 0 && !strings.Contains(sentence, "Limits need 12 figures") {
		t.Errorf("there are no icons, and %q does not say why", sentence)
	}
}

func mentioning(rows []webtest.Heard, words ...string) (n int) {
	for _, r := range rows {
		for _, w := range words {
			if strings.Contains(r.Name, w) {
				n++
				break
			}
		}
	}
	return n
}
