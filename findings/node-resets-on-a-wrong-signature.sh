#!/bin/sh
# Node.js 24.21.0: an https server with rejectUnauthorized: false resets connections whose client certificate has a wrong signature.
#
# Guessed: whatever is wrong with a certificate, `authorized` is false, `authorizationError` says why, and the request is answered, as
# it is for a certificate of a CA that is not known. Seen: of a certificate whose issuer has the known CA's name and another key, the
# complaint of OpenSSL stays in its queue, and the next read of the connection fails with it: no answer. Exits with 1 if that
# is no longer so.
set -eu
folder=$(mktemp -d)
trap 'kill $server 2>/dev/null || true; rm -rf "$folder"' EXIT
server=
cd "$folder"
npm install --silent --no-save --no-fund --no-audit --prefix . node@24.21.0 >/dev/null
authority() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$1.key" -out "$1.pem" -days 2 -subj "/CN=$2" 2>/dev/null
}
signed() {
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$1.key" -out "$1.csr" -subj "/CN=$1" 2>/dev/null
  openssl x509 -req -in "$1.csr" -CA "$2.pem" -CAkey "$2.key" -out "$1.pem" -days 2 2>/dev/null
}
authority ca 'Example CA'
authority namesake 'Example CA'
authority stranger 'Another CA'
signed localhost ca
signed of-namesake namesake
signed of-stranger stranger
cat > server.cjs <<'JS'
const { readFileSync } = require('node:fs')
const read = (path) => readFileSync(path)
require('node:https')
  .createServer(
    { key: read('localhost.key'), cert: read('localhost.pem'), ca: read('ca.pem'), requestCert: true, rejectUnauthorized: false },
    ({ socket }, response) => response.end(`answered, because ${socket.authorizationError}`),
  )
  .on('clientError', (error, socket) => socket.destroy())
  .listen(0, '127.0.0.1', function () {
    console.log(this.address().port)
  })
JS
./node_modules/.bin/node server.cjs > port &
server=$!
until [ -s port ] || ! kill -0 $server; do sleep 0.1; done
ask() {
  curl -sk --cert "$1.pem" --key "$1.key" "https://127.0.0.1:$(cat port)/" || echo "no answer"
}
seen="of a stranger: $(ask of-stranger); of a namesake: $(ask of-namesake)"
echo "Node.js $(./node_modules/.bin/node --version): $seen"
[ "$seen" = 'of a stranger: answered, because UNABLE_TO_VERIFY_LEAF_SIGNATURE; of a namesake: no answer' ]
