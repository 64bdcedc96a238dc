#!/bin/sh
# Make .venv/peers, the engines that the benchmarks compare with, from peers.lock. Usage: peers.sh [lock]
#   lock    renew peers.lock: versions and hashes for every platform, no address of any registry
set -eu
cd "$(dirname "$0")/.."
if [ "${1:-}" = lock ]; then
    python3 -m venv .venv/lock
    .venv/lock/bin/pip install --quiet uv
    .venv/lock/bin/uv pip compile benchmarks/peers.in --quiet --universal --python-version 3.11 --generate-hashes --upgrade --no-header \
        --no-annotate --no-emit-index-url --no-emit-find-links -o benchmarks/peers.lock
fi
# what pip does not have comes from Debian, where that is possible; an engine that is missing says so in the tables
wanted=""
[ -d /usr/lib/python3/dist-packages/xapian ] || wanted="python3-xapian"
{ command -v initdb || ls /usr/lib/postgresql/*/bin/initdb; } >/dev/null 2>&1 || wanted="$wanted postgresql"
if [ -n "$wanted" ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "Installing $wanted ..."
        apt-get update -qq >/dev/null 2>&1 || true
        # shellcheck disable=SC2086
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $wanted >/dev/null 2>&1 ||
            echo "Not installed, so not compared with: $wanted"
    else
        echo "Not compared with: $wanted (on Debian: sudo apt-get install $wanted)"
    fi
fi
stamp=$(cat benchmarks/peers.lock benchmarks/peers.sh .venv/pyvenv.cfg | sha256sum | cut -c1-64)
[ "$(cat .venv/peers/stamp 2>/dev/null)" = "$stamp" ] && exit 0
echo "Setting up .venv/peers ..."
rm -rf .venv/peers
.venv/bin/python -m venv .venv/peers
.venv/peers/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r benchmarks/peers.lock
printf '%s' "$stamp" > .venv/peers/stamp
