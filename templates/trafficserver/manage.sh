#!/bin/sh
# Lays what Traffic Server reads into run/, where nothing else writes, and runs traffic_manager by that. Looks at nothing: server.sh does, which starts
# this. Should traffic_server end by itself, traffic_manager starts it anew, by the files that were looked at.
#
#   sh manage.sh look TRAFFIC_MANAGER   has Traffic Server look at its configuration
#   sh manage.sh run TRAFFIC_MANAGER    serves in the foreground; SIGUSR1 takes up what lies here; SIGTERM ends it

umask 077
program=$2
running=$3
BIN=$(dirname "$(command -v "$program")")

# No other CA than the pinned one: Traffic Server would take those of the system as well.
export SSL_CERT_FILE=/nonexistent SSL_CERT_DIR=/nonexistent

# The folders of an installation, of which only those below run/ are written to.
write_root() { # where
  mkdir -p "$1/sockets" "$1/cache" "$1/log" || return 1
  (
    unset TS_RUNROOT
    cd / && "$BIN/traffic_layout" info
  ) | sed -n 's/^\(BINDIR\|LIBDIR\|PLUGINDIR\): /\1 /p' >"$1/layout"
  {
    echo 'prefix: .'
    echo 'exec_prefix: .'
    echo 'sysconfdir: config'
    echo 'datadir: config'
    echo 'includedir: .'
    echo 'localstatedir: .'
    echo 'runtimedir: sockets'
    echo 'cachedir: cache'
    echo 'logdir: log'
    sed -n 's/^BINDIR \(.*\)/bindir: \1\nsbindir: \1/p; s/^LIBDIR /libdir: /p; s/^PLUGINDIR /libexecdir: /p' "$1/layout"
  } >"$1/runroot.yaml"
}

# Where a root has its certificates is said by whole paths.
point_to() { # root
  export TS_RUNROOT="$1"
  export PROXY_CONFIG_SSL_SERVER_CERT_PATH="$1/config/tls" PROXY_CONFIG_SSL_SERVER_PRIVATE_KEY_PATH="$1/config/tls"
  export PROXY_CONFIG_SSL_CA_CERT_PATH="$1/config/tls"
}

lay() { # where
  rm -rf "$1" && mkdir -p "$1/tls" || return 1
  cp config/* door.lua answer.lua settings.json access.json backend/secret.json "$1" &&
    cp -R lua "$1/lua" &&
    cp tls/client-ca.pem tls/server-chain.pem tls/server-key.pem "$1/tls" &&
    openssl crl -in tls/client-crl.pem -outform DER -out "$1/tls/client-crl.der" || return 1
  for one in cache hosting parent socks splitdns storage volume; do : >"$1/$one.config"; done
}

# With a certificate that is out of its time Traffic Server does not start, and does not say why where it is looked at.
require_current() {
  now=$(date -u '+%Y-%m-%d %H:%M:%SZ')
  date_of() {
    openssl x509 -in tls/server-chain.pem -noout "-$1" -dateopt iso_8601 | sed 's/.*=//'
  }
  begins=$(date_of startdate) ends=$(date_of enddate)
  ! expr "x$begins" \> "x$now" >/dev/null || { echo "tls/server-chain.pem is valid from $begins on"; return 1; }
  ! expr "x$ends" \< "x$now" >/dev/null || { echo "tls/server-chain.pem has expired, at $ends"; return 1; }
}

look() {
  [ ${#PWD} -le 70 ] || { echo "the path of this directory is too long for the sockets of Traffic Server: $PWD"; return 1; }
  [ -z "$running" ] || [ "$(grep -v '^#' records.sh)" = "$(grep -v '^#' run/records.before)" ] ||
    { echo 'records.sh is another: start this server anew'; return 1; }
  . ./records.sh || { echo 'records.sh is not good'; return 1; }
  require_current || return 1
  write_root run/next && lay run/next/config || { echo 'run/ cannot be written'; return 1; }
  point_to "$PWD/run/next"
  "$BIN/traffic_server" -C verify_config >&2 || { echo 'config/remap.config is not good, or another file that it needs'; return 1; }
}

# What Traffic Server says of itself goes here.
SAID=run/log/diags.log

# Waits until it says so, from an octet on. Fails where it says that it could not, or has ended.
until_said() { # from, what, what else
  until tail -c "+$(($1 + 1))" $SAID 2>/dev/null | grep -q "$2"; do
    tail -c "+$(($1 + 1))" $SAID 2>/dev/null | grep -q "$3" && return 1
    kill -0 "$manager" 2>/dev/null || return 1
    sleep 0.05
  done
}

take() {
  lay run/next/config && cp -R run/next/config/. run/config || return 1
  said=$(wc -c <$SAID)
  touch run/config/remap.config run/config/ssl_multicert.config run/config/sni.yaml
  "$BIN/traffic_ctl" config reload >&2 || return 1
  for one in remap.config sni.yaml ssl_multicert.config; do
    until_said "$said" "$one finished loading" "$one failed to load" || return 1
  done
}

end() {
  ending=yes
  kill -s TERM "$manager" 2>/dev/null
}

run() {
  . ./records.sh
  write_root run && lay run/config && cp records.sh run/records.before || exit 1
  point_to "$PWD/run"
  : >$SAID
  ending=
  taking=
  trap 'taking=yes' USR1
  trap end TERM INT
  "$program" &
  manager=$!
  until_said 0 'traffic server running' 'no such words' || exit 1
  echo 'Traffic Server serves by the files that lay here'
  while kill -0 "$manager" 2>/dev/null; do
    while [ -n "$taking" ]; do
      taking=
      if take; then
        echo 'Traffic Server serves by the files that lay here'
      else
        end
      fi
    done
    wait "$manager"
  done
  # What is left of it would serve on: all of this group, and server.sh is of another.
  trap '' TERM
  kill -s TERM 0
  [ -n "$ending" ]
}

case $1 in
  look) look ;;
  run) run ;;
esac
