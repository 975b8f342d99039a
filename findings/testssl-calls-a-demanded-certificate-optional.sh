#!/bin/sh
# testssl.sh 3.2.1 of Debian 13: a client certificate that a server demands is "optional" to it once it has been given one.
#
# Guessed: --mtls lets testssl.sh go on where a server demands certificates, and what it says of the server stays: "clientAuth: required". Seen, over
# TLS 1.2: without --mtls it says "required"; with the certificate of a client that the server admits, it says "optional" of the same server. Over
# TLS 1.3 a server refuses late, and what is said depends on how fast it is. Exits with 1 if that is no longer so.
#
# With apt, dpkg, bash, openssl, hexdump and ps, on Debian.
set -eu
folder=$(mktemp -d)
server=
trap 'kill "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"
mkdir -p apt/lists/partial apt/cache/archives/partial apt/state
: >apt/status
# The same mirror as this system's.
mirror=$(apt-get indextargets --format '$(REPO_URI)' | grep -v security | head -n 1)
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror trixie main" >apt/sources.list
trixie() {
  apt-get -o "Dir::Etc::sourcelist=$folder/apt/sources.list" -o Dir::Etc::sourceparts=/dev/null -o "Dir::State=$folder/apt/state" -o "Dir::State::lists=$folder/apt/lists" \
    -o "Dir::Cache=$folder/apt/cache" -o "Dir::State::status=$folder/apt/status" -o APT::Sandbox::User=root -qq "$@"
}
{ trixie update && trixie download testssl.sh=3.2.1+dfsg-1; } >log 2>&1 || { cat log; exit 1; }
dpkg-deb -x testssl.sh_*.deb root
dpkg-deb -W testssl.sh_*.deb
{
  new="-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
  openssl req -x509 $new -keyout ca.key -out ca.pem -days 30 -subj /CN=clients
  openssl req -x509 $new -keyout server.key -out server.pem -days 30 -subj /CN=localhost
  openssl req $new -keyout client.key -out client.csr -subj /CN=alice
  openssl x509 -req -in client.csr -CA ca.pem -CAkey ca.key -set_serial 2 -days 30 -out client.pem
} 2>>log
cat client.pem client.key >both.pem
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
look() { # what it is given
  rm -f out.json
  TESTSSL_INSTALL_DIR=$folder/root/etc/testssl bash root/usr/bin/testssl --quiet --color 0 --warnings off --jsonfile out.json "$@" -S "https://localhost:$port/" >>log 2>&1 || true
  sed -n '/"clientAuth"/,/}/s/.*"finding" *: "\(.*\)".*/\1/p' out.json
}
for version in tls1_2; do
  # -Verify demands a certificate, and -verify_return_error refuses a wrong one.
  openssl s_server -accept "$port" -cert server.pem -key server.key -Verify 1 -CAfile ca.pem -verify_return_error -$version -www -quiet >>log 2>&1 &
  server=$!
  sleep 1
  echo "$version: $(look), with --mtls $(look --mtls both.pem)"
  kill $server
  wait $server || true
done >seen
cat seen
cat >wanted <<END
tls1_2: required, with --mtls optional
END
cmp seen wanted || exit 1
