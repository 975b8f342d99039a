#!/bin/sh
# HAProxy 3.0.11 of Debian 13: a backslash at the end of a line of its configuration does not continue that line.
#
# Guessed: outside of quotes a backslash takes what follows, as in a shell, the end of the line too, so that a directive may go on in the next line and
# a comment may swallow one. Seen: the line ends all the same. The backslash is a word of its own, and the next line is a directive of its own, also
# behind a comment. HAProxy 2.6.12 of Debian 12 and 3.2.26 of Debian unstable do likewise. Exits with 1 if that is no longer so.
#
# As root, with debootstrap: Debian 13 is made in a temporary folder.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
debootstrap --variant=minbase --include=haproxy trixie "$folder/debian" >"$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }
version=$(chroot "$folder/debian" dpkg-query -W -f '${Version}' haproxy)
[ "$version" = 3.0.11-1+deb13u4 ] || echo "HAProxy is $version by now"

cat >"$folder/debian/tmp/value.cfg" <<'END'
global
  maxconn \
  100
END
cat >"$folder/debian/tmp/comment.cfg" <<'END'
global
  # ends here: \
  maxconn many
END
status=0
for name in value comment; do
  said=$(chroot "$folder/debian" haproxy -c -f "/tmp/$name.cfg" 2>&1 || true)
  printf '%s\n' "$said" | grep 'parsing \[' || true
  case $name in
    value) expected="$name.cfg:3] : unknown keyword '100'" ;;
    comment) expected="$name.cfg:3] : cannot parse 'maxconn' value 'many'" ;;
  esac
  case $said in *"$expected"*) ;; *) echo "not seen: $expected"; status=1 ;; esac
done
exit $status
