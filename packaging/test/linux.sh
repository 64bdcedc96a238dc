#!/bin/sh
# Test the .deb as it is installed: in clean Debian systems, by an ordinary user with an umlaut in the name. Usage: linux.sh [SUITE...]
# Needs root (for the clean systems) and a Debian archive; pictures and reports go to build/packaging/probe.
cd "$(dirname "$0")/../.."
. packaging/common.sh
. packaging/test/systems.sh
need mmdebstrap=mmdebstrap dpkg-dev=dpkg-deb util-linux=unshare
needs_root
deb=$DIST/ortsnah_${VERSION}_amd64.deb
[ -f "$deb" ] || fail "Please run make package-linux first."

older() {  # the same package with an older number and a file that the newer one does not have
    rm -rf "$WORK/alt"; dpkg-deb -R "$deb" "$WORK/alt"
    sed -i "s/^Version: .*/Version: 0.0.9/" "$WORK/alt/DEBIAN/control"
    echo alt > "$WORK/alt/usr/lib/ortsnah/nur-in-alt.txt"
    dpkg-deb --root-owner-group -Znone -b "$WORK/alt" "$1" > /dev/null
}

[ $# -gt 0 ] || set -- bookworm trixie
for suite in "$@"; do
    say "== .deb on Debian $suite"
    clean_system "$suite" "$suite"
    cp "$deb" "$system/probe/neu.deb"; older "$system/probe/alt.deb"
    cp "$DIST/Ortsnah-$VERSION-x86_64.run" "$system/probe/ortsnah.run"
    cp packaging/test/checks.sh packaging/test/linux_inside.sh "$system/probe/"
    dpkg-deb -f "$deb" Depends | sed 's/([^)]*)//g; s/,//g' > "$system/probe/depends"
    inside /probe/linux_inside.sh
done
