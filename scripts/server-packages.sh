#!/bin/sh
# Prints the packages that bring the servers of all targets on Debian, as their manifests say.
sed -n 's/.*on Debian: apt-get install \([a-z0-9 .+-]*\)".*/\1/p' "$(dirname "$0")"/../templates/*/target.json | tr ' ' '\n' | sort -u
