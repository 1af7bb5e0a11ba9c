package app

import (
	"context"
	"slices"
	"strings"
	"sync"

	"groundwork/internal/day"
	"groundwork/internal/organisation"
	"groundwork/internal/store"
)

// registerRead remembers the register as it stands on a day. It is used only while the stamp in the database is the same, so
// that it is never older than a read; whoever gets it changes nothing in it.
type registerRead struct {
	mu    sync.Mutex
	stamp string
	on    day.Day
	all   []organisation.Organisation
}

// register is the register of today, by name.
func (a *App) register(ctx context.Context, v store.View, on day.Day) ([]organisation.Organisation, error) {
	stamp, err := v.RegisterStamp(ctx)
	if err != nil {
		return nil, err
	}
	if all, ok := a.registerRead.get(stamp, on); ok {
		return all, nil
	}
	all, err := v.Organisations(ctx, on)
	if err == nil {
		a.registerRead.put(stamp, on, all)
	}
	return all, err
}

func (r *registerRead) get(stamp string, on day.Day) ([]organisation.Organisation, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.all, r.stamp == stamp && r.on == on
}

func (r *registerRead) put(stamp string, on day.Day, all []organisation.Organisation) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stamp, r.on, r.all = stamp, on, all
}

// under are the codes of some organisations (",QWE,Y61,") and of everything under them, in order.
func under(register []organisation.Organisation, organisations string) []string {
	within := func(code string) bool { return code != "" && strings.Contains(organisations, ","+code+",") }
	var out []string
	for _, o := range register {
		if within(organisation.England) || within(o.Code) || within(o.ICB) || within(o.Region) {
			out = append(out, o.Code)
		}
	}
	slices.Sort(out)
	return out
}
