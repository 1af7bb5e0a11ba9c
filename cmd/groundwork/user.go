package main

import "context"

var userCommand = command{
	name: "user", args: "add", brief: "make an account and print its one-time link",
	run: func(context.Context, environment, []string) error { return usageError("not yet") },
}
