#!/bin/sh
# The signing step with keys that are made here and thrown away: what is signed verifies, what is changed does not, and beneath the signature
# is the unsigned installer. Usage: signing.sh
cd "$(dirname "$0")/../.."
. packaging/common.sh
. packaging/test/checks.sh
need openssl=openssl osslsigncode=osslsigncode minisign=minisign p7zip-full=7z
keys=$(mktemp -d)
trap 'rm -rf "$keys"' EXIT

quietly() { "$@" > /dev/null 2>&1; }
make_keys() {
    quietly openssl req -x509 -newkey rsa:3072 -nodes -sha256 -days 2 -subj "/CN=Ortsnah test root, not to be trusted" -keyout "$keys/ca.key" \
        -out "$keys/ca.pem" -addext keyUsage=critical,keyCertSign
    quietly openssl req -newkey rsa:3072 -nodes -sha256 -subj "/CN=Ortsnah test signing" -keyout "$keys/sign.key" -out "$keys/sign.csr"
    printf 'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=critical,codeSigning\n' > "$keys/extensions"
    quietly openssl x509 -req -in "$keys/sign.csr" -CA "$keys/ca.pem" -CAkey "$keys/ca.key" -CAcreateserial -days 1 -sha256 \
        -extfile "$keys/extensions" -out "$keys/sign.pem"
    quietly minisign -G -W -p "$keys/minisign.pub" -s "$keys/minisign.key"
}
verifies() { osslsigncode verify -CAfile "$keys/ca.pem" -TSA-CAfile "$keys/ca.pem" -in "$1" 2>&1 | grep -q '^Succeeded'; }
spoil() { printf 'X' | dd of="$1" bs=1 seek="$2" conv=notrunc status=none; }
all_but_checksum() { [ "$(cmp -l "$1" "$2" | wc -l)" -le 4 ]; }  # four bytes in the head of a program, which signing fills in

make_keys
export ORTSNAH_SIGN_CERT="$keys/sign.pem" ORTSNAH_SIGN_KEY="$keys/sign.key" ORTSNAH_MINISIGN_KEY="$keys/minisign.key"
for installer in "Ortsnah-$VERSION-Setup.exe" "Ortsnah-$VERSION-x64.msi"; do
    cp "$DIST/$installer" "$keys/"
    check "$installer is signed" sh packaging/sign.sh "$keys/$installer"
    check "$installer verifies" verifies "$keys/$installer"
    cp "$keys/$installer" "$keys/spoilt"
    spoil "$keys/spoilt" 1000000
    check "$installer with one other byte does not" refused verifies "$keys/spoilt"
    rm -f "$keys/bare"
    check "$installer loses its signature again" osslsigncode remove-signature -in "$keys/$installer" -out "$keys/bare"
    case $installer in
        *.exe) check "$installer is as before then, but for its checksum" all_but_checksum "$DIST/$installer" "$keys/bare" ;;
        *.msi) check "$installer holds the same tables then" sh -c "msiinfo export '$DIST/$installer' File > $keys/a && msiinfo export $keys/bare File > $keys/b && cmp $keys/a $keys/b" ;;
    esac
done

program=$keys/program
cp -a "$WORK/windows/program" "$program"
check "the programs are signed" sh packaging/sign.sh "$program/Ortsnah.exe" "$program/ortsnah-cli.exe"
for file in Ortsnah.exe ortsnah-cli.exe; do check "$file verifies" verifies "$program/$file"; done
check "a setup is built with these keys" env QUICK=yes sh packaging/windows/setup.sh "$program" "$keys/signed-inside.exe"
check "the uninstaller in it is there" 7z x -bd -o"$keys/inside" "$keys/signed-inside.exe" Uninstall.exe Ortsnah.exe
check "the uninstaller in it verifies" verifies "$keys/inside/Uninstall.exe"
check "the program in it verifies" verifies "$keys/inside/Ortsnah.exe"
check "a setup is not built when a key is missing" refused env ORTSNAH_SIGN_KEY="$keys/none.key" QUICK=yes sh packaging/windows/setup.sh "$program" "$keys/none.exe"
check "with that key missing nothing is signed" refused env ORTSNAH_SIGN_KEY="$keys/none.key" sh packaging/sign.sh "$program/Ortsnah.exe"

mkdir "$keys/dist"; cp "$DIST"/[oO]rtsnah[-_]"$VERSION"* "$keys/dist/"
check "the checksums are written and signed" env DIST="$keys/dist" sh packaging/finish.sh
check "their signature verifies" minisign -V -q -p "$keys/minisign.pub" -m "$keys/dist/SHA256SUMS"
check "they hold" sh -c "cd $keys/dist && sha256sum --quiet -c SHA256SUMS"
spoil "$keys/dist/SHA256SUMS" 3
check "changed checksums do not verify" refused minisign -V -q -p "$keys/minisign.pub" -m "$keys/dist/SHA256SUMS"
checks_done
