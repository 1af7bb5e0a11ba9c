package chart

import "groundwork/internal/spc"

// lineLabel names a horizontal line.
type lineLabel struct {
	y      float64
	text   string
	bold   bool
	limit  bool
	stroke Stroke
}

// labelGap is how far apart the baselines in the margin are at least.
func (f frame) labelGap() float64 { return f.text + 3 }

// marginLabels name the target, the plan and the lines of the newest part.
func (f frame) marginLabels() (labels []lineLabel) {
	r := f.series.Result
	if t := r.Series.Target; t.Known {
		labels = append(labels, lineLabel{y: f.y.At(t.Value), text: "Target " + f.numbers.value(t.Value), stroke: Dotted})
	}
	if plan := f.series.Plan; len(plan) > 0 {
		if spots := f.planned(); len(spots) > 0 {
			labels = append(labels, lineLabel{y: spots[len(spots)-1].y, text: "Plan", stroke: LongDashed})
		}
	}
	return append(labels, f.partLabels(len(r.Parts)-1)...)
}

// partLabels name the middle line and the limits of a part.
func (f frame) partLabels(part int) (labels []lineLabel) {
	r := f.series.Result
	p := r.Parts[part]
	middle, trial, when := "Average", "", ""
	if f.kind == spc.RunChart {
		middle = "Median"
	}
	if p.Trial() {
		trial = "trial "
	}
	if len(r.Parts) > 1 && part == len(r.Parts)-1 {
		when = " since"
	} else if len(r.Parts) == 2 {
		when = " before"
	}
	lines := f.lines(p)
	for i, text := range []string{middle + when + " ", "Upper " + trial + "limit ", "Lower " + trial + "limit "} {
		if lines[i].Known {
			l := lineLabel{y: f.y.At(lines[i].Value), text: text + f.numbers.value(lines[i].Value), stroke: Solid}
			l.bold, l.limit = i == 0, i > 0
			labels = append(labels, l)
		}
	}
	return labels
}

// labels are all texts that name a line, and the words in gaps. What finds no room is left to the table.
func (f frame) labels(marks []markPlace) (out []Label) {
	t := f.occupied(marks)
	write := func(l lineLabel, x, y float64, a Anchor) {
		t.add(textBox(x, y, Width(l.text, f.text, l.bold), f.text, a))
		out = append(out, Label{X: num(x), Y: num(y), Text: l.text, Anchor: a, Bold: l.bold})
	}
	if f.margin {
		f.inMargin(write)
	} else {
		f.insidePlot(t, write)
	}
	for i := range f.series.Result.Parts[:len(f.series.Result.Parts)-1] {
		f.olderPart(i, t, write)
	}
	for _, g := range f.gaps() {
		w := Width(g.text, f.text, false)
		x := max(f.left+w/2, min(g.x, f.right-w/2))
		if y, ok := t.near(x, f.bottom-6, w, f.text, Middle, 80, f.top, f.bottom-4); ok {
			t.add(textBox(x, y, w, f.text, Middle))
			out = append(out, Label{X: num(x), Y: num(y), Text: g.text, Anchor: Middle, Muted: true})
		}
	}
	return out
}

type writer func(l lineLabel, x, y float64, a Anchor)

// inMargin writes the newest part's labels beside the plot, spread apart.
func (f frame) inMargin(write writer) {
	labels := f.marginLabels()
	want := make([]float64, len(labels))
	for i, l := range labels {
		want[i] = l.y + 5
	}
	for i, y := range Spread(want, f.labelGap(), f.top, f.bottom+4) {
		write(labels[i], f.right+6, y, Start)
	}
}

// insidePlot writes average and target of the newest part near their lines, at the right edge, where there is room. The
// key has them in any case, and the limits.
func (f frame) insidePlot(t *taken, write writer) {
	for _, l := range f.marginLabels() {
		if l.limit {
			continue
		}
		y, ok := t.near(f.right, l.y-6, Width(l.text, f.text, l.bold), f.text, End, 30, f.top, f.bottom-4)
		if ok {
			write(l, f.right, y, End)
		}
	}
}

// olderPart writes the labels of an earlier part to the right of its lines, where the next part usually leaves room; if
// not, at least its average somewhere above or below its own points.
func (f frame) olderPart(part int, t *taken, write writer) {
	p := f.series.Result.Parts[part]
	from, to := f.ends(p)
	x := to + edge
	for _, l := range f.partLabels(part) {
		w := Width(l.text, f.text, l.bold)
		y, ok := t.near(x, l.y+5, w, f.text, Start, 6, f.top, f.bottom-4)
		if ok = ok && x+w < f.right; ok {
			write(l, x, y, Start)
			continue
		}
		if l.bold && w < to-from {
			if y, ok = t.near(from+2, l.y-6, w, f.text, Start, 120, f.top, f.bottom-4); ok {
				write(l, from+2, y, Start)
			}
		}
	}
}

// occupied is what labels keep clear of: points, the lines between them, lines of parts, the target and the marks.
func (f frame) occupied(marks []markPlace) *taken {
	t := &taken{}
	r := f.radius() + 1.5
	for i, j := range f.series.Result.Points {
		if !j.Value.Known {
			continue
		}
		x, y := f.x(i), f.y.At(j.Value.Value)
		t.add(box{x - r, y - r, x + r, y + r})
		if f.joined(i) {
			x0, y0 := f.x(i-1), f.y.At(f.series.Result.Points[i-1].Value.Value)
			t.add(box{x0, min(y0, y), x, max(y0, y) + 0.1})
		}
	}
	for _, p := range f.series.Result.Parts {
		from, to := f.ends(p)
		for _, line := range f.lines(p) {
			if line.Known {
				y := f.y.At(line.Value)
				t.add(box{from, y - 1, to, y + 1})
			}
		}
	}
	if g := f.series.Result.Series.Target; g.Known {
		y := f.y.At(g.Value)
		t.add(box{f.left, y - 1, f.right, y + 1})
	}
	for _, s := range f.planned() {
		t.add(box{s.x - r, s.y - r, s.x + r, s.y + r})
	}
	for _, m := range marks {
		base := markBase(f.size, m.row)
		t.add(box{m.x - 1, base, m.x + 1, f.bottom})
		t.add(box{m.x - disc, base - 14, m.end, base + 4})
	}
	return t
}

// gap is a stretch of missing values with one word for all.
type gap struct {
	x    float64
	text string
}

func (f frame) gaps() (gaps []gap) {
	points := f.series.Result.Points
	for i := 0; i < len(points); i++ {
		if points[i].Value.Known {
			continue
		}
		first, word := i, f.series.gapAt(points[i].At)
		for i+1 < len(points) && !points[i+1].Value.Known && f.series.gapAt(points[i+1].At) == word {
			i++
		}
		gaps = append(gaps, gap{(f.x(first) + f.x(i)) / 2, word})
	}
	return gaps
}
