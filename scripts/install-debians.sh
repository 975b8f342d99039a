#!/usr/bin/env bash
# Makes small Debian systems with newer servers in them, for tests that start every version that a target covers; that of sid has
# the newest Java too, a judge. They lie in a cache folder outside the clone, survive it, and are entered by chroot; nothing of
# them is started here.
#
#   scripts/install-debians.sh             as root; prints the folders
#
# Delete a folder to have it made anew, with what is then current.
set -euo pipefail

mapfile -t packages < <("$(dirname "${BASH_SOURCE[0]}")/server-packages.sh")
# The newest Java that is released. It is unpacked and not installed, because its setup needs more of a system than there is here.
newest_java='
  set -eu
  cd /tmp
  for name in $(apt-cache pkgnames openjdk- | grep -E "^openjdk-[0-9]+-jre-headless$" | sort -Vr); do
    case $(apt-cache policy "$name" | sed -n "s/.*Candidate: //p") in *~* | "(none)") continue ;; esac
    apt-get download -qq -o APT::Sandbox::User=root "$name"
    dpkg-deb -x "$name"_*.deb /
    rm "$name"_*.deb
    exit 0
  done
  exit 1
'
# Not every release has every server: those that it lacks are left out, and the tests start them where they are.
install_known='
  set -eu
  for name do
    shift
    candidate=$(apt-cache policy "$name" | sed -n "s/.*Candidate: //p")
    case $candidate in "" | "(none)") echo "no $name in this release" ;; *) set -- "$@" "$name" ;; esac
  done
  apt-get install -y -qq --no-install-recommends "$@"
'
cache=${XDG_CACHE_HOME:-$HOME/.cache}/countersign
# A snapshot of sid may be older than its Release file allows; its signature is checked all the same.
update=(apt-get update -qq -o Acquire::Check-Valid-Until=false)
export DEBIAN_FRONTEND=noninteractive

# Runs a command there, with a /proc that it alone sees: packages of newer servers are not set up without one. Its TMPDIR is not there.
within() { unshare --mount sh -c 'mount -t proc proc "$0/proc" && exec env -u TMPDIR chroot "$0" "$@"' "$@"; }

make_debian() {
  local release=$1 folder=$2
  unfinished=$folder.$$
  trap 'rm -rf "$unfinished"' EXIT
  debootstrap --variant=minbase "$release" "$unfinished"
  printf '#!/bin/sh\nexit 101\n' >"$unfinished/usr/sbin/policy-rc.d"
  chmod 755 "$unfinished/usr/sbin/policy-rc.d"
  within "$unfinished" "${update[@]}"
  within "$unfinished" sh -c "$install_known" sh "${packages[@]}"
  [ "$release" != sid ] || within "$unfinished" sh -c "$newest_java"
  within "$unfinished" apt-get clean
  # A rename is all or nothing; the process that came first has made the same.
  [ -e "$folder" ] || mv "$unfinished" "$folder"
}

# OpenSSL as a program that sees the files of this system: by its own loader and libraries instead of chroot.
add_openssl() {
  local folder=$1 loader libraries
  within "$folder" "${update[@]}"
  within "$folder" apt-get install -y -qq --no-install-recommends openssl
  within "$folder" apt-get clean
  loader=$(find "$folder/usr" -name 'ld-linux*.so.*' -print -quit)
  libraries=$(dirname "$(find "$folder/usr/lib" -name libcrypto.so.3 -print -quit)")
  cat >"$folder/openssl-here.$$" <<END
#!/bin/sh
OPENSSL_CONF=/dev/null exec '$loader' --library-path '$libraries' '$folder/usr/bin/openssl' "\$@"
END
  chmod 755 "$folder/openssl-here.$$"
  mv "$folder/openssl-here.$$" "$folder/openssl-here"
}

# Servers that the probe is tried at, where the release of this system has none, or only older ones: PostgreSQL takes TLS at once from 17 on.
add_databases() {
  local folder=$1
  within "$folder" "${update[@]}"
  within "$folder" sh -c "$install_known" sh postgresql mysql-server-core
  within "$folder" apt-get clean
  touch "$folder/databases-here"
}

mkdir -p "$cache"
for release in trixie sid; do
  wanted=("${packages[@]}")
  [ "$release" != sid ] || wanted+=("$newest_java")
  folder=$cache/debian-$release-$(printf '%s\n' "${wanted[@]}" | sha256sum | cut -c1-8)
  [ -e "$folder" ] || (make_debian "$release" "$folder") >&2
  # For the judge of ML-DSA, which OpenSSL knows from 3.5 on. Added to a folder that was made before, too.
  if [ ! -x "$folder/openssl-here" ]; then (add_openssl "$folder") >&2; fi
  if [ "$release" = sid ] && [ ! -e "$folder/databases-here" ]; then (add_databases "$folder") >&2; fi
  echo "$folder"
done
