#!/bin/bash
# On a hosted runner: puts the developer's certificate into a keychain of its own, and the key for notarising into a file,
# and tells the steps that follow. Without a certificate it does nothing, and the app is signed ad hoc.
#
# CERTIFICATE           a .p12 file in base64
# CERTIFICATE_PASSWORD  its password
# NOTARY_KEY_TEXT       an App Store Connect key (.p8)
# NOTARY_KEY_ID, NOTARY_ISSUER   its id and whose it is
set -euo pipefail

if [ -z "${CERTIFICATE:-}" ]; then
    echo "There is no certificate: the app will be signed ad hoc."
    exit 0
fi

keychain="$RUNNER_TEMP/signing.keychain-db"
password="$(openssl rand -base64 24)"
security create-keychain -p "$password" "$keychain"
security set-keychain-settings -lut 21600 "$keychain"
security unlock-keychain -p "$password" "$keychain"
printf '%s' "$CERTIFICATE" | base64 --decode >"$RUNNER_TEMP/certificate.p12"
security import "$RUNNER_TEMP/certificate.p12" -P "$CERTIFICATE_PASSWORD" -A -t cert -f pkcs12 -k "$keychain"
rm "$RUNNER_TEMP/certificate.p12"
# Without this codesign asks for the keychain's password in a window.
security set-key-partition-list -S apple-tool:,apple: -k "$password" "$keychain" >/dev/null
security list-keychains -d user -s "$keychain" login.keychain-db

identity="$(security find-identity -v -p codesigning "$keychain" | sed -n 's/.*"\(Developer ID Application: .*\)".*/\1/p' | head -n 1)"
if [ -z "$identity" ]; then
    echo "The certificate is none of a Developer ID Application." >&2
    exit 1
fi
echo "SIGNING_IDENTITY=$identity" >>"$GITHUB_ENV"

if [ -n "${NOTARY_KEY_TEXT:-}" ]; then
    (umask 077 && printf '%s\n' "$NOTARY_KEY_TEXT" >"$RUNNER_TEMP/notary.p8")
    {
        echo "NOTARY_KEY=$RUNNER_TEMP/notary.p8"
        echo "NOTARY_KEY_ID=$NOTARY_KEY_ID"
        echo "NOTARY_ISSUER=$NOTARY_ISSUER"
    } >>"$GITHUB_ENV"
fi
