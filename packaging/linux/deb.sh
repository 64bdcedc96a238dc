#!/bin/sh
# The Debian package of a program folder, checked by lintian, desktop-file-validate and appstreamcli. Usage: deb.sh PROGRAM
. packaging/common.sh
program=$(realpath "$1")
root=$(realpath -m "$WORK/linux/deb")
deb=$(realpath "$DIST")/ortsnah_${VERSION}_amd64.deb
day=$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)
files=packaging/linux/files
filled() { sed "s/@VERSION@/$VERSION/; s/@DATE@/$day/" "$files/$1"; }

rm -rf "$root"
mkdir -p "$root/DEBIAN" "$root/usr/bin" "$root/usr/lib" "$root/usr/share/applications" "$root/usr/share/metainfo" "$root/usr/share/doc/ortsnah" \
    "$root/usr/share/icons/hicolor/scalable/apps" "$root/usr/share/man/man1" "$root/usr/share/lintian/overrides"
cp -a "$program" "$root/usr/lib/ortsnah"
for pair in ortsnah=ortsnah.cli ortsnah-gui=ortsnah.app; do
    printf '#!/usr/lib/ortsnah/ortsnah\nimport sys\n\nfrom %s import main\n\nsys.exit(main())\n' "${pair#*=}" > "$root/usr/bin/${pair%=*}"
    chmod 755 "$root/usr/bin/${pair%=*}"
done
cp "$files/ortsnah.desktop" "$root/usr/share/applications/"
filled de.ortsnah.Ortsnah.metainfo.xml > "$root/usr/share/metainfo/de.ortsnah.Ortsnah.metainfo.xml"
cp resources/icons/ortsnah.svg "$root/usr/share/icons/hicolor/scalable/apps/ortsnah.svg"
filled ortsnah.1 | gzip -9n > "$root/usr/share/man/man1/ortsnah.1.gz"
ln -s ortsnah.1.gz "$root/usr/share/man/man1/ortsnah-gui.1.gz"
cp "$files/copyright" "$files/lintian-overrides" packaging/richtlinien.beispiel.toml "$root/usr/share/doc/ortsnah/"
mv "$root/usr/share/doc/ortsnah/lintian-overrides" "$root/usr/share/lintian/overrides/ortsnah"
printf 'ortsnah (%s) stable; urgency=medium\n\n  * See CHANGELOG.md of the project.\n\n -- Ortsnah contributors <ortsnah@example.org>  %s\n' \
    "$VERSION" "$(date -u -R -d "@$SOURCE_DATE_EPOCH")" | gzip -9n > "$root/usr/share/doc/ortsnah/changelog.gz"
desktop-file-validate "$root/usr/share/applications/ortsnah.desktop"
appstreamcli validate --no-net --no-color "$root/usr/share/metainfo/de.ortsnah.Ortsnah.metainfo.xml" > "$WORK/linux/appstream.log" ||
    fail "$(cat "$WORK/linux/appstream.log")"

# what the libraries need of the distribution; a library that was trimmed too far is noticed here
mkdir -p "$WORK/linux/control/debian"
# shellcheck disable=SC2016
printf 'Source: ortsnah\n\nPackage: ortsnah\nArchitecture: amd64\nDepends: ${shlibs:Depends}\n' > "$WORK/linux/control/debian/control"
( cd "$WORK/linux/control" && find "$root/usr/lib/ortsnah" -type f \( -name '*.so*' -o -path "*/ortsnah/ortsnah" \) -print0 | sort -z |
    xargs -0 dpkg-shlibdeps -xortsnah -Tsubstvars -l"$root/usr/lib/ortsnah/lib/PySide6/Qt/lib" -l"$root/usr/lib/ortsnah/lib/shiboken6" \
        -l"$root/usr/lib/ortsnah/lib/PySide6" 2> shlibdeps.log ) || fail "$(tail -n 20 "$WORK/linux/control/shlibdeps.log")"
cat > "$root/DEBIAN/control" <<END
Package: ortsnah
Version: $VERSION
Architecture: amd64
Maintainer: Ortsnah contributors <ortsnah@example.org>
Installed-Size: $(du -sk --apparent-size --exclude=DEBIAN "$root" | cut -f1)
Depends: $(sed -n 's/^shlibs:Depends=//p' "$WORK/linux/control/substvars")
Recommends: fonts-dejavu-core | fonts-noto-core
Section: misc
Priority: optional
Description: directory of regional services for advisers
 Place and need, and who near this client can help today: on the adviser's
 own computer and without any network. The search understands everyday words,
 office words, typing mistakes and other languages.
 .
 The program brings its own Python and Qt. The interface is German.
END
( cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum > DEBIAN/md5sums )
aged "$root"
dpkg-deb --root-owner-group -Zxz -b "$root" "$deb" > /dev/null
lintian --fail-on error --tag-display-limit 0 "$deb" > "$WORK/linux/lintian.log" || fail "$(cat "$WORK/linux/lintian.log")"
say "$deb: $(($(stat -c %s "$deb") / 1024)) KiB, installed $(sed -n 's/^Installed-Size: //p' "$root/DEBIAN/control") KiB"
