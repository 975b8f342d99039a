// The log: a line for each request and each refused handshake. What is worth a line, others decide.
//
//   2027-01-31T12:00:00Z 192.0.2.7 4f0a… "spiffe://acme.internal/alice" "GET /admin" 200
//
// When, from where, serial number and first name of the certificate, what was asked, what the answer was, and why it was a
// refusal. Whatever comes from outside stands in quotes, in ASCII, on its one line.

/** The present whole second in milliseconds, the grain that certificates have. */
export function now() {
  return Math.floor(Date.now() / 1000) * 1000
}

export function instant(ms) {
  return new Date(ms).toISOString().replace('.000Z', 'Z')
}

export const quote = (text) =>
  JSON.stringify(text).replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Every line begins with its time. */
export function stamped(line) {
  return `${instant(now())} ${line}`
}

export function who({ address, peer }) {
  const { uris = [], dns = [], emails = [], serial = '-' } = peer?.identity ?? {}
  const [name] = [...uris, ...dns, ...emails]
  return `${address ?? '-'} ${serial} ${name === undefined ? '-' : quote(name)}`
}

/** Refused handshakes of this minute that were told already, and how often they came again. */
const refused = new Map()
const TOLD_AT_MOST = 1000

export function logRefused({ whose, peer, why }) {
  const line = `${who({ address: whose, peer })} handshake refused ${quote(why)}`
  const told = refused.has(line) ? line : refused.size < TOLD_AT_MOST ? undefined : 'handshakes refused'
  if (told === undefined) console.error(stamped(line))
  refused.set(told ?? line, (refused.get(told ?? line) ?? 0) + (told === undefined ? 0 : 1))
}

/** Sums up what came again: a flood must not fill the disk. */
export function logRepeated() {
  for (const [line, times] of refused) if (times > 0) console.error(stamped(`${line}, and ${times} more like it`))
  refused.clear()
}

/** Ends the start of a server that must not run so. */
export function stop(error) {
  console.error(stamped(`not started: ${error.message}`))
  process.exit(1)
}
