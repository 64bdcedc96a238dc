#!/bin/sh
# Beside each installer its bill of materials; over all of them SHA256SUMS, signed with minisign when ORTSNAH_MINISIGN_KEY names a key file.
# Usage: finish.sh
. packaging/common.sh
beside() { [ ! -f "$DIST/$2" ] || cp "$WORK/$1/program/ortsnah.cdx.json" "$DIST/$2.cdx.json"; }
beside linux "ortsnah_${VERSION}_amd64.deb"
beside linux "Ortsnah-$VERSION-x86_64.run"
beside windows "Ortsnah-$VERSION-Setup.exe"
beside windows "Ortsnah-$VERSION-x64.msi"
( cd "$DIST" && rm -f SHA256SUMS.minisig && ls | grep -iE "^ortsnah[-_]${VERSION}[-_].*" | LC_ALL=C sort | xargs sha256sum > SHA256SUMS )
if [ -n "${ORTSNAH_MINISIGN_KEY:-}" ]; then
    need minisign=minisign
    minisign -S -s "$ORTSNAH_MINISIGN_KEY" -t "Ortsnah $VERSION" -m "$DIST/SHA256SUMS" > /dev/null
else
    say "No ORTSNAH_MINISIGN_KEY: $DIST/SHA256SUMS is not signed."
fi
