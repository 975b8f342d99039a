#!/bin/sh
# lighttpd 1.4.69 of Debian 12: with client certificates, a server certificate that stands alone in its file is not enough.
#
# Guessed: a server whose file holds its certificate alone sends that, as nginx, Apache and HAProxy do, and clients that have its CA are content. Seen: so
# it is without ssl.verifyclient.ca-file. With it, lighttpd looks among the CAs of clients for the issuer of its own certificate, and where it
# is not there, it ends each handshake with an internal error. Chain and root in the file, or the certificate twice, will do. Exits with 1
# if that is no longer so.
#
# With apt, dpkg, openssl and curl, on Debian 12.
set -eu
folder=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT
server=
cd "$folder"
apt-get download -qq lighttpd=1.4.69-1 lighttpd-mod-openssl=1.4.69-1 libdeflate0 libxxhash0 libnettle8 libpcre2-8-0 >log 2>&1 || { cat log; exit 1; }
for one in *.deb; do dpkg -x "$one" root; done
export LD_LIBRARY_PATH="$folder/root/usr/lib/$(uname -m)-linux-gnu"
{
  new="-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
  for ca in servers clients; do openssl req -x509 $new -keyout $ca.key -out $ca.pem -days 30 -subj /CN=$ca; done
  echo subjectAltName=DNS:localhost >server.ext
  : >client.ext
  for one in server client; do
    openssl req $new -keyout $one.key -out $one.csr -subj /CN=localhost
    openssl x509 -req -in $one.csr -CA ${one}s.pem -CAkey ${one}s.key -set_serial 2 -days 30 -extfile $one.ext -out $one.pem
  done
} 2>>log
cat server.pem servers.pem >chain.pem
cat server.pem server.pem >twice.pem
echo it >page.txt
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
root/usr/sbin/lighttpd -v
ask() { # file of the certificate, whether clients must show one
  cat >lighttpd.conf <<END
server.modules = ( "mod_openssl" )
server.document-root = "$folder"
server.bind = "127.0.0.1"
server.port = $port
server.errorlog = "$folder/error.log"
ssl.engine = "enable"
ssl.pemfile = "$folder/$1"
ssl.privkey = "$folder/server.key"
END
  [ "$2" = any ] || cat >>lighttpd.conf <<END
ssl.verifyclient.activate = "enable"
ssl.verifyclient.enforce = "enable"
ssl.verifyclient.ca-file = "$folder/clients.pem"
END
  root/usr/sbin/lighttpd -D -f lighttpd.conf -m root/usr/lib/lighttpd 2>>log &
  server=$!
  code=$(curl -sS --retry 40 --retry-connrefused --retry-delay 1 --cacert servers.pem --cert client.pem --key client.key \
    -o answer -w '%{http_code}' "https://localhost:$port/page.txt" 2>>log || true)
  kill $server
  wait $server || true
  printf '%s %s: %s\n' "$1" "$2" "$code"
}
ask server.pem any >seen
ask server.pem known >>seen
ask chain.pem known >>seen
ask twice.pem known >>seen
cat seen
cat >wanted <<END
server.pem any: 200
server.pem known: 000
chain.pem known: 200
twice.pem known: 200
END
cmp seen wanted || exit 1
grep -q 'building cert chain for TLS server name localhost' error.log || exit 1
