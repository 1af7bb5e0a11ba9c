package app

import (
	"io"

	"groundwork/internal/assessment"
	"groundwork/internal/fault"
	"groundwork/internal/file"
	"groundwork/internal/spreadsheet"
)

// mostSheet is the most that a sheet of answers may hold, in bytes: ten times what the longest checklist comes to.
const mostSheet = 5 << 20

// ReadSheet reads the rows of a sheet of answers that somebody sent. What is wrong with the file is named file.
func (a *App) ReadSheet(up Upload) ([]assessment.Row, error) {
	switch {
	case up.None():
		return nil, fault.Refused("file", "Choose the sheet with the answers")
	case up.Problem != "":
		return nil, fault.Refused("file", "%s", up.Problem)
	case up.Kind != file.XLSX && up.Kind != file.CSV:
		return nil, fault.Refused("file", "%s is %s. Choose a sheet saved as XLSX or CSV", up.Name, up.Kind.Noun())
	case up.Size > mostSheet:
		return nil, fault.Refused("file", "%s is larger than 5 MB, far more than these questions come to. Choose the sheet that you downloaded here", up.Name)
	}
	content, err := a.sheetContent(up)
	if err != nil {
		return nil, err
	}
	defer content.Close()
	if up.Kind == file.XLSX {
		tables, err := spreadsheet.ReadXLSX(content)
		if err != nil {
			return nil, err
		}
		return assessment.Read(tables)
	}
	b, err := io.ReadAll(io.LimitReader(content, mostSheet))
	if err != nil {
		return nil, err
	}
	t, err := spreadsheet.ReadCSV(b)
	if err != nil {
		return nil, err
	}
	return assessment.Read([]spreadsheet.Table{t})
}

// sheetContent is a sheet as it just came, or as it was held while its sender looked at what it would change.
func (a *App) sheetContent(up Upload) (io.ReadCloser, error) {
	if up.received != nil {
		return io.NopCloser(io.NewSectionReader(up.received, 0, up.Size)), nil
	}
	return a.OpenFile(up.Chosen)
}
