-- +goose Up
-- TRUNCATE passes row triggers by, so every ledger refuses it with a trigger of its own.
-- +goose StatementBegin
DO $$
DECLARE ledger record;
BEGIN
    FOR ledger IN
        SELECT c.relname AS name
        FROM pg_trigger t
        JOIN pg_class c ON c.oid = t.tgrelid
        JOIN pg_proc p ON p.oid = t.tgfoid
        WHERE p.proname = 'refuse_ledger_change'
    LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change()', ledger.name || '_no_truncate', ledger.name);
    END LOOP;
END $$;
-- +goose StatementEnd
