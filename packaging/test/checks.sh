# shellcheck shell=sh
# A check is a sentence and a command; read with "." by what tests an installed program. checks_done ends with 1 when one failed.
CHECKS_PASSED=0 CHECKS_FAILED=0
check() {
    sentence=$1; shift
    if "$@" > /tmp/check.log 2>&1; then
        CHECKS_PASSED=$((CHECKS_PASSED + 1)); printf 'ok    %s\n' "$sentence"
    else
        CHECKS_FAILED=$((CHECKS_FAILED + 1)); printf 'FAIL  %s\n' "$sentence"; tail -n 15 /tmp/check.log | sed 's/^/      /'
    fi
}
refused() { ! "$@"; }
absent() { [ ! -e "$1" ] && [ ! -L "$1" ]; }
contains() { grep -q -- "$2" "$1"; }
checks_done() { printf '%s passed, %s failed\n' "$CHECKS_PASSED" "$CHECKS_FAILED"; [ "$CHECKS_FAILED" = 0 ]; }
