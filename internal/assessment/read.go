package assessment

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"groundwork/internal/day"
	"groundwork/internal/fault"
	"groundwork/internal/readiness"
	"groundwork/internal/spreadsheet"
)

// Row is one row of a sheet that came back, as far as it could be read.
type Row struct {
	Said
	N         int // as spreadsheets count
	Item      string
	For       string // as “Answered for” says it
	Reference string
	Wrong     []Wrong

	at map[string]int // the places of the columns that the sheet has
}

// cell is where the row has a column, as spreadsheets call it; the first cell where it has not.
func (r Row) cell(head string) string { return spreadsheet.Letter(r.at[head]) + strconv.Itoa(r.N) }

// Wrong is what is wrong with one cell.
type Wrong struct{ Cell, Says string }

// mostRows is far more than any checklist asks.
const mostRows = 1000

// Read finds the sheet that has these columns among those of a file, and reads its rows. An empty row is nothing.
func Read(tables []spreadsheet.Table) ([]Row, error) {
	for _, t := range tables {
		for n, heads := range t.Rows[:min(len(t.Rows), 20)] {
			at, twice := places(heads)
			if twice != "" {
				return nil, fault.Refused("file", "The sheet has two columns called “%s”. Leave only one of them", twice)
			}
			if _, item := at[headItem]; item && len(at) > 1 {
				return readRows(t.Rows, n+1, at)
			}
		}
	}
	return nil, fault.Refused("file", "No sheet here has the columns “%s” and “%s”. Download the questions, change the answers in that file and choose it here", headItem, headAnswer)
}

// places says in which place each column that comes back stands.
func places(heads []string) (at map[string]int, twice string) {
	at = map[string]int{}
	for i, h := range heads {
		for _, c := range columns {
			if plain(h) != plain(c.Head) {
				continue
			}
			if _, known := at[c.Head]; known {
				return at, c.Head
			}
			at[c.Head] = i
		}
	}
	return at, ""
}

func readRows(all [][]string, from int, at map[string]int) ([]Row, error) {
	if _, ok := at[headAnswer]; !ok {
		return nil, fault.Refused("file", "The sheet has no column “%s”", headAnswer)
	}
	var out []Row
	for i := from; i < len(all); i++ {
		if strings.TrimSpace(strings.Join(all[i], "")) == "" {
			continue
		}
		if len(out) == mostRows {
			return nil, fault.Refused("file", "The sheet has more than 1,000 rows, which no checklist has")
		}
		out = append(out, readRow(all[i], i+1, at))
	}
	return out, nil
}

// reader reads the cells of one row.
type reader struct {
	cells []string
	row   *Row
}

func readRow(cells []string, n int, at map[string]int) Row {
	r := Row{N: n, at: at}
	x := reader{cells, &r}
	r.Item, r.For, r.Reference = strings.ToLower(x.text(headItem)), x.text(headFor), x.text(headReference)
	r.Local = plain(r.For) == plain(forTeams)
	if r.For != "" && !r.Local && plain(r.For) != plain(forTrust) && plain(r.For) != plain(forTakeUp) {
		x.wrong(headFor, "Write “%s”, “%s” or “%s”", forTakeUp, forTeams, forTrust)
	}
	r.Choice, r.LoweredTo = x.choice(headAnswer), x.choice(headLowered)
	if r.LoweredTo == readiness.NotKnown.String() || r.LoweredTo == readiness.NotApplicable.String() {
		x.wrong(headLowered, "Write one of the levels: %s", strings.Join(AllWords()[:5], "; "))
	}
	r.Note, r.Reason, r.LoweredBecause = x.text(headNote), x.text(headReason), x.text(headBecause)
	r.Second, r.FindsOut, r.ToldBy = x.text(headSecond), x.text(headFindsOut), x.text(headToldBy)
	r.FindOutBy, r.ToldOn = x.day(headFindOutBy), x.day(headToldOn)
	r.Shown = readShown(x.text(headShown))
	return r
}

func (x reader) text(head string) string {
	i, ok := x.row.at[head]
	if !ok || i >= len(x.cells) {
		return ""
	}
	return tidy(x.cells[i])
}

func (x reader) wrong(head, format string, args ...any) {
	x.row.Wrong = append(x.row.Wrong, Wrong{x.row.cell(head), fmt.Sprintf(format, args...)})
}

func (x reader) choice(head string) string {
	s := x.text(head)
	c := Choice(s)
	if s != "" && c == "" {
		x.wrong(head, "“%s” is none of the answers. Write one of: %s", s, strings.Join(AllWords(), "; "))
	}
	return c
}

func (x reader) day(head string) day.Day {
	s := x.text(head)
	if s == "" {
		return 0
	}
	d, ok := readDay(s)
	if !ok {
		x.wrong(head, "“%s” is no day. Write it like 2027-03-03 or 3 March 2027", s)
	}
	return d
}

// Spreadsheets keep days as numbers, counted from the last day of 1899; these are those of 2000 to 2099.
const firstSerial, lastSerial, serialEpoch = 36526, 73050, "1899-12-30"

func readDay(s string) (day.Day, bool) {
	if n, err := strconv.ParseFloat(s, 64); err == nil && n >= firstSerial && n <= lastSerial {
		from, err := day.Parse(serialEpoch)
		return from + day.Day(n), err == nil
	}
	s, _, _ = strings.Cut(s, "T")
	if d, err := day.Parse(s); err == nil {
		return d, true
	}
	for _, layout := range []string{"2 January 2006", "2 Jan 2006", "2/1/2006", "2.1.2006", "2-1-2006"} {
		if t, err := time.Parse(layout, strings.Join(strings.Fields(s), " ")); err == nil {
			return day.On(t.Year(), t.Month(), t.Day()), true
		}
	}
	return 0, false
}

// kept is a piece that a trust keeps, with the address of its page.
var kept = regexp.MustCompile(`^(.*?)\s*<([^<>\s]*/trusts/[^/<>\s]+/evidence/([^/<>\s]+))>$`)

func readShown(text string) []Piece {
	var out []Piece
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		if m := kept.FindStringSubmatch(line); m != nil {
			out = append(out, Piece{Title: m[1], Address: m[2], ID: m[3]})
			continue
		}
		out = append(out, Piece{Title: line})
	}
	return out
}
