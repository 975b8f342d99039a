/** A home, a server of it that lets in its clients, and the program beside them: what the tests of the probe's command begin with. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { join } from 'node:path'
import { listen, type Twin } from '../support/twins.ts'
import { openWorkshop, type Workshop } from './program.ts'

export type Probed = { readonly workshop: Workshop; readonly twin: Twin; close(): Promise<void> }

/**
 * Opens them: alice is let in, and bob is revoked.
 *
 * @param page what the server answers
 */
export async function openProbed(page: string): Promise<Probed> {
  const workshop = openWorkshop()
  const { status, stderr } = await workshop.ask(
    [
      'init --org Acme --trust-domain acme.internal --insecure-no-passphrase',
      'issue client alice --uri spiffe://acme.internal/alice',
      'issue client bob --uri spiffe://acme.internal/bob',
      'issue server api.acme.internal --dns api.acme.internal',
      'revoke bob --reason keyCompromise',
    ]
      .map((line) => `countersign ${line}`)
      .join(' && '),
  )
  if (status !== 0) throw new Error(stderr)
  const read = (path: string) => readFileSync(join(workshop.directory, 'pki', path))
  const options = {
    key: read('issued/api.acme.internal/key.pem'),
    cert: read('issued/api.acme.internal/chain.pem'),
    ca: read('authorities/clients/certificate.pem'),
    crl: read('authorities/clients/crl.pem'),
    requestCert: true,
    rejectUnauthorized: true,
  }
  const twin = await listen(createServer(options, (_, response) => void response.end(page)))
  return {
    workshop,
    twin,
    close: async () => {
      await twin.close()
      workshop.remove()
    },
  }
}
