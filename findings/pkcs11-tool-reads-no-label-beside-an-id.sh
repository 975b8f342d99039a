#!/bin/sh
# OpenSC 0.23 of Debian 12: pkcs11-tool that is given an ID and a label takes the key with the ID, whatever its label is.
#
# Guessed: who names a key by both wants a key that has both, as a URI of RFC 7512 would, and gets none where no key does. Seen: with --id, --label is passed over
# without a word, and a key with the ID signs: of two with one ID always the same, also where the label is that of the other, or of none. Exits with
# 1 if that is no longer so.
#
# With apt, dpkg and openssl, on Debian 12.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq opensc=0.23.0-0.3+deb12u2 softhsm2=2.6.1-2.1 libsofthsm2=2.6.1-2.1 softhsm2-common=2.6.1-2.1 >log 2>&1 || { cat log; exit 1; }
for one in *.deb; do dpkg -x "$one" root; done
mkdir tokens
echo "directories.tokendir = $folder/tokens" >softhsm2.conf
LD_LIBRARY_PATH=$(echo "$folder"/root/usr/lib/*-linux-gnu)
export LD_LIBRARY_PATH SOFTHSM2_CONF="$folder/softhsm2.conf" PIN=8642
module=$(echo root/usr/lib/*/softhsm/libsofthsm2.so)
tool() { root/usr/bin/pkcs11-tool --module "$module" --token-label desk "$@"; }
root/usr/bin/softhsm2-util --module "$module" --init-token --free --label desk --pin "$PIN" --so-pin 97531 >>log
for one in *.deb; do dpkg-deb -W "$one"; done
make() { # label
  tool --login --pin env:PIN --keypairgen --key-type EC:prime256v1 --id 01 --label "$1" >>log 2>&1
  tool --read-object --type pubkey --label "$1" --output-file "$1.der" >>log 2>&1
}
make red
make blue
echo text | openssl dgst -sha256 -binary >hash
sign() { # label
  rm -f signature
  tool --login --pin env:PIN --sign --mechanism ECDSA --signature-format openssl --id 01 --label "$1" --input-file hash --output-file signature >>log 2>&1 || true
  by=nobody
  for one in red blue; do
    openssl pkeyutl -verify -pubin -keyform DER -inkey $one.der -in hash -sigfile signature >>log 2>&1 && by=$one
  done
  echo "asked for $1: signed by $by"
}
for label in red blue green; do sign $label; done >seen
cat seen
[ "$(sed 's/.*by //' seen | sort -u | wc -l)" = 1 ] || exit 1
! grep -q nobody seen || exit 1
