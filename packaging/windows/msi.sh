#!/bin/sh
# The MSI of a program folder. Usage: msi.sh PROGRAM [OUT]
. packaging/common.sh
program=$(realpath "$1")
out=$(realpath -m "${2:-$DIST/Ortsnah-$VERSION-x64.msi}")
room=$WORK/windows/msi
# product and package are named after what is in them: the same contents give the same MSI
contents=$(cd "$program" && { echo "$VERSION"; find . -type f -print0 | sort -z | xargs -0 sha256sum; } | sha256sum | cut -c1-32)
guid() { printf %s "$1$contents" | sha256sum | sed -E 's/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/\U\1-\2-\3-\4-\5/'; }
rm -rf "$room"; mkdir -p "$room"
.venv/bin/python packaging/windows/components.py "$program" > "$room/files.wxs"
cp packaging/windows/ortsnah.wxs "$WORK/windows/ortsnah.ico" "$room/"
ln -s "$program" "$room/program"
touch -d "@$SOURCE_DATE_EPOCH" "$room"/*.ico
# both tools write the present time into the MSI; wixl knows only English as the language of the whole
then="$(date -u -d "@$SOURCE_DATE_EPOCH" '+%F %T')"
( cd "$room" && faketime -f "$then" wixl -a x64 -D VERSION="$VERSION" -D PRODUCT="$(guid product)" -D PACKAGE="$(guid package)" -o "$out" \
    ortsnah.wxs files.wxs && faketime -f "$then" msibuild "$out" -s "Ortsnah $VERSION" Ortsnah "x64;1031" "{$(guid package)}" )
say "$out: $(($(stat -c %s "$out") / 1024)) KiB"
