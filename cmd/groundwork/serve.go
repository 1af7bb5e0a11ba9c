package main

import (
	"context"
	"errors"
	"fmt"
	"net"

	"groundwork/internal/app"
	"groundwork/internal/demo"
	"groundwork/internal/demo/national"
	"groundwork/internal/fault"
	"groundwork/static"
	"groundwork/web"
)

var serveCommand = command{
	name: "serve", brief: "serve the pages (what happens without a command)",
	long: "\nCreates or migrates the database, prints the address and serves until it is interrupted.\n",
	run: func(ctx context.Context, env environment, args []string) error {
		if len(args) > 0 {
			return usageError("serve takes no arguments; its settings come from the environment")
		}
		a, err := env.opened(ctx)
		if err != nil {
			return err
		}
		if err := env.serve(ctx, a); err != nil {
			return closing(a.Store, err)
		}
		return a.Store.Close()
	},
}

func (e environment) serve(ctx context.Context, a *app.App) error {
	if err := a.Store.Claim(); err != nil {
		return err
	}
	options, err := e.demoOptions(ctx, a)
	if err != nil {
		return err
	}
	key, err := e.secret()
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", e.Listen)
	if err != nil {
		return fmt.Errorf("cannot serve on %s: is something else serving there? Set GROUNDWORK_LISTEN to another port (%w)", e.Listen, errors.Unwrap(err))
	}
	if !static.Built {
		fmt.Fprintln(e.out, "The pages are plainly styled: the design system was not built (it needs Node; see README).")
	}
	fmt.Fprintf(e.out, "Groundwork is at http://%s\n", l.Addr())
	if err := e.greetFirst(ctx, a); err != nil {
		return err
	}
	web.BoundMemory()
	return web.New(a, web.Config{PublicURL: e.PublicURL, Demo: e.Demo, Secret: key}, options...).Serve(ctx, l)
}

// greetFirst says how the first administrator is made, while there is nobody.
func (e environment) greetFirst(ctx context.Context, a *app.App) error {
	n, err := a.Store.Read().CountAccounts(ctx, "")
	if err == nil && n == 0 {
		fmt.Fprintln(e.out, "Nobody has an account yet. Make the first administrator with: groundwork user add --name NAME --email ADDRESS --organisation CODE --role admin")
	}
	return err
}

// demoOptions loads the demo record once and gives the pages its people and its reset button.
func (e environment) demoOptions(ctx context.Context, a *app.App) ([]web.Option, error) {
	if !e.Demo {
		return nil, nil
	}
	if there, err := national.Loaded(ctx, a); err != nil || there {
		return countryOptions(ctx, a, err)
	}
	if err := demo.LoadOnce(ctx, a); err != nil {
		return nil, err
	}
	return []web.Option{web.WithDemo(demo.Visitors(), func(ctx context.Context) error { return demo.Reset(ctx, a) })}, nil
}

// countryOptions are the people of the national demo. It takes minutes to load, so no button puts it back.
func countryOptions(ctx context.Context, a *app.App, err error) ([]web.Option, error) {
	if err != nil {
		return nil, err
	}
	visitors, err := national.Visitors(ctx, a.Store.Read())
	return []web.Option{web.WithDemo(visitors, func(context.Context) error {
		return &fault.Error{Kind: fault.Unavailable, Message: "The national demonstration takes minutes to load, so it is not put back here. Load it into a new file: groundwork demo --national"}
	})}, err
}
