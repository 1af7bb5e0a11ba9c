package web

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/labstack/echo/v4"

	"groundwork/internal/app"
	"groundwork/templates/layout"
	"groundwork/templates/shell"
)

// started tells the pages of this program from those of the one before it, whose rules may have been others.
var started = time.Now().UnixNano()

// mostShared is how many bytes of pages are kept to be shown again.
const mostShared = 16 << 20

// sharedPages keeps the pages of areas and the boards of trusts, which many read alike, so that each is made once and not for each of
// its readers. What stands in a page's main is shared by those who hold the same parts at the same organisations; the frame around it
// is each reader's own. A page is shown again as long as no deed anywhere was done since it was made. After one the page of an area is
// still shown for a short while (app.SharedAge), to everybody but whoever did a deed meanwhile: their own change shows at once.
type sharedPages struct {
	mu    sync.Mutex
	kept  map[string]*sharedPage
	bytes int

	version int64     // that was seen last
	since   time.Time // and since when
}

// sharedPage is one page, being made or ready.
type sharedPage struct {
	done    chan struct{} // closed when it is ready or was given up
	main    *layout.Main  // nil when it may not be shown again
	version int64         // of the records that it was made from
	begun   time.Time
	settled bool   // made when the version was older than any figures that it may have been made from
	hash    string // of its bytes: what is made again and is the same has the same name

	personal bool // what was made belongs to one reader
}

// reading is who asks for a page, and of when it has to be.
type reading struct {
	key     string
	version int64
	now     time.Time
	lasts   time.Duration
	wrote   time.Time // the reader's last deed
	anew    bool      // the browser was told to load it again
	exact   bool      // it may not be older than the newest deed
}

// shown reports whether a ready page may be shown to a reader.
func (x *sharedPage) shown(r reading) bool {
	switch {
	case x.main == nil || r.anew || !x.begun.After(r.wrote):
		return false
	case x.version == r.version && x.settled:
		return true
	}
	return !r.exact && r.now.Sub(x.begun) < r.lasts && !r.now.Before(x.begun)
}

// take is the page to show or to wait for; mine when the caller is to make it.
func (s *sharedPages) take(r reading) (x *sharedPage, mine bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r.version != s.version || s.since.IsZero() {
		s.version, s.since = r.version, r.now
	}
	if x = s.kept[r.key]; x != nil {
		select {
		case <-x.done:
			if x.shown(r) {
				return x, false
			}
		default:
			if x.begun.After(r.wrote) && !r.anew && (!r.exact || x.version == r.version) {
				return x, false
			}
		}
	}
	x = &sharedPage{done: make(chan struct{}), version: r.version, begun: r.now, settled: r.now.Sub(s.since) >= r.lasts}
	s.drop(r.key)
	if s.kept == nil {
		s.kept = map[string]*sharedPage{}
	}
	s.kept[r.key] = x
	return x, true
}

// finish hands a page that was made to those who wait for it, and keeps it where it is whole and nobody's own.
func (s *sharedPages) finish(key string, x *sharedPage, main *layout.Main, whole bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer close(x.done)
	x.personal = whole && main.Personal
	if whole && !main.Personal {
		x.main, x.hash = main, hashed(string(main.Body))
	}
	if s.kept[key] != x {
		return
	}
	if x.main == nil {
		delete(s.kept, key)
		return
	}
	s.bytes += len(main.Body)
	for other, y := range s.kept { // any will do: each can be made again
		if s.bytes <= mostShared {
			break
		}
		if y != x {
			s.drop(other)
		}
	}
}

// drop forgets a page; one that is being made is finished for those who wait.
func (s *sharedPages) drop(key string) {
	if x := s.kept[key]; x != nil && x.main != nil {
		s.bytes -= len(x.main.Body)
	}
	delete(s.kept, key)
}

// shared shows the page of an area as somebody who may read the same was shown it, where nothing has changed.
func (s *Server) shared(next echo.HandlerFunc) echo.HandlerFunc { return s.sharedAt(next, false) }

// sharedAt does so at trusts too, where the page was made since the newest deed.
func (s *Server) sharedAt(next echo.HandlerFunc, trusts bool) echo.HandlerFunc {
	return func(c echo.Context) error {
		ctx := c.Request().Context()
		for {
			version, area, err := s.App.Store.Read().AreaVersion(ctx, c.Param("ods"))
			if err != nil {
				return err
			}
			answer := next
			if !area {
				answer = func(c echo.Context) error { return s.crowd.each(ctx, func() error { return next(c) }) }
			}
			if !area && !trusts || c.Request().Header.Get("X-Fragment") != "" {
				return answer(c)
			}
			r := reading{key: s.sharedKey(c, !area), version: version, now: s.App.Now(), lasts: s.App.SharedFor, wrote: s.wrote(c),
				anew: c.Request().Header.Get("Cache-Control") == "no-cache", exact: !area}
			x, mine := s.pages.take(r)
			if mine {
				return s.makeShared(c, r, x, answer)
			}
			select {
			case <-x.done:
			case <-ctx.Done():
				return ctx.Err()
			}
			switch {
			case x.personal:
				return answer(c)
			case !x.shown(r): // whoever made it was refused or went away, or it is too old for this reader
				continue
			}
			return s.showShared(c, r, x)
		}
	}
}

// sharedKey is the same for readers who may read the same: who hold the same parts at the same organisations, on the same day; at a
// trust also in the same pilots and take-ups.
func (s *Server) sharedKey(c echo.Context, exact bool) string {
	who := s.who(c)
	var functions []string
	for _, f := range who.Functions {
		if exact || f.SubjectKind == "organisation" {
			functions = append(functions, f.Name+" "+f.SubjectKind+" "+f.SubjectID)
		}
	}
	return strings.Join([]string{c.Request().URL.String(), s.App.Today().String(), who.Organisation, rolesIn(who), strings.Join(functions, " ")}, "\x00")
}

// makeShared makes the page for its first reader and for those who wait.
func (s *Server) makeShared(c echo.Context, r reading, x *sharedPage, next echo.HandlerFunc) error {
	var main layout.Main
	whole := false
	defer func() { s.pages.finish(r.key, x, &main, whole) }()
	ctx := app.AsOf(c.Request().Context(), r.wrote)
	if r.anew {
		ctx = app.AsOf(ctx, r.now)
	}
	c.SetRequest(c.Request().WithContext(layout.Keep(ctx, &main)))
	c.Response().Before(func() {
		if c.Response().Status == http.StatusOK && main.Body != nil && !main.Personal && !r.exact {
			s.tag(c, hashed(string(main.Body)))
		}
	})
	err := next(c)
	whole = err == nil && c.Response().Status == http.StatusOK && main.Body != nil
	return err
}

// showShared shows a page that was made, or says that the reader has it.
func (s *Server) showShared(c echo.Context, r reading, x *sharedPage) error {
	if !r.exact { // the board of a trust stays out of a browser's store
		if tag := s.tag(c, x.hash); tag != "" && strings.Contains(c.Request().Header.Get("If-None-Match"), tag) {
			return c.NoContent(http.StatusNotModified)
		}
	}
	return ok(c, x.main.Again())
}

// tag names the page as this reader sees it, frame and all. Only pages of areas, which hold what every signed-in person may know,
// are kept by a browser at all; it asks each time before it shows one, and whoever signs in next has another tag. A page that says
// what was just done has none.
func (s *Server) tag(c echo.Context, hash string) string {
	h := c.Response().Header()
	if shell.From(c.Request().Context()).Flash != "" || h.Get("Set-Cookie") != "" {
		return ""
	}
	who := s.who(c)
	tag := `W/"` + hashed(fmt.Sprint(started, hash, who.ID, who.Name, who.Workplaces, s.sharedKey(c, false)))[:32] + `"`
	h.Set("ETag", tag)
	h.Set("Cache-Control", "private, no-cache")
	h.Add("Vary", "Cookie")
	return tag
}
