#!/bin/sh
# Test MSI and setup as they are installed: under wine with a virtual screen, by a user with an umlaut in the name. Usage: windows.sh
# Needs root (for a Debian 13 of its own, whose wine knows Qt's windows platform); pictures and reports go to build/packaging/probe/windows.
# What only a real Windows can show (UAC, group policy, SmartScreen, screen readers, printing) is left to .github/workflows.
cd "$(dirname "$0")/../.."
. packaging/common.sh
. packaging/test/systems.sh
need mmdebstrap=mmdebstrap util-linux=unshare gcc-mingw-w64-x86-64=x86_64-w64-mingw32-gcc
needs_root
setup=$DIST/Ortsnah-$VERSION-Setup.exe msi=$DIST/Ortsnah-$VERSION-x64.msi
if [ ! -f "$setup" ] || [ ! -f "$msi" ]; then fail "Please run make package-windows first."; fi

say "== MSI and setup under wine"
clean_system windows trixie wine64 wine passwd xvfb xauth xdotool imagemagick fonts-dejavu-core poppler-utils
cp packaging/test/checks.sh packaging/test/windows_inside.sh packaging/test/wine.sh "$system/probe/"
x86_64-w64-mingw32-gcc -shared -s -O1 packaging/test/icuuc.c -o "$system/probe/icuuc.dll"
cp "$setup" "$system/probe/neu.exe"; cp "$msi" "$system/probe/neu.msi"
older=$(realpath -m "$WORK/windows/alt")  # the same with an older number and a file that the newer one does not have
rm -rf "$older"; cp -al "$WORK/windows/program" "$older"; echo alt > "$older/nur-in-alt.txt"
mkdir -p "$WORK/older"
VERSION=0.0.9 QUICK=yes sh packaging/windows/setup.sh "$older" "$WORK/older/Setup.exe" > /dev/null
VERSION=0.0.9 sh packaging/windows/msi.sh "$older" "$WORK/older/x64.msi" > /dev/null
rm -rf "$older"
cp "$WORK/older/Setup.exe" "$system/probe/alt.exe"; cp "$WORK/older/x64.msi" "$system/probe/alt.msi"
echo "$VERSION" > "$system/probe/version"
inside /probe/windows_inside.sh
