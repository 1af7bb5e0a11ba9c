package web_test

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"sync"
	"testing"

	"groundwork/internal/fault"
)

// writing is the environment variable with the database that TestWritingUntilKilled writes to.
const writing = "GROUNDWORK_TEST_WRITING"

// What is kept equals what the records say, and no chain of history is broken, after many people wrote at once and the program was killed
// in the middle of it (performance, P12).
func TestKeptFiguresOutliveAKilledProgram(t *testing.T) {
	writes := 200
	if os.Getenv("GROUNDWORK_LONG") == "1" {
		writes = 10_000
	}
	demoDatabases.Each(t, func(t *testing.T, url string) {
		program := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestWritingUntilKilled$", "-test.timeout=60m")
		program.Env = append(os.Environ(), writing+"="+url, "TMPDIR="+t.TempDir())
		out, err := program.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := program.Start(); err != nil {
			t.Fatal(err)
		}
		done := 0
		for lines := bufio.NewScanner(out); done < writes && lines.Scan(); {
			if lines.Text() != "saved" {
				t.Fatalf("after %d: %s", done, lines.Text())
			}
			done++
		}
		if err := program.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		if program.Wait() == nil || done < writes {
			t.Fatalf("the program ended by itself after %d", done)
		}
		a := opened(t, url)
		report, err := a.Check(t.Context())
		if err != nil || len(report.Wrong) > 0 {
			t.Errorf("after %d deeds: %v %v", done, report.Wrong, err)
		}
		told, err := a.VerifyHistory(t.Context())
		if err != nil || len(told.Broken) > 0 || told.Events < done/4 { // many deeds are refused, and leave no event
			t.Errorf("%d events after %d deeds: %v %v", told.Events, done, told.Broken, err)
		}
	})
}

// TestWritingUntilKilled is the program that is killed; by itself it does nothing.
func TestWritingUntilKilled(t *testing.T) {
	url := os.Getenv(writing)
	if url == "" {
		return
	}
	a := opened(t, url)
	owner := actor(t, a, "p-21")
	var all sync.WaitGroup
	for i := range uint64(8) {
		all.Go(func() {
			r := rand.New(rand.NewPCG(i, 11))
			for {
				if err := randomEdit(t, a, owner, r); err != nil && !fault.Is(err, fault.Conflict) {
					fmt.Println(err)
					return
				}
				fmt.Println("saved")
			}
		})
	}
	all.Wait()
}
