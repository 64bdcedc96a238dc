#!/bin/sh
# Sign programs and installers for Windows, in place. The keys come from outside; without them nothing is signed, and it is said once at the end.
#   ORTSNAH_SIGN_CERT       certificate with its chain, PEM
#   ORTSNAH_SIGN_KEY        key, PEM, or pkcs11:... together with ORTSNAH_SIGN_MODULE (the token's PKCS#11 library)
#   ORTSNAH_SIGN_TIMESTAMP  address of a time stamp service (RFC 3161); a release needs one, else signatures end with the certificate
# Usage: sign.sh FILE...
set -eu
[ -n "${ORTSNAH_SIGN_CERT:-}" ] || exit 0
for file in "$@"; do
    osslsigncode sign -h sha256 -certs "$ORTSNAH_SIGN_CERT" -key "$ORTSNAH_SIGN_KEY" ${ORTSNAH_SIGN_MODULE:+-pkcs11module "$ORTSNAH_SIGN_MODULE"} \
        ${ORTSNAH_SIGN_TIMESTAMP:+-ts "$ORTSNAH_SIGN_TIMESTAMP"} -n Ortsnah -in "$file" -out "$file.signed" > /dev/null
    chmod --reference="$file" "$file.signed"
    mv "$file.signed" "$file"
done
