package webtest

import (
	"context"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"groundwork/internal/leftout"
)

// A Runner runs the tests of a binary: *testing.M, or what wraps it.
type Runner interface{ Run() int }

// Closing is m, closing the browser when the tests are over. Call it from
// TestMain, where other packages' wrappers can go around it:
//
//	func TestMain(m *testing.M) { storetest.Main(webtest.Closing(m)) }
func Closing(m Runner) Runner { return closing{m} }

type closing struct{ Runner }

func (c closing) Run() int {
	chromium.watched = true
	defer func() { chromium.stop() }()
	return c.Runner.Run()
}

// patience is how long one step in a browser may take on a busy machine before
// its test fails.
const patience = 30 * time.Second

// chromium is the one browser of this test binary, started when first needed.
var chromium = browser{stop: func() {}}

type browser struct {
	watched bool // Closing will stop it
	once    sync.Once
	absent  string // why there is none
	err     error
	ctx     context.Context
	stop    func()
}

// open starts the browser. Every tab in it is a stranger to the others.
func (b *browser) open(t testing.TB) context.Context {
	t.Helper()
	if !b.watched {
		t.Fatal("add to the package's tests: func TestMain(m *testing.M) { os.Exit(webtest.Closing(m).Run()) }")
	}
	b.once.Do(b.start)
	if b.absent != "" {
		leftout.Skip(t, "browser", b.absent)
	}
	if b.err != nil {
		t.Fatalf("start Chromium: %v", b.err)
	}
	return b.ctx
}

func (b *browser) start() {
	path := findChromium()
	if path == "" {
		b.absent = "Chromium is not installed (on Debian: apt-get install chromium)"
		return
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		// A page that asks for another host is a fault; the request goes nowhere.
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
		// The same picture on every machine.
		chromedp.Flag("font-render-hinting", "none"),
		chromedp.Flag("hide-scrollbars", true),
	)
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox) // it refuses to have one as root
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	var cancel func()
	b.ctx, cancel = chromedp.NewContext(allocator)
	b.stop = func() { cancel(); stop() }
	b.err = chromedp.Do(b.ctx)
}

func findChromium() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}
