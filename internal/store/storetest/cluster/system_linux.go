package cluster

import (
	"os/exec"
	"syscall"
)

// tie ends the server when this process dies, however it dies: a test binary
// that ran out of time cleans nothing up.
func tie(server *exec.Cmd) { server.SysProcAttr.Pdeathsig = syscall.SIGQUIT }

// place is the folder under which a server's own is made: memory where there is
// a gigabyte of it free, since making a database there takes 11 ms and not 90 to
// 180; else the usual place, which is empty.
func place() string {
	const memory = "/dev/shm"
	var s syscall.Statfs_t
	if err := syscall.Statfs(memory, &s); err != nil || s.Bavail*uint64(s.Bsize) < 1<<30 {
		return ""
	}
	if err := syscall.Access(memory, 0x2|0x1); err != nil { // write and enter
		return ""
	}
	return memory
}
