#!/bin/sh
# Apache Traffic Server 9.2.9 of Debian 12, whose package is 9.2.5: one file of client CAs is not all that it takes clients of.
#
# Guessed: with proxy.config.ssl.CA.cert.filename and certification_level 2, a client needs a certificate of a CA in that file, as with the settings of
# nginx, Apache and HAProxy. Seen: a client of any CA of the system gets in as well, here one that SSL_CERT_FILE names, as OpenSSL's own paths would. Where
# that variable names nothing, only the file counts. Exits with 1 if that is no longer so.
#
# With apt, dpkg, openssl, curl and python3, on Debian 12, with what trafficserver depends on installed.
set -eu
folder=$(mktemp -d)
chmod 755 "$folder"
trap 'kill "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT
server=
cd "$folder"
apt-get download -qq trafficserver=9.2.5+ds-0+deb12u4 >log 2>&1 || { cat log; exit 1; }
dpkg -x trafficserver_*.deb root
export LD_LIBRARY_PATH="$folder/root/usr/lib/trafficserver"
{
  new="-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
  for ca in pinned system; do openssl req -x509 $new -keyout $ca.key -out $ca.pem -days 30 -subj /CN=$ca; done
  openssl req -x509 $new -keyout server.key -out server.pem -days 30 -subj /CN=localhost -addext subjectAltName=DNS:localhost
  echo extendedKeyUsage=clientAuth >client.ext
  for ca in pinned system; do
    openssl req $new -keyout $ca-client.key -out client.csr -subj /CN=client
    openssl x509 -req -in client.csr -CA $ca.pem -CAkey $ca.key -set_serial 2 -days 30 -extfile client.ext -out $ca-client.pem
  done
} 2>>log
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
mkdir etc var
cat >runroot.yaml <<END
prefix: .
exec_prefix: .
bindir: root/usr/bin
sbindir: root/usr/bin
sysconfdir: etc
datadir: etc
includedir: .
libdir: root/usr/lib/trafficserver
libexecdir: root/usr/lib/trafficserver/modules
localstatedir: var
runtimedir: var
logdir: var
cachedir: var
END
cat >etc/records.config <<END
CONFIG proxy.config.http.server_ports STRING $port:ip-in=127.0.0.1:ssl:proto=http
CONFIG proxy.config.ssl.client.certification_level INT 2
CONFIG proxy.config.ssl.CA.cert.path STRING $folder
CONFIG proxy.config.ssl.CA.cert.filename STRING pinned.pem
CONFIG proxy.config.ssl.server.cert.path STRING $folder
CONFIG proxy.config.ssl.server.private_key.path STRING $folder
CONFIG proxy.config.admin.user_id STRING #-1
END
echo 'dest_ip=* ssl_cert_name=server.pem ssl_key_name=server.key' >etc/ssl_multicert.config
printf 'ip_allow:\n  - {apply: in, ip_addrs: 0/0, action: allow, methods: ALL}\n' >etc/ip_allow.yaml
for one in cache hosting parent plugin remap socks splitdns storage volume; do : >etc/$one.config; done
export TS_RUNROOT="$folder"
root/usr/bin/traffic_server -V 2>/dev/null | grep traffic_server
ask() { # what OpenSSL takes for the CAs of the system
  SSL_CERT_DIR=/nonexistent SSL_CERT_FILE="$1" root/usr/bin/traffic_server >>log 2>&1 &
  server=$!
  for ca in pinned system; do
    code=$(curl -sS --retry 40 --retry-connrefused --retry-delay 1 --cacert server.pem --cert $ca-client.pem --key $ca-client.key \
      -o answer -w '%{http_code}' "https://localhost:$port/" 2>>log || true)
    printf '%s, a client of %s: %s\n' "${1##*/}" $ca "$code"
  done
  kill $server
  wait $server || true
}
ask /nonexistent >seen
ask "$folder/system.pem" >>seen
cat seen
# 404: it has no rules, and so nothing to serve.
cat >wanted <<END
nonexistent, a client of pinned: 404
nonexistent, a client of system: 000
system.pem, a client of pinned: 404
system.pem, a client of system: 404
END
cmp seen wanted
