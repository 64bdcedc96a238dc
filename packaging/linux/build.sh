#!/bin/sh
# The program folder for Linux, and from it the .deb and the portable one-file build. Usage: make package-linux
cd "$(dirname "$0")/../.."
. packaging/common.sh
# shellcheck source=/dev/null
[ "$(. /etc/os-release && echo "${VERSION_CODENAME:-}")" = bookworm ] || say "This is not Debian 12: what is built here runs only on systems that are as new."
need dpkg-dev=dpkg-shlibdeps fakeroot=fakeroot binutils=strip icu-devtools=icupkg xz-utils=xz python3=/usr/bin/python3 \
    lintian=lintian desktop-file-utils=desktop-file-validate appstream=appstreamcli

PYTHON=/usr/bin/python3  # Debian's own, wherever else a Python may be
MINOR=$($PYTHON -c 'import sys; print("%d.%d" % sys.version_info[:2])')
PAYLOAD=$WORK/linux/program

wheels "$WORK/wheels-linux" "$MINOR" manylinux_2_34_x86_64 manylinux_2_31_x86_64 manylinux_2_28_x86_64 manylinux_2_27_x86_64 \
    manylinux_2_26_x86_64 manylinux_2_24_x86_64 manylinux_2_17_x86_64 manylinux2014_x86_64 manylinux2010_x86_64 manylinux1_x86_64
$PYTHON packaging/payload.py linux /usr "$WORK/wheels-linux" "$PAYLOAD"
find "$PAYLOAD" -name '*.so*' -exec strip --strip-unneeded --preserve-dates {} + 2>/dev/null
sh packaging/linux/icu.sh "$PAYLOAD/lib/PySide6/Qt/lib"
sh packaging/linux/deb.sh "$PAYLOAD"
sh packaging/linux/portable.sh "$PAYLOAD"
