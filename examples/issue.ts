// Makes a PKI home, and issues a server's certificate and two clients' into it.
//
//   node issue.ts
//
// The passphrase lies in a file that only you can read:  (umask 077 && head -c 18 /dev/urandom | base64 > passphrase)

import { initHome, isRefusal, openHome } from 'countersign'

const passphraseFile = 'passphrase'

const { authorities } = await initHome('pki', { organisation: 'Acme', trustDomain: 'acme.internal', passphraseFile })
const pin = authorities.find(({ usage }) => usage === 'client')?.pin ?? ''
console.log(`keep this pin somewhere else too: ${pin}`)

const home = openHome('pki', { passphraseFile, pin })
await home.issue('server', 'api.acme.internal', { dns: ['api.acme.internal'], ips: ['127.0.0.1'] })
await home.issue('client', 'alice', { uris: ['spiffe://acme.internal/alice'], claims: { role: 'admin' } })

const { certificate, files } = await home.issue('client', 'bob', { claims: { role: 'viewer' }, days: 30 })
console.log(`${certificate.subject}, until ${certificate.notAfter}: ${files.certificate}`)

// Whatever is declined has a code and facts; sentences may change, codes do not.
try {
  await home.issue('client', 'bob')
} catch (error) {
  if (!isRefusal(error) || error.code !== 'name.taken') throw error
  console.log(`there is one already, with the serial number ${error.facts.serial}`)
}
