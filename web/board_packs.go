package web

import (
	"fmt"
	"math/big"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/board"
	"groundwork/internal/decimal"
	"groundwork/internal/fault"
	"groundwork/templates/boards"
	"groundwork/templates/ui"
)

// boardPacks are the papers of an organisation.
func (s *Server) boardPacks(c echo.Context) error {
	code := c.Param("ods")
	o, packs, err := s.App.BoardPacks(c.Request().Context(), s.who(c), code)
	if err != nil {
		return err
	}
	p := boards.Papers{Code: code, Name: o.Name, MayPrepare: access.Permit(s.who(c), access.PrepareBoardPack, access.At(code)) == nil}
	for _, k := range packs {
		p.Rows = append(p.Rows, boards.PaperRow{N: k.N, On: k.On.Long(), By: k.By, Fingerprint: k.SHA256})
	}
	return ok(c, p.Page())
}

// packNumber is the number of a paper in an address; one of the wrong form is as missing as one that never was.
func packNumber(c echo.Context) (int, error) {
	n, err := strconv.Atoi(c.Param("n"))
	if err != nil || n < 1 || strconv.Itoa(n) != c.Param("n") {
		return 0, fault.Missing("board paper")
	}
	return n, nil
}

func (s *Server) publishedPack(c echo.Context) (app.PublishedPack, error) {
	n, err := packNumber(c)
	if err != nil {
		return app.PublishedPack{}, err
	}
	return s.App.BoardPackOf(c.Request().Context(), s.who(c), c.Param("ods"), n)
}

// boardPack is one paper as it was frozen.
func (s *Server) boardPack(c echo.Context) error {
	k, err := s.publishedPack(c)
	if err != nil {
		return err
	}
	p := boards.Paper{Pack: k.Pack, Code: k.Organisation, SHA256: k.SHA256, Intact: k.Intact, Newest: k.Newest, Inside: k.Inside, Copy: packText(k.Pack, k.Inside)}
	return ok(c, p.Page())
}

// packText is page 1 as text to forward.
func packText(p board.Pack, inside bool) string {
	var t strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&t, format+"\n", args...) }
	line("%s, %s: %s", p.Name, lowerStart(p.Numbered()), p.Front.Title)
	line("%s", p.Headline)
	for _, x := range p.Tiles {
		line("%s", x.Says())
		if x.Comment.Text != "" {
			line("%s: %s", x.Comment.Signature(), x.Comment.Text)
		}
	}
	for i, a := range p.Asks {
		says := a.Evidence
		if !inside {
			says = a.Others
		}
		line("Asked of the board, %d: %s. What the evidence says: %s", i+1, strings.TrimSuffix(a.What, "."), says)
		if a.Comment.Text != "" {
			line("%s: %s", a.Comment.Signature(), a.Comment.Text)
		}
	}
	if len(p.Since) > 0 {
		line("%s:", p.SinceTitle)
		for _, x := range p.Since {
			line("%s: %s%s", ui.NoteWords(x.Mark), x.Strong, x.Text)
		}
	}
	t.WriteString(p.Source() + ".")
	return t.String()
}

// packNew is the next paper, live.
func (s *Server) packNew(c echo.Context) error { return s.packDraft(c, http.StatusOK, nil, nil) }

func (s *Server) packDraft(c echo.Context, status int, typed *board.DraftInput, errors fault.Fields) error {
	code := c.Param("ods")
	d, err := s.App.BoardDraftOf(c.Request().Context(), s.who(c), code)
	if err != nil {
		return err
	}
	live := d.Pack.Written(d.Draft)
	p := boards.Draft{Code: code, Name: live.Name, N: d.N, Seq: d.Seq, By: d.By, Typed: d.Draft.Typed(), Nothing: live.Nothing(), Taken: status == http.StatusConflict, Errors: errors,
		Live:  boards.Paper{Pack: live, Code: code, Inside: d.Inside, Intact: true},
		First: []ui.Crumb{{Label: "Look at what trusts have tried", Href: "/pilots"}, {Label: "Board page", Href: "/board/" + code}}}
	if typed != nil {
		p.Typed = *typed
	}
	p.About = []ui.Option{{Value: "", Label: "Choose"}}
	for _, x := range live.Tiles {
		if x.Known {
			p.About = append(p.About, ui.Option{Value: x.Key, Label: x.Name})
		}
	}
	for _, m := range live.Subjects {
		if !m.Ended {
			p.About = append(p.About, ui.Option{Value: m.Key, Label: m.Name + ", " + lowerStart(m.What)})
		}
	}
	for _, f := range live.Figures {
		p.About = append(p.About, ui.Option{Value: f.Key, Label: f.Name})
	}
	for _, x := range live.Tiles {
		if x.Known {
			p.Boxes = append(p.Boxes, boards.CommentBox{Key: x.Key, Label: "Comment on " + lowerStart(x.Name), Says: x.Says(), Text: p.Typed.Comments[x.Key]})
		}
	}
	for _, m := range live.Subjects {
		if !m.Ended {
			p.Boxes = append(p.Boxes, boards.CommentBox{Key: m.Key, Label: "Comment on " + m.Name + ", " + lowerStart(m.What), Says: m.Says(d.Inside), Text: p.Typed.Comments[m.Key]})
		}
	}
	return render(c, status, p.Page())
}

// packSave keeps the draft, or publishes it.
func (s *Server) packSave(c echo.Context) error {
	code, r := c.Param("ods"), c.Request()
	in := board.DraftInput{Title: r.PostFormValue("title"), Purpose: r.PostFormValue("purpose"), Issues: r.PostFormValue("issues"), Recommendation: r.PostFormValue("recommendation"),
		Action: r.PostFormValue("action"), Accountable: r.PostFormValue("accountable"), Meeting: typedDay(r, "meeting"), NoFront: r.PostFormValue("no-front") == "yes", Comments: map[string]string{}}
	for i := range in.Asks {
		n := strconv.Itoa(i + 1)
		in.Asks[i].What, in.Asks[i].About, in.Asks[i].Comment = r.PostFormValue("ask-"+n), r.PostFormValue("about-"+n), r.PostFormValue("ask-comment-"+n)
	}
	for name := range r.PostForm {
		if key, ok := strings.CutPrefix(name, "comment-"); ok {
			in.Comments[key] = r.PostFormValue(name)
		}
	}
	again := func(status int, errors fault.Fields, _ bool) error { return s.packDraft(c, status, &in, errors) }
	if r.PostFormValue("do") == "publish" {
		n, err := s.App.PublishBoardPack(r.Context(), s.who(c), code, in, versionOf(r))
		return s.saved(c, err, "/board/"+code+"/packs/"+n, "Published as board paper "+n, again)
	}
	_, err := s.App.SaveBoardDraft(r.Context(), s.who(c), code, in, versionOf(r))
	return s.saved(c, err, "/board/"+code+"/packs/new", "Draft saved", again)
}

var packColumns = []string{"measure", "of", "kind", "before", "now", "target", "unit", "value", "numerator", "denominator", "grade", "status", "period", "definition", "version"}

// packRows are the figures of a paper, from the very bytes that the page shows.
func packRows(p board.Pack) [][]string {
	rows := [][]string{packColumns}
	for _, t := range p.Tiles {
		if t.Known {
			rows = append(rows, []string{t.Name, p.Short, "total", "", t.Figure, "", t.Unit, plainRat(t.Exact), "", "", t.Grade, t.Note, t.Foot, "", ""})
		}
	}
	for _, f := range p.Figures {
		kind := "benefit"
		if f.Costs {
			kind = "new cost or work"
		}
		rows = append(rows, []string{f.Name, f.OfName, kind, f.Before, f.Now, f.Target, f.Unit, plainRat(f.Value), plainRat(f.Numerator), plainRat(f.Denominator),
			f.Grade, f.Status, f.Period, f.Measure, strconv.Itoa(f.Version)})
	}
	for _, b := range p.Below {
		rows = append(rows, []string{"Freed", b.Name, "below", "", b.Freed, "", "", "", "", "", b.Grade, b.Note, "", "", ""})
	}
	return rows
}

// plainRat is a number as files carry it: without commas, with four decimals at most; nothing where nobody knows.
func plainRat(v *big.Rat) string {
	if v == nil {
		return ""
	}
	return strings.TrimSuffix(strings.TrimRight(strings.ReplaceAll(decimal.Format(v, 4), ",", ""), "0"), ".")
}

func packFile(p board.Pack, ending string) string {
	return fmt.Sprintf("board-paper-%s-%d.%s", p.Organisation, p.N, ending)
}

// packCSV is the figures of a paper as a file.
func (s *Server) packCSV(c echo.Context) error {
	k, err := s.publishedPack(c)
	if err != nil {
		return err
	}
	return csvFile(c, packFile(k.Pack, "csv"), packRows(k.Pack))
}

// packXLSX is the same as a workbook, with numbers as numbers.
func (s *Server) packXLSX(c echo.Context) error {
	k, err := s.publishedPack(c)
	if err != nil {
		return err
	}
	var rows [][]any
	for i, row := range packRows(k.Pack) {
		cells := make([]any, len(row))
		for j, cell := range row {
			cells[j] = cell
			if v, err := strconv.ParseFloat(cell, 64); i > 0 && j >= 7 && j <= 9 && err == nil {
				cells[j] = v
			}
		}
		rows = append(rows, cells)
	}
	return xlsxFile(c, packFile(k.Pack, "xlsx"), "Figures", rows)
}
