# Keeps a server that ends when it finds a bad file at a reload, or cannot tell an older CRL: looks at what lies here before the
# server takes it up, and notes the newest CRL. Decides nothing about requests.
#
# server.sh reads this once it has said what is particular to its server:
#   NAME, PACKAGES   what it is called, and how it comes onto Debian
#   STARTED          what it writes into its log once it serves
#   END              the signal by which it ends, once the requests at hand are answered
#   CRL              the CRL that it goes by; empty where it asks a door, which looks at that by itself
#   look_further     says what is wrong with what only it reads, and fails
#   serve            becomes the server, which appends to its log
#   outdated         the processes, one a line, that still serve by the files of before: of those that there were, and that there are

LC_ALL=C
export LC_ALL
umask 077

ANCHOR=tls/client-ca.pem
CHAIN=tls/server-chain.pem
KEY=tls/server-key.pem
LOG=run/error.log
NOTE=run/newest-crl
IN_FORCE=run/crl-in-force

TMPDIR=$PWD/run # where bodies are collected
export TMPDIR

say() {
  printf '%s %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$*" >&2
}

# ---- What lies here. Each of these says what is wrong, and fails. ----------------------------------------------------------

# Requires that a file holds one block of PEM of this kind, and none of another.
require_one() { # file, kind, what that is called
  found=$(grep -c -e "^-----BEGIN $2-----" "$1")
  [ "${found:=0}" = 1 ] || { echo "$1 holds $found $3, where there must be one"; return 1; }
  [ "$(grep -c -e '^-----BEGIN ' "$1")" = 1 ] || { echo "$1 holds something else beside"; return 1; }
}

require_anchor() {
  require_one $ANCHOR CERTIFICATE certificates || return 1
  pin=$(openssl x509 -in $ANCHOR -noout -pubkey | openssl pkey -pubin -outform DER | openssl dgst -sha256 -binary | openssl base64)
  [ "$pin" = "$PIN" ] || { echo "$ANCHOR is another CA: its pin is ${pin:-none}, and not $PIN"; return 1; }
}

require_own() {
  of_chain=$(openssl x509 -in $CHAIN -noout -pubkey) || { echo "$CHAIN holds no certificate"; return 1; }
  of_key=$(openssl pkey -in $KEY -passin pass: -pubout) || { echo "$KEY holds no key"; return 1; }
  [ "$of_chain" = "$of_key" ] || { echo "$KEY is not the key of the certificate in $CHAIN"; return 1; }
}

# Sets number and mark, by which a CRL is told from others.
read_crl() {
  require_one $CRL 'X509 CRL' CRLs || return 1
  # Its status is 0 where the signature is wrong, too.
  [ "$(openssl crl -in $CRL -noout -CAfile $ANCHOR 2>&1)" = 'verify OK' ] ||
    { echo "$CRL is not signed by the CA of $ANCHOR"; return 1; }
  if openssl crl -in $CRL -noout -text | sed -n '/CRL extensions:/,/Revoked Certificates/p; /Revoked Certificates/q' |
    grep -Eq '^ *(X509v3 (Issuing Distribution Point|Delta CRL Indicator):|.*: critical$)'; then
    echo "$CRL may cover only some certificates"
    return 1
  fi
  number=$(openssl crl -in $CRL -noout -crlnumber | sed -n 's/^crlNumber=\(0x\)\{0,1\}0*\([0-9A-F]\{1,\}\)$/\2/p')
  [ -n "$number" ] || { echo "$CRL has no number"; return 1; }
  mark=$(openssl crl -in $CRL -noout -fingerprint -sha256 | sed 's/.*=//')
}

is_less() { # two numbers in hexadecimal, without zeros before them
  [ ${#1} -lt ${#2} ] || { [ ${#1} -eq ${#2} ] && expr "x$1" \< "x$2" >/dev/null; }
}

# Refuses a CRL that is older than one that was taken up here under the same CA, or another of its number: who was revoked since
# would be back (RFC 5280 §5.2.3).
require_newest() {
  [ -e $NOTE ] || return 0
  read -r of_pin last seen rest <$NOTE && [ -n "$seen" ] && [ -z "$rest" ] || { echo "$NOTE cannot be read"; return 1; }
  [ "$of_pin" = "$PIN" ] || return 0
  if is_less "$number" "$last"; then
    echo "$CRL is older than a CRL that was here; put a newer one in its place"
    return 1
  fi
  [ "$number" != "$last" ] || [ "$mark" = "$seen" ] || {
    echo "$CRL has the number of a CRL that was here, and is another; put a newer one in its place"
    return 1
  }
}

# Notes the CRL that was taken up. One that has ended lets nobody in, and does not bar the way back.
note_newest() {
  [ -n "$CRL" ] || return 0
  read_crl >/dev/null 2>&1 && require_newest >/dev/null || return 0
  ends=$(openssl crl -in $CRL -noout -nextupdate -dateopt iso_8601 | sed 's/.*=//')
  expr "x$ends" \> "x$(date -u '+%Y-%m-%d %H:%M:%SZ')" >/dev/null || return 0
  printf '%s %s %s\n' "$PIN" "$number" "$mark" >$NOTE.next && mv $NOTE.next $NOTE
}

# The two times that openssl prints of a file, in one line.
times_of() { # what openssl is asked
  openssl "$@" -noout -dateopt iso_8601 | sed 's/.*=//' | tr '\n' ' ' | sed 's/ $//'
}

# Notes from when until when the client CA and the CRL are that are taken up now: a health check says so.
note_in_force() {
  [ -n "$CRL" ] || return 0
  of_anchor=$(times_of x509 -in $ANCHOR -startdate -enddate)
  printf '%s\n%s\n' "$of_anchor" "$(times_of crl -in $CRL -lastupdate -nextupdate)" >$IN_FORCE.next && mv $IN_FORCE.next $IN_FORCE
}

require_programs() {
  command -v openssl >/dev/null || { echo 'there is no openssl here: on Debian, apt-get install openssl'; return 1; }
  command -v "$program" >/dev/null || { echo "there is no $program here: on Debian, apt-get install $PACKAGES"; return 1; }
  [ "$(id -u)" != 0 ] || { echo "$NAME is not to be run as root here: start it as the owner of this directory"; return 1; }
}

require_crl() {
  [ -z "$CRL" ] || { read_crl && require_newest; }
}

# What openssl and the server say goes into the log.
look() {
  { require_programs && require_anchor && require_own && require_crl && look_further; } 2>>$LOG
}

check() {
  problem=$(look) || { say "not good: $(printf '%s' "$problem" | tail -n 1); $LOG may say more"; return 1; }
}

# ---- The server ------------------------------------------------------------------------------------------------------------

# Waits until the server says in its log, from an octet on, that it serves. Fails where it ended.
until_serving() {
  until tail -c "+$(($1 + 1))" $LOG | grep -q "$STARTED"; do
    kill -0 "$server" 2>/dev/null || return 1
    sleep 0.05
  done
}

log_length() {
  wc -c <$LOG
}

# The processes that answer for the server, by the numbers of their parents.
workers() {
  for one in /proc/[0-9]*/stat; do
    read -r process _ _ parent _ 2>/dev/null <"$one" && [ "$parent" = "$server" ] && echo "$process"
  done
}

# Waits until those are gone that serve by the files of before, and ends those who take longer than ten seconds.
end_workers() { # processes
  tries=0
  for one in $1; do
    while kill -0 "$one" 2>/dev/null; do
      tries=$((tries + 1))
      [ $tries -ne 200 ] || kill -s TERM $1 2>/dev/null
      [ $tries -ne 240 ] || kill -s KILL $1 2>/dev/null # one that is served still
      sleep 0.05
    done
  done
}

reload() {
  check || { say 'the files of before stay in force'; return; }
  before=$(workers)
  length=$(log_length)
  note_in_force
  kill -s USR1 "$server"
  until_serving "$length" || return # the loop below says so
  note_newest
  end_workers "$(outdated "$before" "$(workers)")"
  say 'the new files are in force'
}

end() {
  ending=yes
  kill -s "$END" "$server" 2>/dev/null
}

run() {
  check || exit 1
  note_in_force
  length=$(log_length)
  ending=
  trap reload USR1
  trap end TERM INT
  serve >>$LOG 2>&1 & # with a group of its own, which is also that of its workers
  server=$!
  until_serving "$length" && note_newest && say 'the door is open'
  while kill -0 "$server" 2>/dev/null; do wait "$server"; done
  [ -n "$ending" ] && exit 0
  kill -s KILL -- "-$server" 2>/dev/null # what is left of it would serve on, and hear of no reload
  tail -n 5 $LOG >&2
  say "$NAME has ended by itself; $LOG says why"
  exit 1
}

PIN=$(sed -n 's/^ *"pin": "\([A-Za-z0-9+/=]*\)",*$/\1/p' settings.json)
program=$2
case $1 in
  check) check ;;
  run) run ;;
  *) echo 'sh server.sh check PROGRAM, or sh server.sh run PROGRAM' >&2; exit 2 ;;
esac
