#!/bin/sh
# Starts Apache and keeps it, by keep.sh, which looks at what lies here before Apache takes it up: Apache itself ends when it finds
# a bad file at a reload. Decides nothing about requests: Apache and door.lua do.
#
#   sh server.sh check APACHE     says whether what lies here is good
#   sh server.sh run APACHE       serves in the foreground
#     SIGUSR1                     takes up new files, and ends who is served by those of before
#     SIGTERM, SIGINT             ends it, once the requests at hand are answered and within ten seconds

cd "$(dirname "$0")" || exit 1

NAME=Apache
PACKAGES=apache2-bin
STARTED=AH00489
END=WINCH
CRL=tls/client-crl.pem

