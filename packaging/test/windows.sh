#!/bin/sh
# Test MSI and setup as they are installed: under wine with a virtual screen, by a user with an umlaut in the name. Usage: windows.sh
# Needs root (for a Debian 13 of its own, whose wine knows Qt's windows platform); pictures and reports go to build/packaging/probe/windows.
# What only a real Windows can show (UAC, group policy, SmartScreen, screen readers, printing) is left to .github/workflows.
cd "$(dirname "$0")/../.."
. packaging/common.sh
need mmdebstrap=mmdebstrap util-linux=unshare gcc-mingw-w64-x86-64=x86_64-w64-mingw32-gcc
[ "$(id -u)" = 0 ] || fail "Testing the installers needs root, for a system of its own: sudo make package-test"
setup=$DIST/Ortsnah-$VERSION-Setup.exe msi=$DIST/Ortsnah-$VERSION-x64.msi
[ -f "$setup" ] && [ -f "$msi" ] || fail "Please run make package-windows first."

say "== MSI and setup under wine"
system=$(realpath -m "$WORK/systems/wine"); base=$WORK/systems/wine.tar
mkdir -p "$WORK/systems"
[ -f "$base" ] || mmdebstrap --quiet --variant=apt --include=wine64,wine,passwd,xvfb,xauth,xdotool,imagemagick,fonts-dejavu-core trixie "$base"
rm -rf "$system"; mkdir -p "$system"; tar xf "$base" -C "$system"
mkdir -p "$system/probe"
cp packaging/test/checks.sh packaging/test/windows_inside.sh packaging/test/wine.sh "$system/probe/"
x86_64-w64-mingw32-gcc -shared -s -O1 packaging/test/icuuc.c -o "$system/probe/icuuc.dll"
cp "$setup" "$system/probe/neu.exe"; cp "$msi" "$system/probe/neu.msi"
older=$(realpath -m "$WORK/windows/alt")  # the same with an older number and a file that the newer one does not have
rm -rf "$older"; cp -al "$WORK/windows/program" "$older"; echo alt > "$older/nur-in-alt.txt"
VERSION=0.0.9 sh packaging/windows/setup.sh "$older" "$system/probe/alt.exe" > /dev/null
VERSION=0.0.9 sh packaging/windows/msi.sh "$older" "$system/probe/alt.msi" > /dev/null
echo "$VERSION" > "$system/probe/version"
unshare --mount --pid --fork --kill-child --root="$system" --mount-proc sh /probe/windows_inside.sh && status=0 || status=$?
mkdir -p "$WORK/probe"; rm -rf "$WORK/probe/windows"
[ ! -d "$system/home/jürgen/bericht" ] || cp -r "$system/home/jürgen/bericht" "$WORK/probe/windows"
rm -rf "$system" "$older"
exit $status
