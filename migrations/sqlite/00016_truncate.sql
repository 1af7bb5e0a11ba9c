-- +goose Up
-- SQLite has no TRUNCATE; the number is kept equal on both engines.
SELECT 1;
