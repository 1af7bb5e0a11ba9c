package spreadsheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"groundwork/internal/fault"
)

// WriteCSV writes rows as RFC 4180 says, in UTF-8 with the mark by which Excel knows it; the heads first.
func WriteCSV(w io.Writer, columns []Column, rows [][]string) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(heads(columns)); err != nil {
		return err
	}
	return out.WriteAll(guarded(rows))
}

func heads(columns []Column) []string {
	out := make([]string, len(columns))
	for i, c := range columns {
		out[i] = c.Head
	}
	return out
}

// ReadCSV reads a file as spreadsheets write it: in UTF-8, UTF-16 or Windows-1252, its cells apart by commas, semicolons or
// tabs. Rows are counted as a spreadsheet counts them, so blank ones are there too.
func ReadCSV(content []byte) (Table, error) {
	text, err := decoded(content)
	if err != nil {
		return Table{}, err
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord = separator(text), -1
	var t Table
	end := 0 // the line on which the last record ended
	for {
		row, err := r.Read()
		var wrong *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return t, nil
		case errors.As(err, &wrong):
			return t, fault.Refused("file", "The quotation marks from line %d on do not pair up. Save the sheet again and choose it once more", wrong.StartLine)
		case err != nil:
			return t, err
		}
		start, _ := r.FieldPos(0)
		for ; end+1 < start && len(t.Rows) <= mostRows; end++ {
			t.Rows = append(t.Rows, nil)
		}
		last := len(row) - 1
		end, _ = r.FieldPos(last)
		end += strings.Count(row[last], "\n")
		t.Rows = append(t.Rows, unguarded(row))
		if err := t.fits(); err != nil {
			return t, err
		}
	}
}

func unguarded(row []string) []string {
	for i := range row {
		row[i] = Unguard(row[i])
	}
	return row
}

// fits refuses what is more than anybody typed.
func (t Table) fits() error {
	if n := len(t.Rows); n > mostRows || n > 0 && len(t.Rows[n-1]) > mostColumns {
		return fault.Refused("file", "The sheet is larger than any that comes from here: at most 10,000 rows and %d columns", mostColumns)
	}
	return nil
}

func decoded(content []byte) (string, error) {
	if rest, marked := bytes.CutPrefix(content, []byte("\ufeff")); marked {
		content = rest
	} else if bytes.HasPrefix(content, []byte{0xff, 0xfe}) || bytes.HasPrefix(content, []byte{0xfe, 0xff}) {
		out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(content)
		return string(out), err
	}
	if !utf8.Valid(content) {
		out, err := charmap.Windows1252.NewDecoder().Bytes(content)
		return string(out), err
	}
	return string(content), nil
}

// separator is what parts the cells of the first line.
func separator(text string) rune {
	first, _, _ := strings.Cut(text, "\n")
	best, most := ',', strings.Count(first, ",")
	for _, r := range ";\t" {
		if n := strings.Count(first, string(r)); n > most {
			best, most = r, n
		}
	}
	return best
}
