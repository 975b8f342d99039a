#!/bin/sh
# nginx 1.22.1 of Debian 12: with ssl_crl, `ssl_verify_client optional_no_ca` refuses the certificates that it is made to pass on.
#
# Guessed: optional_no_ca hands every certificate to the backend, by any signer, and ssl_crl has an effect on those of the known CA alone. Seen:
# without ssl_crl a self-signed client gets in, with $ssl_client_verify "FAILED:self-signed certificate"; with it, each such client gets
# 400 "The SSL certificate error", for OpenSSL's error is then another: no CRL of its issuer (3), which nginx does not pass over. So a
# service that looks at foreign certificates itself cannot have nginx look at its own CRL. Exits with 1 if that is no longer so.
#
# With apt, dpkg, openssl, curl and python3, on Debian 12.
set -eu
folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"
version=1.22.1-9+deb12u11
apt-get download -qq nginx=$version >log 2>&1 || { cat log; exit 1; }
for one in *.deb; do dpkg -x "$one" root; done
new="-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
cat >ca.cnf <<'END'
[ca]
default_ca = own
[own]
database = index.txt
default_md = sha256
default_crl_days = 30
[client]
extendedKeyUsage = clientAuth
END
: >index.txt
{
  for one in server ca stranger; do openssl req -x509 $new -keyout $one.key -out $one.pem -days 30 -subj /CN=$one; done
  openssl req $new -keyout known.key -out known.csr -subj /CN=known
  openssl x509 -req -in known.csr -CA ca.pem -CAkey ca.key -set_serial 2 -days 30 -extfile ca.cnf -extensions client -out known.pem
  openssl ca -config ca.cnf -gencrl -keyfile ca.key -cert ca.pem -out crl.pem
} 2>>log
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
root/usr/sbin/nginx -v 2>&1
ask() { # a line of the configuration, what to call it
  cat >nginx.conf <<END
daemon off;
pid $folder/pid;
error_log $folder/error.log info;
events {}
http {
  access_log off;
  client_body_temp_path $folder/body;
  proxy_temp_path $folder/proxy;
  fastcgi_temp_path $folder/fastcgi;
  uwsgi_temp_path $folder/uwsgi;
  scgi_temp_path $folder/scgi;
  server {
    listen 127.0.0.1:$port ssl;
    ssl_certificate $folder/server.pem;
    ssl_certificate_key $folder/server.key;
    ssl_client_certificate $folder/ca.pem;
    ssl_verify_client optional_no_ca;
    $1
    return 200 \$ssl_client_verify;
  }
}
END
  root/usr/sbin/nginx -e error.log -p "$folder" -c "$folder/nginx.conf" 2>>log &
  server=$!
  for client in known stranger; do
    code=$(curl -sSk --retry 40 --retry-connrefused --retry-delay 1 --cert $client.pem --key $client.key -o answer -w '%{http_code}' "https://127.0.0.1:$port/" 2>>log)
    case $code in 200) echo "$2, $client: $(cat answer)" ;; *) echo "$2, $client: $code" ;; esac
  done
  kill $server
  wait $server || true
  server=
}
ask '' 'without ssl_crl' >seen
ask "ssl_crl $folder/crl.pem;" 'with ssl_crl' >>seen
cat seen
cat >expected <<'END'
without ssl_crl, known: SUCCESS
without ssl_crl, stranger: FAILED:self-signed certificate
with ssl_crl, known: SUCCESS
with ssl_crl, stranger: 400
END
grep -q '(3:unable to get certificate CRL)' error.log || exit 1
cmp -s seen expected || exit 1
