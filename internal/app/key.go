package app

import (
	"context"

	"groundwork/internal/access"
	"groundwork/internal/store"
)

type (
	keyKey     struct{}
	requestKey struct{}
)

// WithKey gives the deeds of ctx the key of the form that was sent and the hash of its body.
func WithKey(ctx context.Context, key, bodyHash string) context.Context {
	return context.WithValue(ctx, keyKey{}, store.Key{Key: key, BodyHash: bodyHash})
}

func keyOf(ctx context.Context, who access.Actor) (store.Key, bool) {
	k, ok := ctx.Value(keyKey{}).(store.Key)
	k.Person = who.ID
	return k, ok && k.Key != ""
}

// WithRequestID gives the deeds of ctx the id under which the request is logged.
func WithRequestID(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, requestKey{}, id)
}

// RequestID is the id under which the request of ctx is logged.
func RequestID(ctx context.Context) string {
	id, _ := ctx.Value(requestKey{}).(string)
	return id
}

// unkeyed is ctx without the key of its form. What answers a secret or takes one is never answered from memory,
// and nothing that was worked out from a password is kept.
func unkeyed(ctx context.Context) context.Context {
	return context.WithValue(ctx, keyKey{}, store.Key{})
}
