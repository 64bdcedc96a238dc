#!/bin/sh
# Ortsnah @VERSION@ in one file. Usage: ./Ortsnah.run [options of ortsnah-gui], or: ./Ortsnah.run --cli [command of ortsnah]
set -eu
hash=@HASH@
cache=${XDG_CACHE_HOME:-$HOME/.cache}/Ortsnah
home=$cache/@VERSION@-$(printf %.12s $hash)
fail() { printf '%s\n' "$*" >&2; exit 1; }

if [ ! -x "$home/program/ortsnah" ]; then
    command -v xz > /dev/null || fail "Ortsnah braucht zum Auspacken das Programm xz (Debian-Paket xz-utils). Es wurde nichts verändert."
    mkdir -p "$cache"
    fresh=$(mktemp -d "$cache/neu.XXXXXX") || fail "In $cache lässt sich nichts anlegen. Bitte Platz und Rechte prüfen."
    trap 'rm -rf "$fresh"' EXIT
    sed '1,/^exit # what follows is the program$/d' "$0" > "$fresh/program.tar.xz"
    [ "$(sha256sum "$fresh/program.tar.xz" | cut -c1-64)" = $hash ] || fail "Diese Datei ist beschädigt. Bitte laden Sie Ortsnah noch einmal."
    tar -C "$fresh" -xJf "$fresh/program.tar.xz" || fail "Das Auspacken ist misslungen: Bitte Speicherplatz in $cache schaffen."
    rm "$fresh/program.tar.xz"
    mv -T "$fresh" "$home" 2> /dev/null || true  # another start was first
    trap - EXIT
    rm -rf "$fresh"
fi

LD_LIBRARY_PATH=$home/program/lib/PySide6/Qt/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
export LD_LIBRARY_PATH
name=ortsnah-gui module=ortsnah.app
if [ "${1:-}" = --cli ]; then name=ortsnah module=ortsnah.cli; shift; fi
exec "$home/program/ortsnah" -c "import sys; sys.argv[0] = '$name'; from $module import main; sys.exit(main())" "$@"
exit # what follows is the program
