/**
 * What a newer Node.js says of certificates, and of handshakes with them, as one line of JSON. Runs under that Node.js.
 *
 *   judge.mjs read CERTIFICATE ANCHOR
 *   judge.mjs shake '{ "version": "TLSv1.3", "server": SIDE, "client": SIDE }'
 *
 * A SIDE names the PEM files `certificate` and `key` that it shows, or a `bundle` and the file of its `password` (a client may have
 * none), and the files that it judges the other by: `anchor` and, where it asks one, `crl`.
 */
import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect, createSecureContext, createServer } from 'node:tls'

function read(certificateFile, anchorFile) {
  const certificate = new X509Certificate(readFileSync(certificateFile))
  const anchor = new X509Certificate(readFileSync(anchorFile))
  return {
    subject: certificate.subject,
    names: certificate.subjectAltName,
    purposes: certificate.keyUsage,
    serial: certificate.serialNumber,
    notBefore: certificate.validFromDate,
    notAfter: certificate.validToDate,
    authority: certificate.ca,
    key: certificate.publicKey.asymmetricKeyType,
    issued: certificate.checkIssued(anchor),
    verified: certificate.verify(anchor.publicKey),
  }
}

const options = ({ certificate, key, bundle, password, anchor, crl }, version) => ({
  ...(bundle && { pfx: readFileSync(bundle), passphrase: readFileSync(password, 'utf8').trimEnd() }),
  ...(certificate && { cert: readFileSync(certificate), key: readFileSync(key) }),
  ca: readFileSync(anchor),
  ...(crl && { crl: readFileSync(crl) }),
  minVersion: version,
  maxVersion: version,
})

/** One handshake and, where both sides agree to it, one word over it. A server that does not insist tells its objection. */
async function shake({ version, server: serves, client: asks }, insist = true) {
  // Before anything listens: a bundle that does not open is thrown.
  const asking = options(asks, version)
  createSecureContext(asking)
  const said = []
  const listener = createServer(
    { ...options(serves, version), requestCert: true, rejectUnauthorized: insist },
    (socket) => {
      if (!socket.authorized) said.push(`server: ${socket.authorizationError?.code ?? socket.authorizationError}`)
      socket.on('error', () => undefined)
      socket.end(socket.authorized ? 'welcome' : '')
    },
  )
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const socket = connect({
    ...asking,
    host: '127.0.0.1',
    servername: 'localhost',
    port: listener.address().port,
  })
  let heard = ''
  let protocol
  socket.on('secureConnect', () => {
    protocol = socket.getProtocol()
  })
  socket.setEncoding('utf8').on('data', (chunk) => (heard += chunk))
  socket.on('error', ({ code }) => said.push(`client: ${code}`))
  if (!socket.closed) await new Promise((closed) => socket.once('close', closed))
  listener.close()
  await once(listener, 'close')
  if (heard === 'welcome') return { accepted: true, protocol }
  if (!insist) return { accepted: false, said: said.join('; ') }
  const asked = await shake({ version, server: serves, client: asks }, false)
  return { accepted: false, said: [...said, asked.said].join('; ') }
}

/** Shakes hands, unless a bundle does not open. */
async function shakeOrSay(sides) {
  try {
    return await shake(sides)
  } catch (error) {
    return { accepted: false, said: error.message }
  }
}

const [command, ...rest] = process.argv.slice(2)
const answer = command === 'read' ? read(...rest) : await shakeOrSay(JSON.parse(rest[0]))
process.stdout.write(`${JSON.stringify(answer)}\n`)
