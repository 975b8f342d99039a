#!/bin/sh
# Node.js 24.21.0, OpenSSL 3.5: the groups of a TLS server also decide which client certificates it takes, over TLS 1.2 alone.
#
# Guessed: `ecdhCurve: 'P-384'` limits the key exchange, and a client with a certificate on P-256 is let in over both versions, for the server
# takes its signature algorithm. Seen: over TLS 1.3 it is; over TLS 1.2 the server ends the handshake with alert 47 (illegal parameter), for there the
# groups also say on which curves a certificate may be (RFC 8422 §5.1). With P-256 among the groups, behind P-384, it is let in over both. Exits with 1
# if that is no longer so.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-save --no-fund --no-audit --prefix . node@24.21.0 >/dev/null
for one in 'ca P-384' 'server P-384' 'client P-256'; do
  set -- $one
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:$2 -nodes -keyout $1.key -out $1.pem -days 30 -subj /CN=$1 2>>log
done
cat > ask.cjs <<'END'
const { readFileSync: read } = require('node:fs')
const tls = require('node:tls')
const [key, cert, ca] = ['server.key', 'server.pem', 'client.pem'].map((file) => read(file))
const ask = (ecdhCurve, version) =>
  new Promise((answer) => {
    const options = { key, cert, ca, requestCert: true, rejectUnauthorized: true, ecdhCurve }
    const server = tls.createServer(options, (socket) => socket.end('in'))
    const ended = (how) => {
      console.log(`${ecdhCurve}, ${version}: ${how}`)
      server.close(answer)
    }
    server.listen(0, '127.0.0.1', () => {
      const own = { key: read('client.key'), cert: read('client.pem'), rejectUnauthorized: false }
      const client = tls.connect({ port: server.address().port, host: '127.0.0.1', minVersion: version, maxVersion: version, ...own })
      client.once('data', (text) => ended(String(text)))
      client.once('error', ({ message }) => ended(/alert number (\d+)/.exec(message)?.[0] ?? message))
    })
  })
const all = async () => {
  for (const groups of ['P-384', 'P-384:P-256']) for (const version of ['TLSv1.3', 'TLSv1.2']) await ask(groups, version)
}
all()
END
./node_modules/.bin/node ask.cjs | tee seen
./node_modules/.bin/node -p '`Node.js ${process.version}, OpenSSL ${process.versions.openssl}`'
cat > expected <<'END'
P-384, TLSv1.3: in
P-384, TLSv1.2: alert number 47
P-384:P-256, TLSv1.3: in
P-384:P-256, TLSv1.2: in
END
cmp -s seen expected || exit 1
