#!/usr/bin/env bash
# Fails when a page was changed and its generated Go was not. Looks at the files
# and not at git, so that it works in the middle of a change. It leaves them as
# they should be.
set -euo pipefail
cd "$(dirname "$0")/.."

sums() { find templates -name '*_templ.go' -exec cksum {} + | sort -k 3; }

before=$(sums)
if ! said=$(go tool templ generate -path templates 2>&1); then
    echo "$said" >&2
    exit 1
fi
after=$(sums)
if [ "$before" != "$after" ]; then
    echo "generated anew, commit them with their pages:" >&2
    diff <(echo "$before") <(echo "$after") | sed -n 's/^> [0-9]* [0-9]* //p' >&2
    exit 1
fi
for generated in $(find templates -name '*_templ.go'); do
    if [ ! -e "${generated%_templ.go}.templ" ]; then
        echo "$generated has no page any more: remove it" >&2
        exit 1
    fi
done
