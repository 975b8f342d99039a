#!/usr/bin/env bash
# Installs the scanners that `npm run lab` compares the probe with: sslscan and nmap of this Debian as packages, as root; testssl.sh of
# Debian 13, which can present a client certificate as that of Debian 12 cannot, sslyze and tlsx in a cache folder. Starts none of them.
#
#   scripts/install-scanners.sh            as root; needs Go 1.26 and Python 3.11
#
# Delete the folder to have it made anew.
set -euo pipefail

lab=$(cd "$(dirname "${BASH_SOURCE[0]}")/../test/lab" && pwd)
folder=${XDG_CACHE_HOME:-$HOME/.cache}/countersign/scanners
export DEBIAN_FRONTEND=noninteractive
testssl_version=3.2.1+dfsg-1

apt-get install -y -qq --no-install-recommends sslscan nmap bsdextrautils procps >/dev/null

# A package that is shell and data alone: it is unpacked from another release, whose lists stay in a folder of their own.
get_testssl() {
  local apt=$folder/apt
  mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$apt/state"
  touch "$apt/status"
  local mirror
  # The same mirror as this system's.
  mirror=$(apt-get indextargets --format '$(REPO_URI)' | grep -v security | head -n 1)
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror trixie main" >"$apt/sources.list"
  local options=(-o "Dir::Etc::sourcelist=$apt/sources.list" -o Dir::Etc::sourceparts=/dev/null -o "Dir::State=$apt/state"
    -o "Dir::State::lists=$apt/lists" -o "Dir::Cache=$apt/cache" -o "Dir::State::status=$apt/status" -o APT::Sandbox::User=root)
  apt-get "${options[@]}" update -qq
  (cd "$apt" && apt-get "${options[@]}" download -qq "testssl.sh=$testssl_version")
  dpkg-deb -x "$apt"/testssl.sh_*.deb "$folder/testssl"
  rm -r "$apt"
  printf '#!/bin/sh\nTESTSSL_INSTALL_DIR=%s exec bash %s "$@"\n' "$folder/testssl/etc/testssl" "$folder/testssl/usr/bin/testssl" >"$folder/bin/testssl"
  chmod 755 "$folder/bin/testssl"
}

mkdir -p "$folder/bin"
[ -x "$folder/bin/testssl" ] || get_testssl
[ -x "$folder/bin/tlsx" ] ||
  (cd "$lab/go" && GOTOOLCHAIN=local CGO_ENABLED=0 go build -trimpath -mod=readonly -o "$folder/bin/" github.com/projectdiscovery/tlsx/cmd/tlsx)
[ -x "$folder/bin/sslyze" ] || {
  python3.11 -m venv "$folder/sslyze"
  "$folder/sslyze/bin/pip" install --quiet --require-hashes -r "$lab/requirements.txt"
  ln -s "$folder/sslyze/bin/sslyze" "$folder/bin/sslyze"
}
ls "$folder/bin"
