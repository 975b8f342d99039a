#!/bin/sh
# Node.js 24.21.0: KeyObject.equals between public keys of two kinds leaves an error in OpenSSL's queue.
#
# Guessed: `equals` says false and changes nothing. Seen: it says false, and the next createPrivateKey, of a sound key, throws
# "different key types"; the one after that succeeds. Exits with 1 if that is no longer so.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-save --no-fund --no-audit --prefix . node@24.21.0 >/dev/null
cat > equals.cjs <<'END'
const { createPrivateKey, generateKeyPairSync } = require('node:crypto')
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const ed = generateKeyPairSync('ed25519')
const key = ed.privateKey.export({ type: 'pkcs8', format: 'der' })
const open = () => {
  try {
    return createPrivateKey({ key, format: 'der', type: 'pkcs8' }).asymmetricKeyType
  } catch (error) {
    return error.message
  }
}
const seen = [open(), ec.publicKey.equals(ed.publicKey), open(), open()]
console.log(`Node.js ${process.version}, OpenSSL ${process.versions.openssl}:`, seen)
const expected = ['ed25519', false, 'error:03000065:digital envelope routines::different key types', 'ed25519']
process.exitCode = JSON.stringify(seen) === JSON.stringify(expected) ? 0 : 1
END
./node_modules/.bin/node equals.cjs
