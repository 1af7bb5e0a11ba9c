//go:build !linux

package cluster

import "os/exec"

// tie can promise nothing here: a server outlives a test binary that is killed.
func tie(*exec.Cmd) {}

// place is the folder under which a server's own is made; empty is the usual one.
func place() string { return "" }
