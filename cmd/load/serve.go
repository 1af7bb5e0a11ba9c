package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/pprof"
	"strconv"
	"sync"
	"sync/atomic"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"groundwork/internal/demo/national"
	"groundwork/internal/store"
	"groundwork/web"
)

// What the measured process answers besides the pages of the product.
const (
	staticPath  = "/load/static"  // the bytes that were put there, from memory
	profilePath = "/load/profile" // a CPU profile
	heapPath    = "/load/heap"    // what is in memory
	deedPath    = "/load/deed"    // does the random deed of a number
	statements  = "X-Load-Statements"
	rowsRead    = "X-Load-Rows"
	counting    = "X-Load-Count" // of a request: count statements and rows
)

// serve is the process that is measured: the product's own server, sessions and database, on a free port of loopback, which it prints.
func serve(ctx context.Context, database string, out io.Writer) error {
	a, err := opened(ctx, database)
	if err != nil {
		return err
	}
	visitors, err := national.Visitors(ctx, a.Store.Read())
	if err != nil {
		return errors.Join(err, a.Store.Close())
	}
	web.BoundMemory()
	site := web.New(a, web.Config{Demo: true, Secret: bytes.Repeat([]byte("load"), 8)}, web.WithDemo(visitors, nil))
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return errors.Join(err, a.Store.Close())
	}
	fmt.Fprintf(out, "http://%s\n", l.Addr())
	srv := &http.Server{Handler: beside(site, &stirring{app: a, places: map[int]*stirredTrust{}})}
	go func() {
		<-ctx.Done()
		_ = srv.Close() // it is measured, and nothing waits for its last answers
	}()
	if err := srv.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return a.Store.Close()
}

// beside puts what measuring needs beside the site.
func beside(site http.Handler, stir *stirring) http.Handler {
	var kept sync.Map
	e := echo.New()
	e.Use(middleware.GzipWithConfig(middleware.GzipConfig{MinLength: 1400}))
	e.GET(staticPath, func(c echo.Context) error {
		b, _ := kept.Load(c.QueryParam("page"))
		page, _ := b.([]byte)
		return c.HTMLBlob(http.StatusOK, page)
	})
	e.PUT(staticPath, func(c echo.Context) error {
		b, err := io.ReadAll(c.Request().Body)
		kept.Store(c.QueryParam("page"), b)
		return err
	})
	e.GET(profilePath, echo.WrapHandler(http.HandlerFunc(pprof.Profile)))
	e.GET(heapPath, echo.WrapHandler(pprof.Handler("heap")))
	e.POST(deedPath, stir.answer)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if len(r.URL.Path) > 6 && r.URL.Path[:6] == "/load/" {
			e.ServeHTTP(w, r)
			return
		}
		if r.Header.Get(counting) == "" {
			site.ServeHTTP(w, r)
			return
		}
		c := &counted{ResponseWriter: w}
		site.ServeHTTP(c, r.WithContext(store.CountRows(store.CountStatements(r.Context(), &c.statements), &c.rows)))
	})
}

// counted says in the headers of an answer what it took from the database: pages are whole before their first byte is sent.
type counted struct {
	http.ResponseWriter
	statements, rows atomic.Int64
	said             bool
}

func (c *counted) WriteHeader(status int) {
	if !c.said {
		c.said = true
		c.Header().Set(statements, strconv.FormatInt(c.statements.Load(), 10))
		c.Header().Set(rowsRead, strconv.FormatInt(c.rows.Load(), 10))
	}
	c.ResponseWriter.WriteHeader(status)
}

func (c *counted) Write(b []byte) (int, error) {
	if !c.said {
		c.WriteHeader(http.StatusOK)
	}
	return c.ResponseWriter.Write(b)
}
