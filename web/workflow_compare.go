package web

import (
	"strconv"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/fault"
	"groundwork/internal/workflow"
	"groundwork/templates/workflows"
)

// workflowCompare sets any two versions side by side; the newest and the one before it unless others are asked for.
func (s *Server) workflowCompare(c echo.Context, of access.Subject) error {
	ctx, who := c.Request().Context(), s.who(c)
	to, err := versionOfQuery(c, "to")
	if err != nil {
		return err
	}
	newer, err := s.App.Workflow(ctx, who, of, to)
	if err != nil {
		return err
	}
	if newer.Empty() {
		return fault.Missing("workflow version")
	}
	from, err := versionOfQuery(c, "from")
	if err != nil {
		return err
	}
	if from == 0 {
		from = max(1, newer.Shown.N-1)
	}
	older, err := s.App.Workflow(ctx, who, of, from)
	if err != nil {
		return err
	}
	p := workflows.Compare{Show: workflowPage(newer), Old: workflowPage(older), From: strconv.Itoa(older.Shown.N), To: strconv.Itoa(newer.Shown.N)}
	for _, side := range []*workflows.Show{&p.Show, &p.Old} { // the cases that the trust counted for its take-up make the hours of both
		if err := s.adopted(c, side, newer, nil, nil); err != nil {
			return err
		}
	}
	p.Edits = workflow.Compare(older.Shown.Redesign, newer.Shown.Redesign, newer.Words.Groups)
	for i, e := range p.Edits { // a person's id is told as their name, to those who may read names
		p.Edits[i].Before, p.Edits[i].After = nameOr(newer, e.Before), nameOr(newer, e.After)
	}
	return ok(c, p.Page())
}

// versionOfQuery is the number of a version in the address; 0 when none is asked for.
func versionOfQuery(c echo.Context, name string) (int, error) {
	v := c.QueryParam(name)
	if v == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(v)
	if err != nil || n < 1 {
		return 0, fault.Missing("workflow version")
	}
	return n, nil
}
