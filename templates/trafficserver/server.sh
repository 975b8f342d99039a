#!/bin/sh
# Starts Traffic Server and keeps it, by keep.sh, which looks at what lies here before Traffic Server takes it up: Traffic Server knows no CRL, and takes
# up some bad files. Decides nothing about requests: Traffic Server and door.lua do.
#
#   sh server.sh check TRAFFIC_MANAGER   says whether what lies here is good
#   sh server.sh run TRAFFIC_MANAGER     serves in the foreground
#     SIGUSR1                            takes up new files
#     SIGTERM, SIGINT                    ends it

cd "$(dirname "$0")" || exit 1

NAME='Traffic Server'
PACKAGES='trafficserver trafficserver-experimental-plugins'
STARTED='serves by the files that lay here'
END=TERM
CRL=tls/client-crl.pem

look_further() {
  sh manage.sh look "$program" ${server:+running}
}

serve() {
  exec setsid sh manage.sh run "$program"
}

# Each request is judged by the newest files, also on a connection of before.
outdated() { # before, now
  :
}

. ./keep.sh
