package web

import "context"

// crowd is who is being answered at once with a page of everything that a trust has open. Such a page holds a few megabytes while it
// is made, and more of them at once than there are connections to the database would be done no sooner: the others wait in line.
type crowd chan struct{}

// each does work when it is its turn; who leaves while waiting has it not done.
func (c crowd) each(ctx context.Context, work func() error) error {
	select {
	case c <- struct{}{}:
		defer func() { <-c }()
		return work()
	case <-ctx.Done():
		return ctx.Err()
	}
}
