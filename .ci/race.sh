#!/usr/bin/env bash
# Runs the tests of the rules under the race detector: of every package that
# needs nothing but the standard library and ours, which is quick to build.
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/leave-out.sh

if [ "$(go env CGO_ENABLED)" != 1 ]; then
    leave_out "the race detector" "it needs a C compiler"
    exit 0
fi
go test -race $(go list ./internal/... | grep -vE '/internal/(app|arch|content|demo|leftout|store)(/|$)')
