// Package web translates between HTTP and the deeds of package app; it decides nothing.
// routes.go lists every address with who may use it; each concept has its own handler file.
package web

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"runtime"
	"slices"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"groundwork/internal/app"
	"groundwork/internal/fault"
	"groundwork/internal/person"
	"groundwork/static"
)

// Config is what the pages need to know of how they are served.
type Config struct {
	PublicURL string // https://groundwork.example.nhs.uk; empty on loopback
	Demo      bool   // everything is invented and anybody may walk in
	Secret    []byte // signs cookies; at least 32 bytes
	Product   string // the installation's name for it
}

// secure reports whether browsers reach us over TLS, so that cookies may say so.
func (c Config) secure() bool { return len(c.PublicURL) > 8 && c.PublicURL[:8] == "https://" }

// Server answers the pages.
type Server struct {
	App    *app.App
	Config Config
	echo   *echo.Echo
	sess   *sessionStore
	pages  sharedPages
	crowd  crowd
	demo   demoPeople

	policies map[string]policy // by "GET /pilots/:pilot"
}

// Option changes a Server before it is built.
type Option func(*Server)

// demoPeople are whom a newcomer may walk in as, and what puts the demo back.
type demoPeople struct {
	visitors []person.Visitor
	reset    func(context.Context) error
}

// WithDemo gives the front page its people and the reset button its deed.
func WithDemo(visitors []person.Visitor, reset func(context.Context) error) Option {
	return func(s *Server) { s.demo = demoPeople{visitors, reset} }
}

// New is the site on a.
func New(a *app.App, c Config, options ...Option) *Server {
	if c.Product == "" {
		c.Product = "Groundwork"
	}
	s := &Server{App: a, Config: c, echo: echo.New(), crowd: make(crowd, 2*runtime.GOMAXPROCS(0))}
	for _, o := range options {
		o(s)
	}
	s.sess = newSessionStore(a, c)
	e := s.echo
	e.HideBanner, e.HidePort = true, true
	e.IPExtractor = echo.ExtractIPDirect()
	e.HTTPErrorHandler = s.fail
	e.Use(s.identified, s.logged, s.guarded, s.headed, s.legible, s.sameOrigin,
		middleware.GzipWithConfig(middleware.GzipConfig{MinLength: 1400, Skipper: unzipped}))
	assets := echo.WrapHandler(static.Handler())
	e.GET("/assets/*", assets)
	e.HEAD("/assets/*", assets)
	s.policies = map[string]policy{http.MethodGet + " /assets/*": everyone, http.MethodHead + " /assets/*": everyone}
	for _, r := range s.routes() {
		s.policies[r.method+" "+r.path] = r.policy
		e.Add(r.method, r.path, r.handler, s.admitted(r))
		if r.method == http.MethodGet {
			e.Add(http.MethodHead, r.path, r.handler, s.admitted(r))
		}
	}
	missing := func(echo.Context) error { return fault.Missing("page") }
	e.RouteNotFound("/*", missing, s.admitted(route{policy: everyone}))
	return s
}

// RouteInfo is one address that is answered and what was declared of who may use it.
type RouteInfo struct {
	Method, Path string
	Policy       string // "everyone", "signed in", the deed, or nothing where nobody declared it
}

// Routes are the addresses as the router has them, not as routes.go lists them: what was added behind its back is among them.
func (s *Server) Routes() []RouteInfo {
	var all []RouteInfo
	for _, r := range s.echo.Routes() {
		if r.Method == http.MethodHead || r.Method == echo.RouteNotFound {
			continue // HEAD is GET without the page
		}
		all = append(all, RouteInfo{r.Method, r.Path, s.policies[r.Method+" "+r.Path].words()})
	}
	slices.SortFunc(all, func(a, b RouteInfo) int { return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Method, b.Method)) })
	return all
}

// unzipped are the answers that are not compressed on their way: assets are already, and files nearly all.
func unzipped(c echo.Context) bool { return isAsset(c) || slices.Contains(downloadPaths, c.Path()) }

func isAsset(c echo.Context) bool {
	return len(c.Request().URL.Path) > 8 && c.Request().URL.Path[:8] == "/assets/"
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.echo.ServeHTTP(w, r) }

// Serve answers on l until ctx ends; then it stops taking requests and lets the open ones finish.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	srv := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 2 * time.Second,
		ReadTimeout:       15 * time.Second,
		WriteTimeout:      30 * time.Second,
		IdleTimeout:       60 * time.Second,
		MaxHeaderBytes:    32 << 10,
		ErrorLog:          slog.NewLogLogger(s.App.Log.Handler(), slog.LevelWarn),
	}
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(l) }()
	sweep := time.NewTicker(10 * time.Minute)
	defer sweep.Stop()
	sweepFiles := time.NewTicker(6 * time.Hour)
	defer sweepFiles.Stop()
	for {
		select {
		case err := <-failed:
			return err
		case <-sweep.C:
			if err := s.App.Sweep(ctx); err != nil {
				s.App.Log.Warn("sweep", "error", err)
			}
		case <-sweepFiles.C:
			if err := s.App.SweepFiles(ctx); err != nil {
				s.App.Log.Warn("sweep files", "error", err)
			}
		case <-ctx.Done():
			srv.SetKeepAlivesEnabled(false)
			last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 20*time.Second)
			defer cancel()
			if err := srv.Shutdown(last); !errors.Is(err, http.ErrServerClosed) {
				return err
			}
			return nil
		}
	}
}
