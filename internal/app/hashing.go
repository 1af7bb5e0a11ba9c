package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/alexedwards/argon2id"
	"golang.org/x/crypto/argon2"

	"groundwork/internal/person"
)

// cost of one hash: the least that OWASP recommends for Argon2id, tens of milliseconds here (Password Storage Cheat Sheet, 2026).
var cost = argon2id.Params{Memory: 19456, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}

// hashing lets as many hashes be worked out at once as there are processors: more would only take
// memory, and a flood of sign-ins must not take all of it.
var hashing = make(chan struct{}, runtime.NumCPU())

type hashesKey struct{}

// CountHashes returns a context whose hashes are counted in n. What signing in costs must not tell who has an account,
// and counting shows that on any machine.
func CountHashes(ctx context.Context, n *atomic.Int64) context.Context {
	return context.WithValue(ctx, hashesKey{}, n)
}

// hash runs work when there is a processor for it.
func hash(ctx context.Context, work func()) error {
	select {
	case hashing <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-hashing }()
	if n, ok := ctx.Value(hashesKey{}).(*atomic.Int64); ok {
		n.Add(1)
	}
	work()
	return nil
}

// hashPassword is what is stored of a password.
func hashPassword(ctx context.Context, password string) (hashed string, err error) {
	if e := hash(ctx, func() { hashed, err = argon2id.CreateHash(password, &cost) }); e != nil {
		return "", e
	}
	if err != nil {
		return "", fmt.Errorf("hash a password: %w", err)
	}
	return hashed, nil
}

// nobody is the hash that a password is compared with where there is none, so that an unknown account takes as long as a known one.
var nobody = sync.OnceValues(func() (string, error) { return argon2id.CreateHash(newToken(), &cost) })

// isPassword compares; with an empty hash it takes as long and says no.
func isPassword(ctx context.Context, password, hashed string) (same bool, err error) {
	known := hashed != ""
	if !known {
		if hashed, err = nobody(); err != nil {
			return false, err
		}
	}
	if e := hash(ctx, func() { same, err = argon2id.ComparePasswordAndHash(password, hashed) }); e != nil {
		return false, e
	}
	if err != nil {
		return false, fmt.Errorf("compare a password: %w", err)
	}
	return same && known, nil
}

// hashRecoveryCode is what is stored of a recovery code: 60 random bits want the slow hash (OWASP ASVS 5.0, 6.5.2). Its salt comes
// from the person, so that finding a code takes one hash and not ten.
func hashRecoveryCode(ctx context.Context, personID, code string) (hashed string, err error) {
	salt := sha256.Sum256([]byte("recovery code of " + personID))
	err = hash(ctx, func() {
		hashed = hex.EncodeToString(argon2.IDKey([]byte(code), salt[:16], cost.Iterations, cost.Memory, cost.Parallelism, cost.KeyLength))
	})
	return hashed, err
}

// hashRecoveryCodes hashes all codes of a person, as many at once as there are processors.
func hashRecoveryCodes(ctx context.Context, personID string, codes []string) ([]string, error) {
	hashes, errs := make([]string, len(codes)), make([]error, len(codes))
	var all sync.WaitGroup
	for i, c := range codes {
		all.Go(func() { hashes[i], errs[i] = hashRecoveryCode(ctx, personID, person.Code(c)) })
	}
	all.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return hashes, nil
}
