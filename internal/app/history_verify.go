package app

import (
	"context"
	"fmt"

	"groundwork/internal/history"
	"groundwork/internal/store"
)

// HistoryReport is what walking all chains found.
type HistoryReport struct {
	Chains, Events int
	Broken         []string // a sentence for each broken chain
}

// pageOfHistory is how many events are held in memory at once.
const pageOfHistory = 1000

// VerifyHistory walks every chain from its first event to its head. Heads are read first: events that
// are written meanwhile stand behind them and are left for the next time.
func (a *App) VerifyHistory(ctx context.Context) (HistoryReport, error) {
	var report HistoryReport
	v := a.Store.Read()
	heads, err := v.Heads(ctx)
	if err != nil {
		return report, err
	}
	for _, h := range heads {
		report.Chains++
		w := walk{view: v, head: h, verifier: history.NewVerifier(h.Chain)}
		for w.broken == nil && w.n < h.N && !w.over {
			if err := w.page(ctx); err != nil {
				return report, err
			}
		}
		report.Events += w.events
		if broken := w.end(); broken != nil {
			report.Broken = append(report.Broken, broken.Error())
		}
	}
	return report, nil
}

// walk is one chain while it is being verified.
type walk struct {
	view     store.View
	head     store.Head
	verifier *history.Verifier
	n        int64 // the last event that was read
	events   int
	over     bool  // there is nothing after n
	broken   error // what is wrong with the chain
}

// page reads the next events and stops at the first that is not as it was written.
func (w *walk) page(ctx context.Context) error {
	events, err := w.view.Chain(ctx, w.head.Chain, w.n, pageOfHistory)
	if err != nil || len(events) == 0 {
		w.over = true
		return err
	}
	touches, err := w.view.Touches(ctx, w.head.Chain, w.n+1, events[len(events)-1].N)
	if err != nil {
		return err
	}
	for _, e := range events {
		if w.n = e.N; w.n > w.head.N {
			return nil
		}
		if w.broken = w.verifier.Next(e); w.broken == nil {
			w.broken = w.verifier.Indexed(e, touches[e.N])
		}
		if w.broken != nil {
			return nil
		}
		w.events++
	}
	return nil
}

// end is what is wrong with the chain, its end included.
func (w *walk) end() error {
	if w.broken != nil {
		return w.broken
	}
	if w.head.Last != w.head.N {
		return fmt.Errorf("%s: the chain has events up to %d, but %d were recorded", w.head.Chain, w.head.Last, w.head.N)
	}
	return w.verifier.End(w.head.N, w.head.Hash)
}
