#!/bin/sh
# Node.js 24.21.0: a program in the background sets the terminal back, when it ends, to the mode in which it found it.
#
# Guessed: a process that never touches the terminal, and writes to no more than a file, leaves its mode alone. Seen: one that was
# started while the terminal did not echo turns the echo off when it ends, though it was turned on since; so does each that a shell
# starts with & while it edits the next line. With stdin from /dev/null it does not. Exits with 1 if that is no longer so.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-save --no-fund --no-audit --prefix . node@24.21.0 >/dev/null
cat > session.sh <<'END'
for input in /dev/tty /dev/null; do
  mkfifo go
  stty -echo
  ./node_modules/.bin/node -e 'console.log("started"); fs.readFileSync("go")' < $input > log 2>&1 &
  until grep -q started log; do sleep 0.1; done
  stty echo
  echo > go
  wait $!
  rm go log
  case " $(stty -a) " in *' echo '*) echo "$input: echo" ;; *) echo "$input: -echo" ;; esac
done
END
script -qec 'sh session.sh' /dev/null < /dev/null | tr -d '\r' | tee seen
printf '/dev/tty: -echo\n/dev/null: echo\n' | cmp -s - seen || exit 1
