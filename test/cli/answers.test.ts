/** Every answer of `--json` has the shape that its schema promises. What the answers mean is for the workflows' tests. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands/index.ts'
import { makeRequest } from '../support/request-kit.ts'
import { answerFault, describedAnswers } from './answer-schema.ts'
import { openWorkshop, type Workshop } from './program.ts'

let workshop: Workshop
beforeAll(async () => {
  workshop = openWorkshop()
  const names = [{ kind: 'dns', value: '*.acme.internal' } as const, { kind: 'ip', value: '10.0.0.7' } as const]
  writeFileSync(join(workshop.directory, 'device.csr'), makeRequest({ names }))
  await workshop.ask("printf 'name,claim:role\\ncarol,admin\\ndave,\\n' > staff.csv")
})
afterAll(() => workshop.remove())

type Document = Readonly<Record<string, unknown>>

async function answerOf(line: string): Promise<{ status: number; document: Document; stderr: string }> {
  const { status, stdout, stderr } = await workshop.ask(`countersign ${line} --json`)
  return { status, document: JSON.parse(stdout) as Document, stderr }
}

/** A small life of a home, in which every command speaks. */
const lines = [
  ['init', 'init --org Acme --trust-domain acme.internal --insecure-no-passphrase'],
  ['issue', 'issue client alice --uri spiffe://acme.internal/alice --claim role=admin --claim scopes=read,write'],
  ['issue', 'issue client bob --ip 10.0.0.1 --days 10 --dry-run'],
  ['issue', 'issue client bob --uri spiffe://acme.internal/bob --days 10'],
  ['issue', 'issue client device --csr device.csr --dry-run'],
  ['issue', 'issue client device --csr device.csr --claim role=viewer'],
  ['show', 'show device'],
  ['issue', 'issue server api.acme.internal --dns api.acme.internal --key-type ed25519'],
  ['issue', 'issue client bob --again --p12 --p12-password-file bob.password'],
  ['export', 'export p12 bob --p12-password-file bob.password --friendly-name Bob --dry-run'],
  ['export', 'export p12 bob --p12-password-file bob.password --out bob.p12'],
  ['export', 'export java-truststore clients --out truststore.p12'],
  ['export', "export timer acme --out timer --every hourly --then 'systemctl reload nginx'"],
  ['export', 'export timer acme --out timer --scheduler cron --dry-run'],
  ['issue', 'issue client --batch staff.csv --dry-run'],
  ['issue', 'issue client --batch staff.csv --results made.csv'],
  ['renew', 'renew alice --dry-run'],
  ['renew', 'renew --expiring 30d --then true'],
  ['renew', 'renew alice --claim role=viewer'],
  ['rekey', 'rekey alice'],
  ['revoke', 'revoke alice --reason superseded --dry-run'],
  ['revoke', 'revoke alice --reason superseded'],
  ['access', 'access check pki/access/example.json'],
  ['access', 'access check pki/access/example.json --as bob'],
  ['access', 'access check pki/access/example.json --as bob GET /jobs'],
  ['list', 'list'],
  ['list', 'list --limit 1'],
  ['list', 'list --expiring-within 30'],
  ['show', 'show alice'],
  ['crl', 'crl --check'],
  ['crl', 'crl clients'],
  ['status', 'status'],
  ['targets', 'targets'],
  ['targets', 'targets nginx'],
  ['completion', 'completion fish'],
  ['export', 'export node --host api.acme.internal --listen 127.0.0.1:8443 --out out --dry-run'],
  ['export', 'export node --host api.acme.internal --listen 127.0.0.1:8443 --out out'],
  ['export', 'export --only tls --out out'],
  ['export', 'export --only tls --all --dry-run'],
  ['crl', 'crl'],
] as const

describe('answers', () => {
  it.each(lines)('%s: %s', async (command, line) => {
    const { status, document, stderr } = await answerOf(line)
    expect(status).toBe(0)
    expect(answerFault(command, document)).toBeUndefined()
    expect(stderr).toBe('')
    // The twin: a schema that took anything would prove nothing.
    expect(answerFault(command, { ...document, surprise: true })).toContain('additional properties')
  })

  it('tells of the shards of a CRL, and of those that are missing', async () => {
    const url = 'http://crl.acme.internal/{authority}.crl'
    const distribution = `"distribution": { "crlUrl": "${url}", "crlShards": 2 }`
    await workshop.ask(`sed -i 's|"distribution": {}|${distribution}|' pki/countersign.json`)
    const { status, document } = await answerOf('crl --check')
    expect(status).toBe(1)
    const shards = { total: 2, behind: ['1-of-2', '2-of-2'] }
    expect(document).toMatchObject({ crls: [{ shards }, { shards }] })
    expect(answerFault('crl', document)).toBeUndefined()
    const signed = await answerOf('crl')
    expect(signed).toMatchObject({ status: 0, document: { crls: [{ shards: { behind: [] } }, {}] } })
    expect(answerFault('crl', signed.document)).toBeUndefined()
    expect((await workshop.ask('countersign authority show clients')).stdout).toContain(
      '2, in pki/authorities/clients/shards',
    )
  })

  it('gives a document for a probe of a server that is not there, and exits 4', async () => {
    const { status, document } = await answerOf('probe https://127.0.0.1:9 --host api.acme.internal --as bob')
    expect(status).toBe(4)
    expect(answerFault('probe', document)).toBeUndefined()
    expect(document['verdict']).toBe('inconclusive')
  })

  it('gives a document for a file of which rows fail, and exits 1', async () => {
    await workshop.ask("printf 'name\\nErin Smith\\n' > more.csv")
    const { status, document } = await answerOf('issue client --batch more.csv')
    expect(status).toBe(1)
    expect(answerFault('issue', document)).toBeUndefined()
    expect(document).toMatchObject({ failed: 1, failures: [{ line: 2, column: 'name', proposal: 'erin-smith' }] })
  })

  it('writes the document of a probe to a file too, beside its other forms', async () => {
    const line = 'probe https://127.0.0.1:9 --host api.acme.internal --as bob --report a.json --report a.html'
    const { status, document } = await answerOf(line)
    expect(status).toBe(4)
    expect(answerFault('probe', document)).toBeUndefined()
    const shown = await workshop.ask('cat a.json')
    expect(JSON.parse(shown.stdout)).toEqual(document)
  })

  it('describes each command, refusals, and what they share', () => {
    const expected = [...commands.map(({ name }) => name), 'error', 'facts']
    expect([...describedAnswers].sort()).toEqual(expected.sort())
  })
})
