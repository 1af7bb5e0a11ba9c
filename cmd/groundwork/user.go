package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"groundwork/internal/access"
	"groundwork/internal/app"
	"groundwork/internal/person"
	"groundwork/internal/store"
)

var userCommand = command{
	name: "user", args: "add|link|disable|enable|list", brief: "make accounts and their one-time links",
	long: `
  user add --name NAME --email ADDRESS --organisation CODE --role ROLE [--job JOB]
      makes an account and prints the link with which its person sets it up.
      ROLE is one of ` + roleNames() + `.
      The first administrator of an installation is made this way.

  user link [--anew] ADDRESS
      prints a new link, for somebody who lost the first or forgot the password.
      --anew also forgets the authenticator app and the recovery codes: for somebody
      who lost those too. Make sure first who is asking.

  user disable ADDRESS    keeps somebody out and signs them out everywhere
  user enable ADDRESS     lets them in again
  user list               names everybody with their address and what they do

A link works once, for 72 hours. It may be made while Groundwork is serving.
`,
	run: func(ctx context.Context, env environment, args []string) error {
		if len(args) == 0 {
			return usageError("say what to do with accounts; `groundwork help user` says more")
		}
		for _, u := range []struct {
			name string
			run  func(environment, context.Context, *app.App, []string) error
		}{
			{"add", environment.userAdd}, {"link", environment.userLink}, {"disable", environment.userDisable},
			{"enable", environment.userEnable}, {"list", environment.userList},
		} {
			if u.name != args[0] {
				continue
			}
			a, err := env.opened(ctx)
			if err != nil {
				return err
			}
			if err := u.run(env, ctx, a, args[1:]); err != nil {
				return closing(a.Store, err)
			}
			return a.Store.Close()
		}
		return usageError(fmt.Sprintf("accounts cannot be %q; `groundwork help user` says what can be done", args[0]))
	},
}

func roleNames() string {
	names := make([]string, len(access.Roles))
	for i, r := range access.Roles {
		names[i] = string(r)
	}
	return strings.Join(names, ", ")
}

func (e environment) userAdd(ctx context.Context, a *app.App, args []string) error {
	var in person.Invite
	f := quiet("user add")
	f.StringVar(&in.Name, "name", "", "")
	f.StringVar(&in.Email, "email", "", "")
	f.StringVar(&in.Job, "job", "", "")
	f.StringVar(&in.Organisation, "organisation", "", "")
	f.StringVar(&in.Role, "role", "", "")
	if err := f.Parse(args); err != nil || f.NArg() > 0 {
		return usageError("user add --name NAME --email ADDRESS --organisation CODE --role ROLE [--job JOB]")
	}
	if !slices.Contains(access.Roles, access.Role(in.Role)) {
		return fmt.Errorf("--role must be one of %s", roleNames())
	}
	made, err := a.InvitePerson(ctx, access.Operator, in)
	if err != nil {
		return err
	}
	if made.Known {
		fmt.Fprintf(e.out, "%s had an account already; the role was added to it. Nothing else changes for them.\n", person.Address(in.Email))
		return nil
	}
	e.printLink(person.Address(in.Email), made.Token)
	return nil
}

func (e environment) userLink(ctx context.Context, a *app.App, args []string) error {
	f := quiet("user link")
	anew := f.Bool("anew", false, "")
	if err := f.Parse(args); err != nil || f.NArg() != 1 {
		return usageError("user link [--anew] ADDRESS")
	}
	account, err := accountOf(ctx, a, f.Arg(0))
	if err != nil {
		return err
	}
	link := func() (string, error) { return a.LinkAccount(ctx, access.Operator, "", account.ID) }
	if *anew {
		link = func() (string, error) { return a.LinkAccountAnew(ctx, access.Operator, account.ID) }
	}
	token, err := link()
	if err != nil {
		return err
	}
	e.printLink(account.Email, token)
	return nil
}

func (e environment) userDisable(ctx context.Context, a *app.App, args []string) error {
	account, err := onlyAccount(ctx, a, "disable", args)
	if err != nil {
		return err
	}
	if err := a.DisableAccount(ctx, access.Operator, account.ID); err != nil {
		return err
	}
	fmt.Fprintf(e.out, "%s is kept out, and was signed out everywhere.\n", account.Email)
	return nil
}

func (e environment) userEnable(ctx context.Context, a *app.App, args []string) error {
	account, err := onlyAccount(ctx, a, "enable", args)
	if err != nil {
		return err
	}
	if err := a.EnableAccount(ctx, access.Operator, account.ID); err != nil {
		return err
	}
	fmt.Fprintf(e.out, "%s can sign in again.\n", account.Email)
	return nil
}

func (e environment) userList(ctx context.Context, a *app.App, args []string) error {
	if len(args) > 0 {
		return usageError("user list takes no arguments")
	}
	for page := 1; ; page++ {
		all, err := a.Everybody(ctx, access.Operator, "", page)
		if err != nil {
			return err
		}
		if all.Count == 0 {
			fmt.Fprintln(e.out, "Nobody has an account yet. `groundwork user add` makes one.")
		}
		for _, m := range all.Members {
			fmt.Fprintf(e.out, "%s <%s> %s%s\n", m.Name, m.Email, standing(m.Account), rolesOf(m))
		}
		if page >= all.Pages {
			return nil
		}
	}
}

// standing is how an account is, in a word.
func standing(a store.Account) string {
	switch {
	case !a.Disabled.IsZero():
		return "disabled"
	case !a.SetUp():
		return "not set up yet"
	}
	return "signs in"
}

func rolesOf(m app.Member) string {
	out := ""
	for _, r := range m.Roles {
		out += ", " + string(r.Role) + " at " + r.Organisation
	}
	return out
}

func onlyAccount(ctx context.Context, a *app.App, verb string, args []string) (store.Account, error) {
	if len(args) != 1 {
		return store.Account{}, usageError("user " + verb + " ADDRESS")
	}
	return accountOf(ctx, a, args[0])
}

func accountOf(ctx context.Context, a *app.App, email string) (store.Account, error) {
	account, err := a.Store.Read().AccountByEmail(ctx, person.Address(email))
	if err != nil {
		return account, fmt.Errorf("nobody has the address %s here; `groundwork user list` names everybody", email)
	}
	return account, nil
}

func (e environment) printLink(email, token string) {
	base := e.PublicURL
	if base == "" {
		base = "http://" + e.Listen
	}
	fmt.Fprintf(e.out, "Give this link to %s alone. It works once, for 72 hours:\n%s/welcome/%s\n", email, strings.TrimSuffix(base, "/"), token)
}

// quiet reads options; what was wrong with them is said in one line by the caller.
func quiet(name string) *flag.FlagSet {
	f := flag.NewFlagSet(name, flag.ContinueOnError)
	f.SetOutput(io.Discard)
	return f
}
