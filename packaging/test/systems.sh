# shellcheck shell=sh
# Clean Debian systems for tests; read with "." after common.sh. Each is unpacked anew from an archive that is made once.

needs_root() { [ "$(id -u)" = 0 ] || fail "Testing the installers needs root, for clean systems of its own: sudo make package-test"; }

# clean_system NAME SUITE [PACKAGE...]: sets $system, the folder of a fresh Debian with these packages and an empty /probe
clean_system() {
    name=$1 suite=$2; shift 2
    packages=$(echo "$*" | tr ' ' ,)
    system=$(realpath -m "$WORK/systems/$name")
    base=$system-$(echo "$suite $packages" | sha256sum | cut -c1-8).tar
    if [ ! -f "$base" ]; then  # no waiting for the disk: whatever is lost in a power cut is made again
        mkdir -p "$WORK/systems"; rm -f "$system"-*.tar
        mmdebstrap --quiet --variant=apt --dpkgopt=force-unsafe-io ${packages:+"--include=$packages"} "$suite" "$base.new.tar"
        mv "$base.new.tar" "$base"
    fi
    rm -rf "$system"; mkdir -p "$system"; tar -xf "$base" -C "$system"
    mkdir "$system/probe"
    cp /etc/resolv.conf "$system/etc/resolv.conf"
}

# inside SCRIPT: runs it as root in $system, with processes and mounts of its own; its reports go to build/packaging/probe/NAME
inside() {
    status=0
    unshare --mount --pid --fork --kill-child --root="$system" --mount-proc sh "$1" || status=$?
    mkdir -p "$WORK/probe"; rm -rf "$WORK/probe/$name"
    [ ! -d "$system/probe/bericht" ] || cp -r "$system/probe/bericht" "$WORK/probe/$name"
    rm -rf "$system"
    return $status
}
