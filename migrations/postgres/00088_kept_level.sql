-- +goose Up

-- What keeps a gate closed is kept with its level from now on: what was kept before is worked out anew when it is next read.
UPDATE kept_readiness SET standing = '', valid_until = '2000-01-01';
