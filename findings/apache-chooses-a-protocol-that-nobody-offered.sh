#!/bin/sh
# Apache httpd 2.4.71 of Debian 12 (mod_ssl): where a client offers only protocols that it does not speak, it answers with http/1.1.
#
# Guessed: as RFC 7301 §3.2 has it, a server that speaks none of the offered protocols ends the handshake with no_application_protocol (120), as nginx
# does since 1.21.4, or answers without one. Seen: it chooses http/1.1, which was not offered, so the client ends the handshake (openssl: "bad
# extension"). So a client that offers h2 alone learns nothing of a server without mod_http2, and a client of acme-tls/1 gets no
# certificate. Exits with 1 if that is no longer so.
#
# With apt, dpkg, openssl and python3, on Debian 12.
set -eu
folder=$(mktemp -d)
trap '[ -f "$folder/pid" ] && kill "$(cat "$folder/pid")"; sleep 1; rm -rf "$folder"' EXIT
cd "$folder"
version=2.4.71-1~deb12u1
apt-get download -qq apache2-bin=$version libapr1 libaprutil1 >log 2>&1 || { cat log; exit 1; }
for one in *.deb; do dpkg -x "$one" root; done
export LD_LIBRARY_PATH="$folder/root/usr/lib/$(uname -m)-linux-gnu"
modules=$folder/root/usr/lib/apache2/modules
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout server.key -out server.pem -days 30 -subj /CN=localhost 2>>log
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
cat >httpd.conf <<END
ServerRoot $folder
PidFile $folder/pid
ErrorLog $folder/error.log
LoadModule mpm_event_module $modules/mod_mpm_event.so
LoadModule authz_core_module $modules/mod_authz_core.so
LoadModule ssl_module $modules/mod_ssl.so
Listen 127.0.0.1:$port
ServerName localhost
DocumentRoot $folder
SSLEngine on
SSLCertificateFile server.pem
SSLCertificateKeyFile server.key
END
root/usr/sbin/apache2 -v | head -n 1
root/usr/sbin/apache2 -f "$folder/httpd.conf"
tries=0
until openssl s_client -connect 127.0.0.1:$port </dev/null >/dev/null 2>&1 || [ $tries = 40 ]; do
  tries=$((tries + 1))
  sleep 0.25
done
for offered in http/1.1 h2 acme-tls/1 h2,http/1.1; do
  openssl s_client -connect 127.0.0.1:$port -alpn $offered -msg </dev/null >said 2>&1 || true
  how=$(grep -o -e 'ALPN protocol: .*' -e 'tls_parse_stoc_alpn:bad extension' said | head -n 1)
  echo "$offered: $how"
done | tee seen
cat >expected <<END
http/1.1: ALPN protocol: http/1.1
h2: tls_parse_stoc_alpn:bad extension
acme-tls/1: tls_parse_stoc_alpn:bad extension
h2,http/1.1: ALPN protocol: http/1.1
END
cmp -s seen expected || exit 1
