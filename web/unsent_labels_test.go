package web

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestControlsHaveTheirLabels(t *testing.T) {
	root, err := html.Parse(strings.NewReader(`
		<label for="name">Name <b>of the</b> pilot</label><input id="name" name="name">
		<label for="why">Why</label><textarea id="why" name="why"></textarea>
		<label for="stage">Stage</label><select id="stage" name="stage"><option value="">Choose</option><option value="p">Planned</option></select>
		<fieldset><legend>Is it in place?</legend>
			<input type="radio" id="level" name="level" value="in_place"><label for="level">In place</label>
			<input type="radio" id="level-2" name="level" value="planned"><label for="level-2">Planned</label></fieldset>
		<input type="checkbox" id="tell" name="tell" value="1"><label for="tell">Tell others</label>
		<input type="hidden" name="seq" value="4"><input name="bare">`))
	if err != nil {
		t.Fatal(err)
	}
	got := controlsIn(root)
	for name, want := range map[string]struct {
		label, value, reads string
		hidden              bool
	}{
		"name":  {label: "Name of the pilot"},
		"why":   {label: "Why"},
		"stage": {label: "Stage", value: "p", reads: "Planned"},
		"level": {label: "Is it in place?", value: "in_place", reads: "In place"},
		"tell":  {label: "Tell others", value: "1", reads: "Tell others"},
		"seq":   {hidden: true},
		"bare":  {},
	} {
		q, found := got[name]
		if !found || q.label != want.label || q.hidden != want.hidden || q.options[want.value] != want.reads {
			t.Errorf("%s: %+v, want %+v", name, q, want)
		}
	}
}
