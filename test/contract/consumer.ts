/** What a program in TypeScript may and may not write; compiled by `package.test.ts` against the package as it is installed. */
import { readFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import {
  type ClaimValues,
  CountersignError,
  type Door,
  type Identity,
  initHome,
  instantFromMs,
  isRefusal,
  openDoor,
  openHome,
  type PathFailure,
  probeServer,
  type ServerMaterial,
  verifyClient,
} from 'countersign'

declare const request: IncomingMessage
const home = openHome('pki', { passphraseFile: 'passphrase' })
const material: ServerMaterial = await home.server('api.acme.internal')

// ---- claims -----------------------------------------------------------------------------------------------------------

const claims = {
  role: { type: 'string', oid: '1.3.6.1.4.1.32473.1' },
  scopes: { type: 'strings', oid: '1.3.6.1.4.1.32473.4' },
  level: { type: 'integer', oid: '1.3.6.1.4.1.32473.9' },
  tenant: { type: 'string', uri: 'urn:acme:tenant:' },
} as const
const typed = openDoor({ ...material, claims })
const verdict = typed.identify(request.socket)
if (verdict.state === 'verified') {
  const role: string | undefined = verdict.identity.claims.role
  const scopes: readonly string[] = verdict.identity.claims.scopes ?? []
  const level: number = verdict.identity.claims.level ?? 0
  console.log(role, scopes, level, verdict.identity.claims.tenant)
  // @ts-expect-error a claim may be absent
  const certain: string = verdict.identity.claims.role
  // @ts-expect-error a claim that was not asked for is not there
  console.log(certain, verdict.identity.claims.rank)
  // @ts-expect-error an identity is for reading
  verdict.identity.serial = '00'
} else {
  const failure: PathFailure = verdict.failure
  console.log(failure.kind === 'revoked' ? failure.reason : verdict.why)
  // @ts-expect-error only a verified client has an identity
  console.log(verdict.identity)
}
// @ts-expect-error there is no such type of claim
openDoor({ ...material, claims: { role: { type: 'text', oid: '1.3.6.1.4.1.32473.1' } } })
// @ts-expect-error a claim in a URI is text
openDoor({ ...material, claims: { level: { type: 'integer', uri: 'urn:acme:level:' } } })
// @ts-expect-error without a pin nobody is trusted
verifyClient(new Uint8Array(), { clientAuthority: '', clientCrl: '' })
// @ts-expect-error the moment is an Instant, whose grain is the second, and not milliseconds
verifyClient(new Uint8Array(), material, Date.now())
verifyClient(new Uint8Array(), material, instantFromMs(Date.now()))

// ---- doors -------------------------------------------------------------------------------------------------------------

const door: Door = openDoor(material, { clientsWithoutOrigin: 'allow' })
// @ts-expect-error options are words
openDoor(material, { clientsWithoutOrigin: true })
openDoor(material, { guideline: 'modern' })
// @ts-expect-error: there is no such guideline.
openDoor(material, { guideline: 'old' })
// @ts-expect-error what makes the door a door is not for turning off
door.tls.rejectUnauthorized = false

const show = ({ uris, claims }: Identity): string => `${uris[0]} ${claims['role']}`
const entry = door.enter(request)
if (entry.state === 'admitted') console.log(show(entry.identity))
// @ts-expect-error only who is admitted has an identity
else console.log(show(entry.identity))
const values: ClaimValues<typeof claims> = { role: 'admin' }

// ---- homes -------------------------------------------------------------------------------------------------------------

await initHome('pki', { organisation: 'Acme', trustDomain: 'acme.internal', passphrase: 'insecure-none' })
await initHome('pki', {
  organisation: 'Acme',
  trustDomain: 'acme.internal',
  passphrase: async () => 'four random words',
})
// @ts-expect-error a passphrase is never a value in the program's text; a function or a file gives it
await initHome('pki', { organisation: 'Acme', trustDomain: 'acme.internal', passphrase: 'four random words' })
await home.issue('client', 'alice', { claims: { ...values, level: 3n, since: new Date(0) }, keyType: 'ed25519' })
const device = await home.issue('client', 'device7', { request: await readFile('device7.csr'), days: 30 })
for (const { asked, why } of device.request.unmet) console.log(`not granted: ${asked} (${why})`)
// @ts-expect-error the key of a request stays where it was made
console.log(device.files.key)
// @ts-expect-error a request brings its key
await home.issue('client', 'device7', { request: '', keyType: 'ed25519' })
const ownKey: string = (await home.issue('client', 'bob')).files.key
console.log(ownKey)
for await (const row of home.issueBatch('client', 'staff.csv', { names: 'fitted' })) {
  if (row.state === 'failed') console.error(`line ${row.line}: ${row.refusal.message}`)
}
for await (const row of home.issueBatch('client', 'staff.csv', { names: 'fitted', days: 30 })) {
  if (row.state === 'failed') console.log(row.line, row.column, row.refusal.code)
  else if (row.state === 'issued') console.log(row.serial, row.directory)
  // @ts-expect-error a row that failed has no serial number
  console.log(row.serial)
}
// @ts-expect-error a row says its claims itself
home.issueBatch('client', 'staff.csv', { claims: { role: 'admin' } })
const { renewed, refused } = await home.renew({ expiring: '30d' })
for (const { certificate, fate } of renewed) console.log(certificate.serial, fate === 'keep')
console.log(
  refused[0]?.code,
  await home.renew(['alice', { serial: '4c71' }], { key: 'new', claims: { role: 'viewer' } }),
)
// @ts-expect-error what ends soon is said as a duration
await home.renew({ expiring: 30 })
// @ts-expect-error a certificate that is renewed is kept or revoked as its content says
await home.renew('alice', { fate: 'revoke' })
// @ts-expect-error a certificate is renewed once, under its own name
await home.renew('alice', { naming: 'again' })
// @ts-expect-error a certificate has one purpose
await home.issue('both', 'alice')
// @ts-expect-error reasons are those of RFC 5280, spelt as there
await home.revoke('alice', 'compromised')
const { crls, outdated } = await home.renewCrls({
  authority: 'clients',
  published: ['client-crl.pem'],
  from: 'record',
})
if (outdated.length > 0) console.log(`CRL ${crls[0]?.number} is not yet in ${outdated.join()}`)
// @ts-expect-error a CRL that was published is one authority's
await home.renewCrls({ published: ['client-crl.pem'] })
const { certificates, next } = await home.list({ expiring: '30d', claims: [{ name: 'role', value: 'admin' }] })
for await (const { name, serial } of home.listAll({ order: 'name' })) console.log(name, serial)
console.log(
  certificates.map(({ name, notAfter }) => `${name} until ${notAfter}`),
  next,
)
// @ts-expect-error a certificate has one purpose
await home.list({ usage: 'both' })
// @ts-expect-error an order is one of three
await home.list({ order: 'serial' })
// @ts-expect-error a state is one of those that are counted
await home.list({ states: ['good'] })
// @ts-expect-error a name is of a kind that certificates are listed by
await home.list({ subjectAltNames: [{ kind: 'registeredId', value: '1.2.3' }] })
// @ts-expect-error a mark of a page is the text that the page before gave
await home.list({ before: 3 })
// @ts-expect-error all are given without pages
home.listAll({ limit: 3 })
await home.show({ fingerprint: 'x5t#S256' })
const { attention, upcoming, exports: made } = await home.status()
console.log(
  attention.length,
  upcoming[0]?.at,
  made.filter(({ state }) => state === 'outdated'),
)
await home.export({ target: 'node', host: 'api.acme.internal', listen: '127.0.0.1:8443', out: 'deploy/node' })
// @ts-expect-error the home's own pin is meant, and stands in openHome alone
await home.export({ target: 'node', host: 'localhost', listen: '127.0.0.1:8443', out: 'deploy/node', pin: '' })
const { verdicts } = await home.checkAccess('access.json', { as: 'bob', asking: { method: 'GET', target: '/' } })
console.log(verdicts.map(({ outcome, why }) => `${outcome}: ${why}`))
// @ts-expect-error somebody has to ask
await home.checkAccess('access.json', { asking: { method: 'GET', target: '/' } })
const { added, permitted } = await home.permit(['acme.example'], { mode: 'dry-run' })
console.log(added.length, permitted ?? 'anything')
const { authority } = await home.addAuthority('partners', 'client')
console.log(authority?.pin, (await home.authorities()).authorities[0]?.exports.length)
await home.issue('client', 'bob', { authority: 'partners' })
await home.server('api.acme.internal', { authority: 'partners', serverAuthority: 'servers' })
// @ts-expect-error an authority signs for clients or for servers
await home.addAuthority('both', 'any')
// @ts-expect-error a list of names
await home.permit('acme.example')
const { bundle } = await home.exportBundle('alice', { out: 'alice.p12', passwordFile: 'alice.password' })
console.log(bundle.path, bundle.password.from === 'new-file' ? 'a new password' : bundle.protection)
await home.exportBundle('alice', { password: async () => 'correct horse', protection: 'compat' })
// @ts-expect-error: a bundle holds a secret, so that a password must come from somewhere
await home.exportBundle('alice', { out: 'alice.p12' })
// @ts-expect-error: and from one place alone
await home.exportBundle('alice', { password: () => 'correct horse', passwordFile: 'alice.password' })
// @ts-expect-error: RC2 is no choice
await home.exportBundle('alice', { passwordFile: 'alice.password', protection: 'legacy' })
await home.exportTrustStore('servers', { out: 'truststore.p12' })
// @ts-expect-error: a trust store is written somewhere
await home.exportTrustStore('servers', {})
const { directory: timers, install } = await home.exportTimer('acme', { out: 'deploy/timer' })
console.log(`cd ${timers} && ${install.join(' && ')}`)
await home.exportTimer('acme', { out: 'deploy/timer', every: 'hourly', command: '/etc/acme/reload', user: 'pki' })
// @ts-expect-error a timer is written somewhere
await home.exportTimer('acme', {})
// @ts-expect-error a rhythm is one of three
await home.exportTimer('acme', { out: 'deploy/timer', every: 'minutely' })
// @ts-expect-error the passphrase file is that of the home
await home.exportTimer('acme', { out: 'deploy/timer', passphraseFile: 'passphrase' })
const { exports } = await home.deliver('all')
console.log(
  exports.map(({ directory, reload }) => `${directory}: ${reload}`),
  (await home.checkCrls()).sound,
)
// @ts-expect-error every one, or one directory
await home.deliver('some')
const { deployments = [] } = await home.revoke('mallory', 'keyCompromise', { deploy: { withinSeconds: 10 } })
for (const { name, state, why } of deployments) if (state !== 'refused') console.error(`${name}: ${state}, ${why}`)
// @ts-expect-error a time is a number of seconds
await home.revoke('mallory', 'keyCompromise', { deploy: { withinSeconds: '10s' } })
const {
  verdict: proven,
  failures,
  attacks,
} = await home.probe('https://127.0.0.1:8443', { as: 'alice', identityPath: '/whoami' })
if (proven !== 'enforced') console.log(failures.map(({ attack, why }) => `${attack}: ${why}`))
// @ts-expect-error an attack that does not exist has no verdict
console.log(attacks['no-such-attack'].verdict)

// ---- a PKI without a home ------------------------------------------------------------------------------------------------

const byFiles = { cert: 'alice.pem', key: 'alice-key.pem', ca: 'client-ca.pem', serverCa: 'server-ca.pem' }
console.log((await probeServer('https://127.0.0.1:8443', { ...byFiles, host: 'api.acme.internal' })).failures)
const inToken = { ...byFiles, caKey: 'pkcs11:token=acme;object=ca', tokenPin: async () => '1234' }
console.log((await probeServer('https://127.0.0.1:8443', inToken)).failures)
// @ts-expect-error a PIN is asked for once it is needed, and not handed over before
await probeServer('https://127.0.0.1:8443', { ...inToken, tokenPin: '1234' })
// @ts-expect-error it is not said which CA the server must trust for its clients
await probeServer('https://127.0.0.1:8443', { cert: 'alice.pem', serverCa: 'public' })
// @ts-expect-error the name is one of a home
await probeServer('https://127.0.0.1:8443', { ...byFiles, as: 'alice' })

// ---- refusals ----------------------------------------------------------------------------------------------------------

try {
  await home.status()
} catch (error) {
  if (isRefusal(error) && error.code === 'name.taken') {
    const serial: string = error.facts.serial
    console.log(serial)
    // @ts-expect-error facts are those of the code
    console.log(error.facts.path)
  }
  if (error instanceof CountersignError) console.log(error.hint)
}
