package web

import (
	"strconv"

	"github.com/labstack/echo/v4"

	"groundwork/internal/app"
	"groundwork/internal/readiness"
	"groundwork/templates/questions"
	"groundwork/templates/ui"
)

// What a filter of the groundwork shows.
const (
	showStopping = "stopping"
	showDue      = "due"
	showUnknown  = "unknown"
)

// shows reports whether a filter lets a question through.
func shows(show string, g app.Groundwork, st *readiness.Standing) bool {
	switch show {
	case showStopping:
		return g.Stops[st.Item.ID] > 0
	case showDue:
		return st.Due()
	case showUnknown:
		return !st.Known && !st.LeftOut
	}
	return true
}

// groundFilter is the filter in the address, with the questions that it lets through.
func (s *Server) groundFilter(c echo.Context, a asking, g app.Groundwork) questions.GroundFilter {
	f := questions.GroundFilter{Area: c.QueryParam("area"), Show: c.QueryParam("show"), Areas: []ui.Option{{Label: "All areas"}},
		Shows: []ui.Option{{Label: "Every question"}, {Value: showStopping, Label: "Stops take-ups now"}, {Value: showDue, Label: "Due soon, overdue or out of date"},
			{Value: showUnknown, Label: "Not known or not answered"}}}
	f.CSV = a.place.Base + "/questions.csv"
	if q := c.Request().URL.RawQuery; f.On() {
		f.CSV += "?" + q
	}
	for i := range g.Checklist.Domains {
		d := &g.Checklist.Domains[i]
		f.Areas = append(f.Areas, ui.Option{Value: d.Key, Label: d.Label})
		if f.Area == "" || f.Area == d.Key {
			f.Rows = append(f.Rows, groundRows(a, g, d, f.Show)...)
		}
	}
	return f
}

// groundworkCSV is the same questions as a file.
func (s *Server) groundworkCSV(c echo.Context) error {
	g, err := s.App.Groundwork(c.Request().Context(), s.who(c), c.Param("ods"))
	if err != nil {
		return err
	}
	a := s.askingGround(c, g)
	rows := [][]string{{"Area", "Question", "Now", "Take-ups it stops now", "Shown by", "Owner", "Answered", "Due again", "How it stands"}}
	area, show := c.QueryParam("area"), c.QueryParam("show")
	for i := range g.Checklist.Domains {
		d := &g.Checklist.Domains[i]
		if area != "" && area != d.Key {
			continue
		}
		for _, r := range groundRows(a, g, d, show) {
			rows = append(rows, []string{d.Label, r.Title, ui.LevelWords(r.Level), strconv.Itoa(r.Stops), r.Shown, r.Owner, r.Answered, r.Due, r.Late})
		}
	}
	return csvFile(c, "groundwork-"+g.Code+".csv", rows)
}
