package spreadsheet

import (
	"fmt"
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"

	"groundwork/internal/fault"
)

// A workbook is an archive that can unpack to a thousand times its size (security rules, S8).
var limits = excelize.Options{UnzipSizeLimit: 64 << 20, UnzipXMLSizeLimit: 8 << 20, RawCellValue: true}

// WriteXLSX writes a workbook: the rows under their heads on the first sheet, what the columns mean on the second.
func WriteXLSX(w io.Writer, name string, columns []Column, rows [][]string) error {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetName("Sheet1", name); err != nil {
		return err
	}
	wrap, err := f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	if err != nil {
		return err
	}
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	if err != nil {
		return err
	}
	if err := fill(f, name, columns, guarded(rows), wrap, bold); err != nil {
		return err
	}
	for i, c := range columns {
		if len(c.Choices) == 0 {
			continue
		}
		choice := excelize.NewDataValidation(true)
		choice.Sqref = fmt.Sprintf("%s2:%s%d", Letter(i), Letter(i), len(rows)+1)
		if err := choice.SetDropList(c.Choices); err != nil {
			return err
		}
		choice.ShowErrorMessage = false // the import says what is wrong, with the reason
		if err := f.AddDataValidation(name, choice); err != nil {
			return err
		}
	}
	return explain(f, columns, wrap, bold, w)
}

// explain adds the sheet that says what each column means, and writes the workbook.
func explain(f *excelize.File, columns []Column, wrap, bold int, w io.Writer) error {
	const about = "What the columns mean"
	if _, err := f.NewSheet(about); err != nil {
		return err
	}
	var rows [][]string
	for _, c := range columns {
		rows = append(rows, []string{c.Head, c.Means})
	}
	if err := fill(f, about, []Column{{Head: "Column", Width: 24}, {Head: "What it means", Width: 100}}, rows, wrap, bold); err != nil {
		return err
	}
	return f.Write(w)
}

func fill(f *excelize.File, sheet string, columns []Column, rows [][]string, wrap, bold int) error {
	s, err := f.NewStreamWriter(sheet)
	if err != nil {
		return err
	}
	for i, c := range columns {
		if err := s.SetColWidth(i+1, i+1, max(c.Width, 8)); err != nil {
			return err
		}
	}
	if err := s.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	put := func(n, style int, cells []string) error {
		row := make([]any, len(cells))
		for i, text := range cells {
			row[i] = excelize.Cell{StyleID: style, Value: text}
		}
		return s.SetRow("A"+strconv.Itoa(n), row)
	}
	if err := put(1, bold, heads(columns)); err != nil {
		return err
	}
	for i, row := range rows {
		if err := put(i+2, wrap, row); err != nil {
			return err
		}
	}
	return s.Flush()
}

// ReadXLSX reads the sheets that are to be seen, in their order. Formulas are read as what they last came to, dates as the
// number of their day.
func ReadXLSX(r io.Reader) (tables []Table, err error) {
	unreadable := fault.Refused("file", "This workbook cannot be read. Open it, save it as XLSX and choose it again")
	defer func() {
		if recover() != nil { // a damaged workbook is the sender's to mend, not ours to fall over
			tables, err = nil, unreadable
		}
	}()
	f, openErr := excelize.OpenReader(r, limits)
	if openErr != nil {
		return nil, unreadable
	}
	defer f.Close()
	for _, name := range f.GetSheetList() {
		if seen, err := f.GetSheetVisible(name); err != nil || !seen {
			continue
		}
		t, err := readSheet(f, name)
		if err != nil {
			if fault.Is(err, fault.Invalid) {
				return nil, err
			}
			return nil, unreadable
		}
		tables = append(tables, t)
	}
	return tables, nil
}

func readSheet(f *excelize.File, name string) (Table, error) {
	t := Table{Name: name}
	rows, err := f.Rows(name)
	if err != nil {
		return t, err
	}
	defer rows.Close()
	for rows.Next() {
		row, err := rows.Columns(limits)
		if err != nil {
			return t, err
		}
		t.Rows = append(t.Rows, unguarded(row))
		if err := t.fits(); err != nil {
			return t, err
		}
	}
	return t, rows.Error()
}
