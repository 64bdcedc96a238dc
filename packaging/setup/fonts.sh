#!/bin/sh
# Make resources/fonts/ from packages whose versions and hashes are pinned (fonts.lock). They are not under version control.
# Usage: fonts.sh [python]     idempotent; without the packages it says so, and sheets take the system's fonts
set -eu
cd "$(dirname "$0")/../.."
python=${1:-.venv/bin/python}
fonts=resources/fonts
stamp=$(cat packaging/setup/fonts.lock packaging/setup/fonts.py | sha256sum | cut -c1-64)
[ "$(cat $fonts/.stamp 2>/dev/null)" != "$stamp" ] || exit 0

packages=$(mktemp -d)
trap 'rm -rf "$packages"' EXIT
if "$python" -m pip install -qq --disable-pip-version-check --retries 1 --no-deps --require-hashes -t "$packages" -r packaging/setup/fonts.lock \
        2>"$packages/trouble" && PYTHONPATH=$packages "$python" packaging/setup/fonts.py "$packages" $fonts; then
    printf '%s' "$stamp" > $fonts/.stamp
else
    tail -n 1 "$packages/trouble" >&2
    echo "The fonts of the Handzettel (Noto Sans) could not be fetched; sheets are set in the system's fonts until the next set-up."
fi
