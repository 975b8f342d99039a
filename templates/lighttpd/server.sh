#!/bin/sh
# Starts lighttpd and keeps it, by keep.sh, which looks at what lies here before lighttpd takes it up: lighttpd itself ends when it
# finds a bad file at a reload. Decides nothing about requests: lighttpd and door.lua do.
#
#   sh server.sh check LIGHTTPD   says whether what lies here is good
#   sh server.sh run LIGHTTPD     serves in the foreground
#     SIGUSR1                     takes up new files, and ends who is served by those of before
#     SIGTERM, SIGINT             ends it, once the requests at hand are answered and within ten seconds

cd "$(dirname "$0")" || exit 1

NAME=lighttpd
PACKAGES='lighttpd lighttpd-mod-openssl lighttpd-modules-lua'
STARTED='server started'
END=INT
CRL=tls/client-crl.pem

# lighttpd looks for the issuer of a certificate that stands alone, among the CAs of clients, and serves nobody where it is not
# there. Behind itself it stands in no need of one.
write_chain() {
  cat $CHAIN >run/server.pem.next || return 1
  [ "$(grep -c -e '^-----BEGIN CERTIFICATE-----' $CHAIN)" -gt 1 ] || cat $CHAIN >>run/server.pem.next
  mv run/server.pem.next run/server.pem
}

look_further() {
  write_chain || { echo 'run/server.pem cannot be written'; return 1; }
  "$program" -tt -f lighttpd.conf || { echo 'lighttpd.conf is not good'; return 1; }
}

serve() {
  exec setsid "$program" -D -f lighttpd.conf
}

# One that has taken up new files has those that go by the old ones for children.
outdated() { # before, now
  echo "$2"
}

. ./keep.sh
