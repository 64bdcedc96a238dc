# shellcheck shell=sh
# What all builds share; read with "." from the project's own folder.
set -eu
umask 022
export LC_ALL=C.UTF-8 TZ=UTC PYTHONHASHSEED=0
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}"  # every date in an installer is that of the commit

VERSION=${VERSION:-$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' src/ortsnah/__init__.py)}  # another one only for the older version in tests
WORK=${WORK:-build/packaging}
DIST=${DIST:-dist}
mkdir -p "$WORK" "$DIST"

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

# need PACKAGE=COMMAND ...: Debian packages and a command (or file) of each; root on Debian gets what is missing, others are told
need() {
    missing=$(for pair in "$@"; do
        [ -e "${pair#*=}" ] || command -v "${pair#*=}" >/dev/null 2>&1 || printf '%s ' "${pair%%=*}"
    done)
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "Installing what packaging needs: $missing"
        apt-get update -qq >/dev/null 2>&1 || say "apt-get update failed; trying with the lists at hand."
        # shellcheck disable=SC2086
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    else
        fail "Packaging needs some Debian packages: sudo apt-get install $missing"
    fi
}

# wheels FOLDER PYTHON-VERSION PLATFORM...: those of the lock file, checked by its hashes, and our own
wheels() {
    folder=$1 python=$2; shift 2
    stamp=$(cat packaging/setup/runtime.lock packaging/common.sh | sha256sum)
    if [ "$(cat "$folder/stamp" 2>/dev/null)" != "$stamp" ]; then
        rm -rf "$folder"; mkdir -p "$folder"
        platforms=$(printf -- '--platform %s ' "$@")
        # shellcheck disable=SC2086
        .venv/bin/python -m pip download -qq --no-deps --require-hashes --only-binary=:all: -r packaging/setup/runtime.lock -d "$folder" \
            --implementation cp --python-version "$python" --abi "cp$(printf %s "$python" | tr -d .)" --abi abi3 --abi none $platforms
        printf %s "$stamp" > "$folder/stamp"
    fi
    rm -f "$folder"/ortsnah-*.whl
    .venv/bin/python -m hatchling build -t wheel -d "$folder" >/dev/null
}

# aged FOLDER: every file in it as old as the commit
aged() { find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +; }
