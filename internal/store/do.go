package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"groundwork/internal/fault"
)

// job is one deed waiting for the writer.
type job struct {
	ctx  context.Context
	fn   func(Tx) error
	done chan error
	err  error
}

type inside struct{}

// most deeds one commit may carry: enough to share the cost of a sync, few enough to answer the first soon.
const mostTogether = 64

// tries before a transaction that lost against another is given up.
const mostTries = 5

// Do runs fn in a transaction and returns when it is durable. fn may run more than once,
// so it touches nothing outside. A Do inside a Do is refused: it would wait for itself.
func (s *Store) Do(ctx context.Context, fn func(Tx) error) error {
	if ctx.Value(inside{}) != nil {
		return errors.New("store: Do inside Do")
	}
	j := &job{ctx: context.WithValue(ctx, inside{}, true), fn: fn, done: make(chan error, 1)}
	select {
	case s.queue <- j:
	case <-ctx.Done():
		return ctx.Err()
	case <-s.done:
		return &fault.Error{Kind: fault.Unavailable, Message: "Groundwork is stopping. Try again in a moment"}
	}
	return <-j.done
}

// serve is the writer: it takes what waits, runs each job behind a savepoint and commits them together,
// so that sixteen people who save at once share one sync of the disk.
func (s *Store) serve() {
	defer close(s.closed)
	for {
		select {
		case <-s.done:
			return
		case first := <-s.queue:
			s.together(s.gather(first))
		}
	}
}

func (s *Store) gather(first *job) []*job {
	jobs := []*job{first}
	for len(jobs) < mostTogether {
		select {
		case j := <-s.queue:
			jobs = append(jobs, j)
		default:
			return jobs
		}
	}
	return jobs
}

func (s *Store) together(jobs []*job) {
	err := s.attempt(jobs)
	for _, j := range jobs {
		if err != nil && j.err == nil {
			j.err = err
		}
		j.done <- s.classify(j.err, "")
	}
}

// attempt runs the jobs in one transaction; the error is the transaction's own, each job's is in the job.
func (s *Store) attempt(jobs []*job) error {
	for try := 1; ; try++ {
		err := s.once(jobs)
		if err == nil || !s.engine.retryable(err) || try == mostTries {
			return err
		}
		pause(try)
	}
}

func (s *Store) once(jobs []*job) (err error) {
	tx, err := s.write.BeginTx(context.Background(), nil)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, rollback(tx))
		}
	}()
	if len(jobs) == 1 {
		if j := jobs[0]; s.run(tx, j) != nil {
			if s.engine.retryable(j.err) {
				return j.err
			}
			return rollback(tx) // the transaction is its own, and needs no savepoint
		}
	} else {
		for i, j := range jobs {
			if err = s.guarded(tx, j, i); err != nil {
				return err
			}
		}
	}
	if err = tx.Commit(); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	return nil
}

// run runs one job, unless whoever asked has gone.
func (s *Store) run(tx *sql.Tx, j *job) error {
	if j.err = j.ctx.Err(); j.err == nil {
		j.err = call(j.fn, Tx{View{q: counted{tx}, s: s}, j.ctx, map[string]head{}})
	}
	return j.err
}

// guarded runs one job of many behind a savepoint: its failure undoes only its own rows.
func (s *Store) guarded(tx *sql.Tx, j *job, i int) error {
	name := fmt.Sprintf("job%d", i)
	if _, err := tx.Exec("SAVEPOINT " + name); err != nil {
		return fmt.Errorf("savepoint: %w", err)
	}
	if s.run(tx, j) == nil {
		_, err := tx.Exec("RELEASE SAVEPOINT " + name)
		return err
	}
	if s.engine.retryable(j.err) {
		return j.err
	}
	_, err := tx.Exec("ROLLBACK TO SAVEPOINT " + name)
	return err
}

// call turns a panic of fn into an error, so that one deed cannot end the writer.
func call(fn func(Tx) error, tx Tx) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic in a transaction: %v", p)
		}
	}()
	return fn(tx)
}

func rollback(tx *sql.Tx) error {
	if err := tx.Rollback(); err != nil && !errors.Is(err, sql.ErrTxDone) {
		return err
	}
	return nil
}

// alone runs fn in a transaction of its own, without the queue: PostgreSQL has many writers, each retried by itself.
func (s *Store) alone() {
	defer close(s.closed)
	for {
		select {
		case <-s.done:
			return
		case j := <-s.queue:
			go s.together([]*job{j})
		}
	}
}

func pause(try int) {
	time.Sleep(time.Duration(try*try)*5*time.Millisecond + rand.N(10*time.Millisecond))
}
