#!/bin/sh
# Whether the .deb can be built and tried as installed on this machine; if not, says why, with status 1. As root on Debian it gets what is missing.
cd "$(dirname "$0")/../.."
. packaging/common.sh
[ "$(id -u)" = 0 ] || fail "it takes root, for clean systems of its own"
# shellcheck source=/dev/null
[ "$(. /etc/os-release && echo "${VERSION_CODENAME:-}")" = bookworm ] || fail "it takes Debian 12"
unshare --mount --pid --fork true 2> /dev/null || fail "this machine does not let root make namespaces (unshare)"
apt-get update -qq -o APT::Update::Error-Mode=any > /dev/null 2>&1 || fail "no archive of Debian packages can be reached"
