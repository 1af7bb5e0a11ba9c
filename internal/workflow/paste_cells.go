package workflow

import "strings"

// cells splits what a spreadsheet puts on the clipboard: rows end with a line break, cells with a tab, and a cell
// that itself holds either stands in quotes with its quotes doubled. A quote that never closes is text.
// Cells are trimmed, empty ones at the end of a row are dropped, and an empty row stays, so that row numbers fit.
func cells(text string) [][]string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.TrimPrefix(text, "\ufeff"))
	var rows [][]string
	var row []string
	for text != "" {
		cell, rest, end := cell(text)
		row = append(row, strings.TrimSpace(cell))
		text = rest
		if end != '\t' {
			rows = append(rows, trimmed(row))
			row = nil
		} else if text == "" {
			rows = append(rows, trimmed(row))
		}
	}
	return rows
}

// cell takes one cell off the front of text; end is the tab or line break behind it, or 0.
func cell(text string) (cell, rest string, end byte) {
	if strings.HasPrefix(text, `"`) {
		if c, after, ok := quotedCell(text[1:]); ok {
			if after == "" {
				return c, "", 0
			}
			return c, after[1:], after[0]
		}
	}
	if i := strings.IndexAny(text, "\t\n"); i >= 0 {
		return text[:i], text[i+1:], text[i]
	}
	return text, "", 0
}

// quotedCell reads up to the closing quote, behind which a cell must end.
func quotedCell(s string) (cell, after string, ok bool) {
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '"')
		if i < 0 {
			return "", "", false
		}
		b.WriteString(s[:i])
		s = s[i+1:]
		switch {
		case strings.HasPrefix(s, `"`):
			b.WriteByte('"')
			s = s[1:]
		case s == "" || s[0] == '\t' || s[0] == '\n':
			return b.String(), s, true
		default:
			return "", "", false
		}
	}
}

func trimmed(row []string) []string {
	for len(row) > 0 && row[len(row)-1] == "" {
		row = row[:len(row)-1]
	}
	return row
}
