#!/bin/sh
# Test the .deb as it is installed: in clean Debian systems, by an ordinary user with an umlaut in the name. Usage: linux.sh [SUITE...]
# Needs root (for the clean systems) and a Debian archive; pictures and reports go to build/packaging/probe.
cd "$(dirname "$0")/../.."
. packaging/common.sh
need mmdebstrap=mmdebstrap dpkg-dev=dpkg-deb util-linux=unshare
[ "$(id -u)" = 0 ] || fail "Testing the installed package needs root, for clean systems of its own: sudo make package-test"
deb=$(realpath "$DIST/ortsnah_${VERSION}_amd64.deb")
[ -f "$deb" ] || fail "Please run make package-linux first."

older() {  # the same package with an older number and a file that the newer one does not have
    rm -rf "$WORK/alt"; dpkg-deb -R "$deb" "$WORK/alt"
    sed -i "s/^Version: .*/Version: 0.0.9/" "$WORK/alt/DEBIAN/control"
    echo alt > "$WORK/alt/usr/lib/ortsnah/nur-in-alt.txt"
    dpkg-deb --root-owner-group -Znone -b "$WORK/alt" "$1" > /dev/null
}

for suite in ${*:-bookworm trixie}; do
    say "== .deb on Debian $suite"
    system=$(realpath -m "$WORK/systems/$suite"); base=$WORK/systems/$suite.tar
    mkdir -p "$WORK/systems"
    [ -f "$base" ] || mmdebstrap --quiet --variant=apt "$suite" "$base"
    rm -rf "$system"; mkdir -p "$system"; tar xf "$base" -C "$system"
    mkdir -p "$system/probe"
    cp "$deb" "$system/probe/neu.deb"; older "$system/probe/alt.deb"
    cp "$DIST/Ortsnah-$VERSION-x86_64.run" "$system/probe/ortsnah.run"
    cp packaging/test/checks.sh packaging/test/linux_inside.sh "$system/probe/"
    dpkg-deb -f "$deb" Depends | sed 's/([^)]*)//g; s/,//g' > "$system/probe/depends"
    cp /etc/resolv.conf "$system/etc/resolv.conf"
    unshare --mount --pid --fork --kill-child --root="$system" --mount-proc sh /probe/linux_inside.sh && status=0 || status=$?
    mkdir -p "$WORK/probe"; rm -rf "$WORK/probe/$suite"
    [ ! -d "$system/probe/bericht" ] || cp -r "$system/probe/bericht" "$WORK/probe/$suite"
    rm -rf "$system"
    [ $status = 0 ] || exit 1
done
