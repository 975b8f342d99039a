#!/bin/sh
# Node.js 24.21.0, OpenSSL 3: a CRL that speaks for some certificates only is never enough for the option `crl` of a TLS server.
#
# Guessed: Node.js lets in a client whose certificate points to the CRL that it is given, where the CRL's critical
# issuingDistributionPoint names that address, as `openssl verify -crl_check` does. Seen: it says UNABLE_TO_GET_CRL, for it has OpenSSL
# look up the whole chain, the trusted root too, which points to no CRL. The same CRL without issuingDistributionPoint will do. `openssl
# verify -crl_check_all` says error 44, "different CRL scope", of the root. Exits with 1 if that is no longer so.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-save --no-fund --no-audit --prefix . node@24.21.0 >/dev/null
cat > ca.cnf <<'END'
[ca]
default_ca = own
[own]
database = index.txt
crlnumber = number
default_md = sha256
default_crl_days = 30
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[client]
extendedKeyUsage = clientAuth
crlDistributionPoints = URI:http://crl.example/1-of-2.crl
[whole]
authorityKeyIdentifier = keyid
[shard]
authorityKeyIdentifier = keyid
issuingDistributionPoint = critical, @scope
[scope]
fullname = URI:http://crl.example/1-of-2.crl
[req]
distinguished_name = name
[name]
END
new_key="-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -config ca.cnf"
{
  openssl req -x509 $new_key -keyout root.key -out root.pem -days 30 -subj /CN=root -extensions root
  openssl req $new_key -keyout client.key -out client.csr -subj /CN=client
  openssl x509 -req -in client.csr -CA root.pem -CAkey root.key -set_serial 2 -days 30 -extfile ca.cnf -extensions client -out client.pem
  : > index.txt
  echo 01 > number
  for scope in whole shard; do
    openssl ca -config ca.cnf -gencrl -keyfile root.key -cert root.pem -crlexts $scope -out $scope.pem
  done
} 2> log || { cat log; exit 1; }
cat > ask.cjs <<'END'
const { readFileSync: read } = require('node:fs')
const tls = require('node:tls')
const [key, cert, ca] = ['client.key', 'client.pem', 'root.pem'].map((file) => read(file))
const judge = (crl) =>
  new Promise((answer) => {
    const options = { key, cert, ca, requestCert: true, rejectUnauthorized: false, crl: read(crl) }
    const server = tls.createServer(options, (socket) => {
      answer(`${crl}: ${socket.authorizationError ?? 'authorized'}`)
      socket.destroy()
      server.close()
    })
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      tls.connect({ port, host: '127.0.0.1', key, cert, rejectUnauthorized: false }).on('error', () => {})
    })
  })
judge('whole.pem').then(console.log).then(() => judge('shard.pem')).then(console.log)
END
{
  ./node_modules/.bin/node ask.cjs
  for look in -crl_check '-crl_check -crl_check_all'; do
    openssl verify $look -CAfile root.pem -CRLfile shard.pem client.pem 2>&1 | grep -e OK -e 'error [0-9]'
  done
} | tee seen
./node_modules/.bin/node -p '`Node.js ${process.version}, OpenSSL ${process.versions.openssl}`'
openssl version
cat > expected <<'END'
whole.pem: authorized
shard.pem: UNABLE_TO_GET_CRL
client.pem: OK
error 44 at 1 depth lookup: different CRL scope
END
cmp -s seen expected || exit 1
