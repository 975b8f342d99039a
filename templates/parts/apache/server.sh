look_further() {
  "$program" -d "$PWD" -f httpd.conf -t || { echo 'httpd.conf is not good'; return 1; }
}

serve() {
  rm -f run/httpd.pid
  exec setsid "$program" -d "$PWD" -f httpd.conf -DFOREGROUND
}

outdated() { # before, now
  echo "$1"
}

. ./keep.sh
