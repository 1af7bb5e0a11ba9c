#!/usr/bin/env bash
# Builds static/dist when its sources changed. Without Node, or when npm fails,
# one line says so and the site runs plainly styled.
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/leave-out.sh

if ! why=$(.ci/npm-install.sh static); then
    leave_out "the NHS design system, pages are plainly styled" "$why"
    exit 0
fi
cd static
changed=$(find src build.mjs package.json node_modules/.installed-lock -newer dist/nhsuk.css -print -quit 2>/dev/null || echo everything)
if [ -z "$changed" ]; then
    exit 0
fi
if ! said=$(npm run --silent build 2>&1 </dev/null); then
    leave_out "the NHS design system, pages are plainly styled" "npm run build failed: $(grep -m 1 -E "[Ee]rror" <<<"$said")"
fi
