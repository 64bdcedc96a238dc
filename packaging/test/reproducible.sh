#!/bin/sh
# Build everything a second time, from a copy of the source in another folder and in another time zone: every installer must come out
# with the same bytes. Only the downloaded wheels are taken over. Usage: reproducible.sh linux|windows
cd "$(dirname "$0")/../.."
. packaging/common.sh
. packaging/test/checks.sh
again=$(mktemp -d)
trap 'rm -rf "$again"' EXIT
git ls-files -z --cached --others --exclude-standard | tar --null --files-from=- -cf - | tar -xf - -C "$again"
ln -s "$(realpath .venv)" "$again/.venv"
mkdir -p "$again/$WORK/systems"
cp -a "$WORK/wheels-$1" "$again/$WORK/"
[ ! -d "$WORK/systems/python-3.13" ] || ln -s "$(realpath "$WORK/systems/python-3.13")" "$again/$WORK/systems/"

check "fonts and $1 are made a second time" env TZ=America/New_York sh -c "cd '$again' && packaging/setup/fonts.sh && sh packaging/$1/build.sh"
for installer in "$again/$DIST"/*; do
    check "$(basename "$installer") is the same, byte for byte" cmp "$DIST/$(basename "$installer")" "$installer"
done
checks_done
