package main

import (
	"context"
	"fmt"
	"os"

	"groundwork/internal/content"
	"groundwork/internal/fault"
	"groundwork/internal/readiness"
)

var checklistCommand = command{
	name: "checklist", args: "check FILE", brief: "check a draft of the next version of the checklist",
	long: `
Reads a checklist file (YAML) as the version after the one that this program carries, and says line by line
what keeps it from being published: fields that do not exist, ids that are there twice, words that are none of
those allowed, and core items that ask less than before. When nothing is wrong it says what changes, and what
that asks of trusts. It needs no database and writes nothing; publishing is done on the page Checklists.
`,
	run: func(_ context.Context, env environment, args []string) error {
		if len(args) != 2 || args[0] != "check" {
			return usageError("say which file: checklist check FILE")
		}
		b, err := os.ReadFile(args[1])
		if err != nil {
			return &fault.Error{Kind: fault.Invalid, Message: "cannot read " + args[1], Err: err}
		}
		library, err := content.Load()
		if err != nil {
			return err
		}
		known, err := readiness.NewVersions(library.Checklist)
		if err != nil {
			return err
		}
		next, wrong := content.CheckDraft(known, b)
		for _, w := range wrong {
			fmt.Fprintf(env.out, "%s:%d: %s\n", args[1], w.Line, w.Reason)
		}
		if len(wrong) > 0 {
			return fmt.Errorf("%s cannot be published: %d to mend", args[1], len(wrong))
		}
		d := readiness.Differ(library.Checklist, next)
		_, err = fmt.Fprintf(env.out, "%s can be published as version %d: %d new, %d in other words, %d retired, %d kept.\n%s.\n",
			args[1], next.Version, len(d.New), len(d.Reworded), len(d.Retired), len(d.Kept), d.Burden())
		return err
	},
}
