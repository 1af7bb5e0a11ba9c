package blob

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"time"
)

// Scanner is a program of the installation that looks at every file before it is kept, with its arguments; none looks at
// nothing. It is called with the path of the file at the end, and ends with 0 when the file is clean.
type Scanner []string

// ErrUnclean says that the scanner refused a file.
var ErrUnclean = errors.New("blob: the scanner refused the file")

// scanLasts is how long a scanner may take for one file.
const scanLasts = 60 * time.Second

// Scan is nil when the file is clean. A scanner that cannot be asked is an error of its own: nothing is kept unseen.
func (s Scanner) Scan(ctx context.Context, r *Received) error {
	if len(s) == 0 {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, scanLasts)
	defer cancel()
	c := exec.CommandContext(ctx, s[0], append(s[1:len(s):len(s)], r.Path())...)
	c.WaitDelay = time.Second
	err := c.Run()
	var ended *exec.ExitError
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return fmt.Errorf("scan: gave up: %w", ctx.Err())
	case errors.As(err, &ended) && ended.Exited():
		return ErrUnclean
	}
	return fmt.Errorf("scan: %w", err)
}
