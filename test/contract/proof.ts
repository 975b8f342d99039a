/** What every target must stand, from a real home: attacked at its start, after a revocation, a renewal, and bad reloads. */
import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto'
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:https'
import { join } from 'node:path'
import { connect, type TLSSocket } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addSeconds, type SerialNumber } from '../../src/core/brand.ts'
import type { MaterialPaths } from '../../src/target/manifest.ts'
import type { ExportOptions } from '../../src/workflow/export.ts'
import { writeTarget } from '../../src/workflow/export.ts'
import { proveServer } from '../../src/workflow/prove.ts'
import { type Served, serve } from '../../src/workflow/serve.ts'
import { parseCertificatePem } from '../../src/x509/certificate.ts'
import { encodeCrlPem } from '../../src/x509/crl.ts'
import { keyFrom, type Made, makeCertificate, makeCrl } from '../support/certificate-kit.ts'
import { knowPassphrase, makeHome, type TestHome } from '../support/home.ts'
import { shippedTargets } from '../support/target-kit.ts'

type Issued = Awaited<ReturnType<TestHome['issue']>>
const versions = ['TLSv1.2', 'TLSv1.3'] as const

/** Runs the contract. `program` is the server to start in the place of the first word of its commands. */
export function proofContract(name: string, program?: string): void {
  describe('from a real home', () => {
    let home: TestHome
    let options: ExportOptions
    let server: Served
    let paths: MaterialPaths
    let [alice, bob, carol]: Issued[] = []
    let authority: Made
    let trusted: string
    let crls = 1000

    const exportIt = async () => {
      const exported = await writeTarget(options, home.ports)
      const { check, run } = exported.commands
      const swapped = { check: [program ?? check[0], ...check.slice(1)], run: [program ?? run[0], ...run.slice(1)] }
      return {
        ...exported,
        commands: { ...exported.commands, ...(swapped as { check: typeof check; run: typeof run }) },
      }
    }

    /** The credential of an issuance, for https. */
    const credentialOf = async ({ files }: Issued) => ({
      cert: await home.read(files.chain ?? files.certificate),
      key: await home.read(files.key as string),
    })
    const port = () => Number(options.listen.split(':').at(-1))

    /** The status that a client gets over each version, or `refused`. */
    const statusesOf = (as: Issued): Promise<(number | 'refused')[]> =>
      Promise.all(versions.map((one) => ask(as, { one })))

    const ask = async (
      as: Issued,
      { one, agent }: { one?: (typeof versions)[number]; agent?: Agent },
    ): Promise<number | 'refused'> => {
      const credential = await credentialOf(as)
      return new Promise((resolve) => {
        request({
          host: '127.0.0.1',
          port: port(),
          servername: 'localhost',
          headers: { host: `localhost:${port()}` },
          ca: trusted,
          ...credential,
          ...(one === undefined ? {} : { minVersion: one, maxVersion: one }),
          agent: agent ?? false,
        })
          .on('error', () => resolve('refused'))
          .on('response', (response) => {
            response.resume()
            response.on('close', () => resolve(response.statusCode ?? 0))
          })
          .end()
      })
    }

    const attack = (revoked: string) =>
      proveServer(
        {
          home: home.path,
          url: `https://${options.listen}`,
          host: 'localhost',
          as: 'alice',
          revoked,
          path: '/',
          unsafePath: '/',
          operator: 'not-stated',
          mint: 'allowed',
          passphrase: knowPassphrase,
          watch: () => undefined,
        },
        home.ports,
      )

    /** Attacks with everything, over both versions, and expects that nothing gets through. */
    const expectAllRefused = async (revoked: string): Promise<void> => {
      const report = await attack(revoked)
      const answered = report.controls.filter(({ state }) => state === 'answered').map(({ version }) => version)
      expect(answered).toHaveLength(report.controls.length)
      expect(new Set(answered)).toEqual(new Set(['1.2', '1.3']))
      expect(report.results.filter(({ verdict }) => verdict !== 'enforced')).toEqual([])
      expect(report.verdict).toBe('enforced')
    }

    beforeAll(async () => {
      home = await makeHome()
      const target = (await shippedTargets()).find((one) => one.name === name)
      paths = target?.material as MaterialPaths
      const role = { claims: [{ name: 'role', value: 'admin' }] }
      alice = await home.issue('client', 'alice', role)
      bob = await home.issue('client', 'bob')
      carol = await home.issue('client', 'carol')
      await home.issue('client', 'mallory')
      await home.revoke('mallory')
      await home.issue('server', 'localhost')
      trusted = await home.read(home.authority('server').certificate)
      const anchorPem = await home.read(home.authority('client').certificate)
      const secret = createPrivateKey(await home.read(home.authority('client').key))
      const certificate = parseCertificatePem(anchorPem)
      authority = {
        certificate,
        der: certificate.der,
        pem: anchorPem,
        key: keyFrom('ec-p256', createPublicKey(secret), secret),
      }
      options = {
        home: home.path,
        target: name,
        host: 'localhost',
        listen: `127.0.0.1:${await home.ports.network.freePort('127.0.0.1')}`,
        out: join(home.path, '..', 'server'),
        origins: [],
        mode: 'export',
      }
      server = await serve(await exportIt(), home.ports)
    })
    afterAll(async () => {
      await server?.stop()
      await home?.remove()
    })

    it('refuses every attack as it was exported', () => expectAllRefused('mallory'))

    it('refuses a revoked client once it has the new CRL, on a live connection too, and every attack again', async () => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      expect(await statusesOf(bob!)).toEqual([200, 200])
      expect(await ask(bob!, { agent })).toBe(200)
      await home.revoke('bob')
      await exportIt()
      await server.reload()
      expect([403, 'refused']).toContain(await ask(bob!, { agent }))
      agent.destroy()
      for (const answer of await statusesOf(bob!)) expect(answer).toBe('refused')
      await expectAllRefused('bob')
    })

    it('takes up a renewed server certificate, and refuses every attack again', async () => {
      const before = await servedFingerprint()
      await home.issue('server', 'localhost', { naming: 'again' })
      await exportIt()
      await server.reload()
      expect(await servedFingerprint()).not.toBe(before)
      await expectAllRefused('bob')
    })

    const servedFingerprint = async (): Promise<string> => {
      const credential = await credentialOf(alice!)
      const at = { host: '127.0.0.1', port: port(), servername: 'localhost', ca: trusted }
      return new Promise((resolve, reject) => {
        const socket: TLSSocket = connect({ ...at, ...credential }, () => {
          resolve(new X509Certificate(socket.getPeerCertificate().raw).fingerprint256)
          socket.destroy()
        }).on('error', reject)
      })
    }

    describe('keeps the good CRL in the place of', () => {
      const now = () => home.ports.clock.now()
      const signed = (by: Made, wishes: Parameters<typeof makeCrl>[2] = {}, revoked: SerialNumber[] = []): string => {
        crls += 1
        return encodeCrlPem(makeCrl(by, revoked, { thisUpdate: addSeconds(now(), -60), number: crls, ...wishes }).der)
      }
      /** A CA of the same name, with another key. */
      const impostor = (): Made => makeCertificate({ subject: authority.certificate.tbs.subject })

      const bad: Readonly<Record<string, () => string | undefined>> = {
        'a file that is gone': () => undefined,
        'an empty file': () => '',
        'a CRL that expired': () =>
          signed(authority, { thisUpdate: addSeconds(now(), -7200), nextUpdate: addSeconds(now(), -3600) }),
        'a CRL from the future': () => signed(authority, { thisUpdate: addSeconds(now(), 3600) }),
        'a CRL with an older number': () => signed(authority, { number: 1 }),
        'a CRL of another CA of the same name': () => signed(impostor()),
        'a CRL of the right name, signed with another key': () => signed(authority, { signedBy: impostor().key }),
        'two CRLs': () => signed(authority) + signed(authority),
        'a certificate': () => authority.pem,
        'a CRL and a certificate': () => signed(authority) + authority.pem,
      }
      it.each(Object.keys(bad))('%s', async (what) => {
        const file = join(options.out, paths.clientCrl)
        const content = bad[what]!()
        if (content === undefined) rmSync(file)
        else {
          writeFileSync(`${file}.next`, content)
          renameSync(`${file}.next`, file)
        }
        await expect(server.reload()).rejects.toThrow(expect.objectContaining({ code: 'process.failed' }))
        expect(await statusesOf(bob!)).toEqual(['refused', 'refused'])
        expect(await statusesOf(alice!)).toEqual([200, 200])
      })

      it('all of these, and takes the next good one, after which every attack is refused again', async () => {
        await home.revoke('carol')
        await exportIt()
        await server.reload()
        expect(await statusesOf(carol!)).toEqual(['refused', 'refused'])
        await expectAllRefused('carol')
      })
    })
  })
}
