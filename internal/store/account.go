package store

import (
	"context"

	"groundwork/internal/day"
	"groundwork/internal/person"
)

// Account is a person with what they sign in with. Without a password hash they have not set up their account.
type Account struct {
	person.Person
	PasswordHash string
	TOTPSealed   string
	TOTPStep     int64 // the last time step whose code was used
}

// SetUp reports whether the person chose a password and a second factor.
func (a Account) SetUp() bool { return a.PasswordHash != "" }

type accountRow struct {
	personRow
	hash, sealed *string
	step         *int64
}

func (r *accountRow) columns() []any {
	return append(r.personRow.columns(), &r.hash, &r.sealed, &r.step)
}

func (r accountRow) account() Account {
	a := Account{Person: r.person(), PasswordHash: text(r.hash), TOTPSealed: text(r.sealed)}
	if r.step != nil {
		a.TOTPStep = *r.step
	}
	return a
}

const accountsFrom = `
	SELECT ` + personColumns + `, c.password_hash, c.totp_sealed, c.totp_step
	FROM person p
	LEFT JOIN credential c ON c.person = p.id`

// Account is the one of a person.
func (v View) Account(ctx context.Context, personID string) (Account, error) {
	var r accountRow
	err := v.one(ctx, "account", accountsFrom+` WHERE p.id = $1`, []any{personID}, r.columns()...)
	return r.account(), err
}

// AccountByEmail is the one with the address, which is stored in lower case.
func (v View) AccountByEmail(ctx context.Context, email string) (Account, error) {
	var r accountRow
	err := v.one(ctx, "account", accountsFrom+` WHERE p.email = $1`, []any{email}, r.columns()...)
	return r.account(), err
}

// AccountsAt are the members of an organisation on the day, disabled ones too, by name.
func (v View) AccountsAt(ctx context.Context, organisation string, on day.Day) ([]Account, error) {
	return accounts(list(ctx, v, "accounts", accountsFrom+`
		WHERE p.id IN (
			SELECT m.person FROM membership m WHERE m.organisation = $2 AND `+standing("m", "membership")+`)
		ORDER BY p.name, p.id`, []any{on, organisation}, (*accountRow).columns))
}

// Accounts are people anywhere whose name or address holds what is looked for, by name.
func (v View) Accounts(ctx context.Context, folded string, limit, after int) ([]Account, error) {
	return accounts(list(ctx, v, "accounts", accountsFrom+`
		WHERE p.folded LIKE $1 ESCAPE '\'
		ORDER BY p.name, p.id
		LIMIT $2 OFFSET $3`, []any{"%" + escapeLike(folded) + "%", limit, after}, (*accountRow).columns))
}

// CountAccounts is how many people Accounts would list without a limit.
func (v View) CountAccounts(ctx context.Context, folded string) (n int64, err error) {
	err = v.one(ctx, "accounts", `SELECT COUNT(*) FROM person p WHERE p.folded LIKE $1 ESCAPE '\'`,
		[]any{"%" + escapeLike(folded) + "%"}, &n)
	return n, err
}

func accounts(rows []accountRow, err error) ([]Account, error) {
	if err != nil {
		return nil, err
	}
	out := make([]Account, len(rows))
	for i, r := range rows {
		out[i] = r.account()
	}
	return out, nil
}

// PutCredential writes what a person signs in with.
func (t Tx) PutCredential(ctx context.Context, a Account) error {
	return t.exec(ctx, "credential", `
		INSERT INTO credential (person, password_hash, totp_sealed, totp_step)
		VALUES ($1, $2, $3, $4)
		ON CONFLICT (person) DO UPDATE SET
			password_hash = excluded.password_hash, totp_sealed = excluded.totp_sealed, totp_step = excluded.totp_step`,
		a.ID, a.PasswordHash, a.TOTPSealed, a.TOTPStep)
}

// SetPassword changes only the password.
func (t Tx) SetPassword(ctx context.Context, personID, hash string) error {
	return t.exec(ctx, "credential", `UPDATE credential SET password_hash = $2 WHERE person = $1`, personID, hash)
}

// UseTOTPStep spends the code of a time step; false when that step or a later one was used before.
func (t Tx) UseTOTPStep(ctx context.Context, personID string, step int64) (bool, error) {
	n, err := t.changed(ctx, "credential", `UPDATE credential SET totp_step = $2 WHERE person = $1 AND totp_step < $2`, personID, step)
	return n == 1, err
}

// RemoveCredential forgets password, second factor and recovery codes: the person sets up the account again.
func (t Tx) RemoveCredential(ctx context.Context, personID string) error {
	if err := t.exec(ctx, "recovery codes", `DELETE FROM recovery_code WHERE person = $1`, personID); err != nil {
		return err
	}
	return t.exec(ctx, "credential", `DELETE FROM credential WHERE person = $1`, personID)
}

// ReplaceRecoveryCodes writes new codes, as hashes, in place of all old ones.
func (t Tx) ReplaceRecoveryCodes(ctx context.Context, personID string, hashes []string) error {
	if err := t.exec(ctx, "recovery codes", `DELETE FROM recovery_code WHERE person = $1`, personID); err != nil {
		return err
	}
	for _, h := range hashes {
		if err := t.exec(ctx, "recovery code", `INSERT INTO recovery_code (person, hash) VALUES ($1, $2)`, personID, h); err != nil {
			return err
		}
	}
	return nil
}

// UseRecoveryCode spends a code; false when there is none that was not used.
func (t Tx) UseRecoveryCode(ctx context.Context, personID, hash string, at day.Instant) (bool, error) {
	n, err := t.changed(ctx, "recovery code", `UPDATE recovery_code SET used_at = $3 WHERE person = $1 AND hash = $2 AND used_at IS NULL`, personID, hash, at)
	return n == 1, err
}

// RecoveryCodesLeft is how many codes a person has not used.
func (v View) RecoveryCodesLeft(ctx context.Context, personID string) (n int64, err error) {
	err = v.one(ctx, "recovery codes", `SELECT COUNT(*) FROM recovery_code WHERE person = $1 AND used_at IS NULL`, []any{personID}, &n)
	return n, err
}
