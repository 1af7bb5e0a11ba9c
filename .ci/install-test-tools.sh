#!/usr/bin/env bash
# Installs what the tests need besides Go and is missing: Chromium and PostgreSQL
# where this is Debian and we are root, and the npm packages of web/webtest.
# Says which part is left out otherwise.
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/leave-out.sh

have() { command -v "$1" >/dev/null; }

missing=()
if ! have chromium && ! have chromium-browser && ! have google-chrome; then
    missing+=(chromium fonts-liberation)
fi
if ! have initdb && ! compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; then
    missing+=(postgresql)
fi
if [ ${#missing[@]} -gt 0 ]; then
    if [ "$(id -u)" = 0 ] && [ -e /etc/debian_version ] && have apt-get; then
        echo "installing ${missing[*]}"
        export DEBIAN_FRONTEND=noninteractive
        if ! said=$({ apt-get update && apt-get install -y --no-install-recommends "${missing[@]}"; } 2>&1 </dev/null); then
            leave_out "tests that need ${missing[*]}" "apt-get failed: $(grep -m 1 '^E:' <<<"$said")"
        fi
    else
        leave_out "tests that need ${missing[*]}" "install them by hand: this is not Debian, or you are not root"
    fi
fi

if ! why=$(.ci/npm-install.sh web/webtest); then
    leave_out "axe and the design system's own fixtures" "$why"
    exit 0
fi
cd web/webtest
if [ ! -e fixtures.json ] || [ -n "$(find fixtures.mjs node_modules/.installed-lock -newer fixtures.json)" ]; then
    npm run --silent fixtures </dev/null
fi
