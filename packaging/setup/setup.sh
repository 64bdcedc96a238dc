#!/bin/sh
# Make .venv from the lock file, install the project into it and see that Qt finds its system libraries.
# Usage: setup.sh             idempotent; does nothing when the lock and the libraries are as they were
set -eu
cd "$(dirname "$0")/../.."

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }
is_root_on_debian() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

APT_READ=no
apt_install() {
    [ $APT_READ = yes ] || { apt-get update -qq >/dev/null 2>&1 || say "apt-get update failed; trying with the lists at hand."; APT_READ=yes; }
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

find_python() {
    for python in "${PYTHON:-}" python3 python3.11 python3.12 python3.13; do
        [ -n "$python" ] && command -v "$python" >/dev/null 2>&1 || continue
        "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null || continue
        # of an activated .venv the Python that it was made with: .venv itself is about to be deleted
        "$python" -c 'import sqlite3, ssl, sys; print(sys._base_executable)' 2>/dev/null && return
    done
    return 1
}

make_venv() {
    python=$(find_python) || {
        is_root_on_debian || fail "Ortsnah needs Python 3.11, 3.12 or 3.13. On Debian: sudo apt-get install python3 python3-venv"
        apt_install python3 python3-venv
        python=$(find_python) || fail "No Python 3.11 to 3.13 was found, even after installing python3."
    }
    "$python" -c 'import ensurepip' 2>/dev/null || {
        is_root_on_debian || fail "Python's venv module is missing. On Debian: sudo apt-get install python3-venv"
        apt_install python3-venv
    }
    say "Setting up .venv with $("$python" --version) ..."
    rm -rf .venv
    "$python" -m venv .venv
}

missing_libraries() {  # names of shared libraries that the Qt platform plugins do not find
    qt=$(.venv/bin/python -c 'import PySide6, pathlib; print(pathlib.Path(PySide6.__file__).parent / "Qt")')
    ldd "$qt"/lib/libQt6Widgets.so.6 "$qt"/plugins/platforms/libqxcb.so "$qt"/plugins/platforms/libqoffscreen.so 2>/dev/null |
        awk '/not found/ {print $1}' | sort -u
}

package_of() {  # Debian's package for a shared library
    case "$1" in
        libEGL.so.1) echo libegl1 ;;
        libGL.so.1) echo libgl1 ;;
        libOpenGL.so.0) echo libopengl0 ;;
        libGLX.so.0) echo libglx0 ;;
        libxkbcommon.so.0) echo libxkbcommon0 ;;
        libxkbcommon-x11.so.0) echo libxkbcommon-x11-0 ;;
        libdbus-1.so.3) echo libdbus-1-3 ;;
        libfontconfig.so.1) echo libfontconfig1 ;;
        libfreetype.so.6) echo libfreetype6 ;;
        libglib-2.0.so.0 | libgthread-2.0.so.0) echo libglib2.0-0 ;;
        libX11.so.6) echo libx11-6 ;;
        libX11-xcb.so.1) echo libx11-xcb1 ;;
        libSM.so.6) echo libsm6 ;;
        libICE.so.6) echo libice6 ;;
        libxcb-cursor.so.0) echo libxcb-cursor0 ;;
        libxcb-icccm.so.4) echo libxcb-icccm4 ;;
        libxcb-image.so.0) echo libxcb-image0 ;;
        libxcb-keysyms.so.1) echo libxcb-keysyms1 ;;
        libxcb-render-util.so.0) echo libxcb-render-util0 ;;
        libxcb-util.so.1) echo libxcb-util1 ;;
        libxcb.so.1) echo libxcb1 ;;
        libxcb-*.so.*) echo "$1" | sed -E 's/\.so\.([0-9]+)$/\1/' ;;
        libz.so.1) echo zlib1g ;;
        *) echo "$1" ;;
    esac
}

see_to_qt() {
    [ "$(uname -s)" = Linux ] || return 0
    missing=$(missing_libraries)
    packages=$(for library in $missing; do package_of "$library"; done | sort -u | tr '\n' ' ')
    [ -z "$(fc_list_is_empty)" ] || packages="$packages fonts-dejavu-core fontconfig"
    [ -n "$(printf %s "$packages" | tr -d ' ')" ] || return 0
    if is_root_on_debian; then
        say "Installing what Qt needs from the system: $packages"
        # shellcheck disable=SC2086
        apt_install $packages || fail "These packages could not be installed: $packages"
        missing=$(missing_libraries)
        [ -z "$missing" ] || fail "Qt still misses: $missing"
    else
        fail "Qt needs system libraries that are missing. On Debian or Ubuntu install them with:
    sudo apt-get install $packages"
    fi
}

fc_list_is_empty() {  # prints a word when the system has no font at all
    { command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list 2>/dev/null | head -n 1)" ]; } ||
        find /usr/share/fonts /usr/local/share/fonts "$HOME/.fonts" "$HOME/.local/share/fonts" -name '*.[to]tf' 2>/dev/null | grep -q . || echo empty
}

lock=packaging/setup/dev.lock
stamp=$(cat "$lock" pyproject.toml packaging/setup/setup.sh | sha256sum | cut -c1-64)
if [ "$(cat .venv/stamp 2>/dev/null)" != "$stamp" ]; then
    make_venv
    .venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r "$lock"
    .venv/bin/python -m pip install -qq --disable-pip-version-check --no-build-isolation --no-deps -e .
    .venv/bin/python -m compileall -q src  # so that a start reads compiled modules also where Python is told to write none
    printf '%s' "$stamp" > .venv/stamp.new
fi
see_to_qt
packaging/setup/fonts.sh
[ ! -f .venv/stamp.new ] || mv .venv/stamp.new .venv/stamp
