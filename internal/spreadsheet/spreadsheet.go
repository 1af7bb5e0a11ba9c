// Package spreadsheet reads and writes rows of text as Excel workbooks and CSV files, so that no cell that goes out is a
// formula and no file that comes in is more than somebody could have typed. What the rows mean is not decided here.
package spreadsheet

import (
	"strconv"
	"strings"
)

// The most that a file may hold that comes in (security rules, S8, and far beyond any assessment).
const (
	mostRows    = 10_000
	mostColumns = 200
)

// Column is the head of one column with what it means, which a second sheet of the workbook says.
type Column struct {
	Head    string
	Means   string
	Width   float64  // in characters
	Choices []string // what may stand in it; nothing: anything
}

// Table is one sheet as it was read. The first row is row 1, as spreadsheets count.
type Table struct {
	Name string
	Rows [][]string
}

// Guard keeps a spreadsheet from taking a text for a formula: it leads with an apostrophe then (security rules, S9).
// A text that already looks guarded gets one more, so that Unguard always gives back what was guarded.
func Guard(text string) string {
	if looksLikeFormula(strings.TrimLeft(text, "'")) {
		return "'" + text
	}
	return text
}

// Unguard takes the apostrophe away again that Guard put there.
func Unguard(text string) string {
	if bare, led := strings.CutPrefix(text, "'"); led && looksLikeFormula(strings.TrimLeft(bare, "'")) {
		return bare
	}
	return text
}

func looksLikeFormula(text string) bool {
	if text == "" || !strings.ContainsRune("=+-@\t\r\x00", rune(text[0])) {
		return false
	}
	_, err := strconv.ParseFloat(text, 64) // a figure below zero is no formula
	return err != nil
}

// guarded are rows of which no cell is a formula.
func guarded(rows [][]string) [][]string {
	out := make([][]string, len(rows))
	for i, row := range rows {
		out[i] = make([]string, len(row))
		for j, cell := range row {
			out[i][j] = Guard(cell)
		}
	}
	return out
}

// Letter is how spreadsheets call the column at place i: A, B … Z, AA.
func Letter(i int) string {
	name := ""
	for i++; i > 0; i = (i - 1) / 26 {
		name = string(rune('A'+(i-1)%26)) + name
	}
	return name
}
