#!/usr/bin/env bash
# npm-install.sh FOLDER installs the npm packages of FOLDER, unless its lock is
# the one that they were installed from. Fails with one line that says why.
set -euo pipefail
cd "$1"
installed=node_modules/.installed-lock
if cmp -s package-lock.json "$installed"; then
    exit 0
fi
if ! command -v npm >/dev/null; then
    echo "Node.js with npm is not installed"
    exit 1
fi
if ! said=$(npm ci --no-audit --no-fund --loglevel=error --fetch-retries=1 2>&1 </dev/null); then
    echo "npm ci in $1 failed: $(grep -m 1 . <<<"$said")"
    exit 1
fi
cp package-lock.json "$installed"
