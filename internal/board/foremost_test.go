package board

import (
	"slices"
	"testing"
)

func TestForemost(t *testing.T) {
	for _, c := range []struct {
		name string
		list []Concern
		most int
		want []int
	}{
		{"none", nil, 2, []int{}},
		{"a short list stays as it is", []Concern{Calm, Deciding}, 2, []int{0, 1}},
		{"what wants a decision, then what is at risk", []Concern{Calm, Risk, Deciding, Over}, 2, []int{2, 1}},
		{"alike keep their order, and what ended comes last", []Concern{Over, Calm, Changed, Calm, Overdue, Worse, Calm}, 5, []int{5, 4, 2, 1, 3}},
	} {
		if got := Foremost(c.list, c.most); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
