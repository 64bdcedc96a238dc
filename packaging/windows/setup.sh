#!/bin/sh
# The NSIS setup of a program folder. Usage: [QUICK=yes] setup.sh PROGRAM [OUT]     (QUICK: made in seconds, larger)
. packaging/common.sh
program=$(realpath "$1")
out=$(realpath -m "${2:-$DIST/Ortsnah-$VERSION-Setup.exe}")
list=$(realpath -m "$WORK/windows/remove.nsh")
# shellcheck disable=SC2016  # $INSTDIR is for NSIS
( cd "$program"  # exactly these files are removed, and folders only when they are empty then
  find . -type f | sort | sed 's#^\./##; s#/#\\#g; s#.*#  Delete "$INSTDIR\\&"#'
  find . -mindepth 1 -type d | sort -r | sed 's#^\./##; s#/#\\#g; s#.*#  RMDir "$INSTDIR\\&"#' ) > "$list"
makensis -V2 ${QUICK:+"-XSetCompressor /FINAL zlib"} -INPUTCHARSET UTF8 -DVERSION="$VERSION" -DPROGRAM="$program" -DOUT="$out" -DLIST="$list" \
    -DSIGN="$(realpath packaging/sign.sh)" -DICON="$(realpath "$WORK/windows/ortsnah.ico")" -DKILOBYTES="$(du -sk --apparent-size "$program" | cut -f1)" packaging/windows/setup.nsi
say "$out: $(($(stat -c %s "$out") / 1024)) KiB"
