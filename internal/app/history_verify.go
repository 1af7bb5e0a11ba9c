package app

import (
	"context"

	"groundwork/internal/history"
)

// HistoryReport is what walking all chains found.
type HistoryReport struct {
	Chains, Events int
	Broken         []string // a sentence for each broken chain
}

// pageOfHistory is how many events are held in memory at once.
const pageOfHistory = 1000

// VerifyHistory walks every chain from its first event. Heads are read first: events that are
// written meanwhile stand behind them and are left for the next time.
func (a *App) VerifyHistory(ctx context.Context) (HistoryReport, error) {
	var report HistoryReport
	v := a.Store.Read()
	heads, err := v.Heads(ctx)
	if err != nil {
		return report, err
	}
	for _, h := range heads {
		report.Chains++
		walk := history.NewVerifier(h.Chain)
		broken := error(nil)
		for n := int64(0); n < h.N && broken == nil; {
			events, err := v.Chain(ctx, h.Chain, n, pageOfHistory)
			if err != nil {
				return report, err
			}
			if len(events) == 0 {
				break
			}
			for _, e := range events {
				if n = e.N; n > h.N {
					break
				}
				if broken = walk.Next(e); broken != nil {
					break
				}
				report.Events++
			}
		}
		if broken == nil {
			broken = walk.End(h.N, h.Hash)
		}
		if broken != nil {
			report.Broken = append(report.Broken, broken.Error())
		}
	}
	return report, nil
}
