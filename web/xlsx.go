package web

import (
	"bytes"
	"net/http"

	"github.com/labstack/echo/v4"
	"github.com/xuri/excelize/v2"
)

// xlsxFile sends rows as a workbook of one sheet; the first row is the heads. A cell is text or a number, and text that a
// spreadsheet would take for a formula is guarded as in files of commas.
func xlsxFile(c echo.Context, name, sheet string, rows [][]any) (err error) {
	f := excelize.NewFile()
	defer func() {
		if closed := f.Close(); err == nil {
			err = closed
		}
	}()
	if err := f.SetSheetName(f.GetSheetName(0), sheet); err != nil {
		return err
	}
	for i, row := range rows {
		for j := range row {
			if s, ok := row[j].(string); ok {
				row[j] = guarded(s)
			}
		}
		at, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			return err
		}
		if err := f.SetSheetRow(sheet, at, &row); err != nil {
			return err
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		return err
	}
	c.Response().Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
	return c.Blob(http.StatusOK, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", out.Bytes())
}
