package pilot

import (
	"slices"
	"testing"
)

var known = []Other{
	{ID: "consent", Name: "Digital consent", Problem: "Clinicians print, scan and re-key each consent form; one in five is later missing or unreadable and has to be chased or asked for again."},
	{ID: "quicktext", Name: "Text templates for community notes", Problem: "Community nurses type the same sentences into the record several times a day.", Stage: "closed", Learned: "Time was lost in finding the right screen."},
	{ID: "letters", Name: "Clinic letters read on a phone first", Problem: "One clinic letter in eight arrives after the appointment it announces; clerks spend the morning on the telephone."},
	{ID: "beds", Name: "Bed board", Problem: "Nobody knows in the morning which beds are free."},
}

func TestAlike(t *testing.T) {
	for _, c := range []struct {
		name, problem string
		want          []string
	}{
		{"Consent forms filled automatically", "", []string{"consent"}},
		{"Paperless signing", "Every consent form is printed, scanned and typed again", []string{"consent"}},
		{"Templates for ward notes", "", []string{"quicktext"}},
		{"Shared discharge letters", "", []string{"letters"}},
		{"Appointment letters by phone", "", []string{"letters"}},
		{"Electronic bed boards", "", []string{"beds"}},
		{"Digital pilot", "", nil},
		{"Robot pharmacy", "Medicines are picked by hand", nil},
		{"", "consent", nil},
	} {
		var got []string
		for _, o := range Alike(c.name, c.problem, known) {
			got = append(got, o.ID)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q is like %v, want %v", c.name, got, c.want)
		}
	}
}

func TestAlikeIsShortAndStable(t *testing.T) {
	var many []Other
	for _, n := range []string{"G", "F", "E", "D", "C", "B", "A"} {
		many = append(many, Other{ID: n, Name: "Consent " + n + n + n})
	}
	got := Alike("Consent", "", many)
	if len(got) != mostAlike || got[0].ID != "A" || got[4].ID != "E" {
		t.Errorf("%+v", got)
	}
}
