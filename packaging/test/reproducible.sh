#!/bin/sh
# Build everything a second time in another folder: every installer must come out with the same bytes. Usage: reproducible.sh linux|windows
cd "$(dirname "$0")/../.."
. packaging/common.sh
. packaging/test/checks.sh
again=$(mktemp -d)
trap 'rm -rf "$again"' EXIT
cp -a "$WORK/wheels-$1" "$again/"
mkdir -p "$again/windows" "$again/systems"
[ ! -d "$WORK/systems/python-3.13" ] || ln -s "$(realpath "$WORK/systems/python-3.13")" "$again/systems/python-3.13"
check "$1 builds a second time" env WORK="$again" DIST="$again/dist" TZ=America/New_York sh "packaging/$1/build.sh"
for installer in "$again"/dist/*; do
    check "$(basename "$installer") is the same" cmp "$DIST/$(basename "$installer")" "$installer"
done
checks_done
