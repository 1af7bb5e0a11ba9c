// Package questions is the pages on which readiness is read and its questions are answered: one adoption's
// readiness, a trust's groundwork, an area of either, one question, and sharing them out.
package questions

import (
	"strconv"
	"strings"

	"groundwork/internal/adoption"
	"groundwork/internal/readiness"
	"groundwork/templates/ui"
)

// Place says where questions are asked: in one adoption, or in the groundwork of a trust.
type Place struct {
	Base    string // /adoptions/adp-efd/readiness or /trusts/ZZ-EFD/groundwork
	Title   string // "Readiness for Digital consent", "Groundwork"
	Trust   string // full name
	Short   string
	Crumbs  []ui.Crumb // up to and including the page of the place itself
	Gate    readiness.Gate
	Gated   bool // questions stand against a decision point; the groundwork has none of its own
	WhoSees string
	Name    string // of the adoption: "Digital consent"; empty for the groundwork
}

// Item is the address of one question.
func (p Place) Item(id string) string { return p.Base + "/" + adoption.ItemSlug(id) }

// Deed is the address of something done to one question.
func (p Place) Deed(id, deed string) string { return p.Item(id) + "/" + deed }

// section is what a page of the place belongs to, for its title.
func (p Place) section() string { return p.Title + " – " + p.Short }

// LevelKey is the mark of how a question stands: its level, not known, or that it does not apply.
func LevelKey(st *readiness.Standing) string { return adoption.CountedKey(st) }

// GivenKey is the mark of what was answered, whatever it counts as.
func GivenKey(a readiness.Answer) string {
	switch a.Kind {
	case readiness.NotApplicable:
		return "not_applicable"
	case readiness.Stated:
		return adoption.LevelKey(a.Level)
	}
	return "not_known"
}

func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func itoa(n int) string { return strconv.Itoa(n) }

func questions(n int) string {
	if n == 1 {
		return "1 question"
	}
	return itoa(n) + " questions"
}

// Checklist is the address of the page that moves a take-up between versions of the checklist.
func (p Place) Checklist() string { return strings.TrimSuffix(p.Base, "/readiness") + "/checklist" }
