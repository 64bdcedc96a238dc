#!/bin/sh
# Beside each installer its bill of materials; over all of them SHA256SUMS, signed with minisign when ORTSNAH_MINISIGN_KEY names a key file.
# Usage: finish.sh
. packaging/common.sh
beside() { [ ! -f "$DIST/$2" ] || cp "$WORK/$1/ortsnah.cdx.json" "$DIST/$2.cdx.json"; }
beside linux/program "ortsnah_${VERSION}_amd64.deb"
beside linux/portable/program "Ortsnah-$VERSION-x86_64.run"
beside windows/program "Ortsnah-$VERSION-Setup.exe"
beside windows/program "Ortsnah-$VERSION-x64.msi"
( cd "$DIST" && rm -f SHA256SUMS.minisig && sha256sum [Oo]rtsnah[-_]"$VERSION"[-_]* > SHA256SUMS )
if [ -n "${ORTSNAH_MINISIGN_KEY:-}" ]; then
    need minisign=minisign
    minisign -S -s "$ORTSNAH_MINISIGN_KEY" -t "Ortsnah $VERSION" -m "$DIST/SHA256SUMS" > /dev/null
else
    say "No ORTSNAH_MINISIGN_KEY: $DIST/SHA256SUMS is not signed."
fi
