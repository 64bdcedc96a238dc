#!/bin/sh
# One file that needs no installation: it unpacks itself once per version into the user's cache and starts. Usage: portable.sh PROGRAM
# The small X11 and system libraries that a plain desktop may lack come along; drawing, fonts and C library are the system's.
. packaging/common.sh
program=$(realpath "$1")
room=$(realpath -m "$WORK/linux/portable")
out=$(realpath "$DIST")/Ortsnah-$VERSION-x86_64.run
rm -rf "$room"; mkdir -p "$room"
cp -a "$program" "$room/program"
qt=$room/program/lib/PySide6/Qt
ldd "$qt"/plugins/platforms/libqxcb.so "$room"/program/lib-dynload/*.so "$room/program/ortsnah" |
    awk '$1 ~ /^lib(xcb-(cursor|icccm|image|keysyms|render-util|util)|xkbcommon|expat|ffi|sqlite3|bz2|uuid)[-.0-9a-z]*\.so/ { print $3 }' |
    sort -u > "$WORK/linux/brought.lst"
packages=$(while read -r library; do
    cp -L "$library" "$qt/lib/"
    package=$(dpkg -S "*/$(basename "$(realpath "$library")")" | head -n 1 | cut -d: -f1)
    cp "/usr/share/doc/$package/copyright" "$room/program/licences/$package.txt"
    dpkg-query -W -f '${Package}=${Version}\n' "$package"
done < "$WORK/linux/brought.lst")
# shellcheck disable=SC2086
.venv/bin/python packaging/sbom.py "$room/program" $packages
aged "$room"
tar --sort=name --owner=0 --group=0 --numeric-owner --format=gnu -C "$room" -cf - program | xz -6 -T2 > "$WORK/linux/program.tar.xz"
sed "s/@VERSION@/$VERSION/; s/@HASH@/$(sha256sum "$WORK/linux/program.tar.xz" | cut -c1-64)/" packaging/linux/portable_head.sh > "$out"
cat "$WORK/linux/program.tar.xz" >> "$out"
chmod 755 "$out"
say "$out: $(($(stat -c %s "$out") / 1024)) KiB"
