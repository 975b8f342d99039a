/**
 * What must hold for an exported server through its whole life, shown by the probe: checked by itself, attacked when it starts, after each
 * revocation and renewal, and after reloads with a CRL that is gone, empty, expired or another authority's.
 */
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:https'
import { join } from 'node:path'
import { connect, type TLSSocket } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addSeconds, type Instant, parseEntryName } from '../../src/core/brand.ts'
import type { Processes } from '../../src/core/port/processes.ts'
import { isRefusal } from '../../src/core/refusal.ts'
import { chooseFreePorts } from '../../src/export/command.ts'
import type { Exported } from '../../src/export/write.ts'
import { attacks } from '../../src/probe/attacks/index.ts'
import type { Report } from '../../src/probe/report/report.ts'
import { type Served, serve } from '../../src/workflow/run-exported.ts'
import { keepBesides } from '../../src/workflow/trial.ts'
import { parseCertificatePem } from '../../src/x509/certificate.ts'
import { assembleTbsCertList, encodeCertificateList, encodeCrlEntry, encodeCrlPem } from '../../src/x509/crl.ts'
import { keyIdentifierOf } from '../../src/x509/pin.ts'
import { makeCertificate } from '../support/certificate-kit.ts'
import { knowPassphrase, makeHome, type TestHome, unusualOrganisation } from '../support/home.ts'
import {
  type ExportOptions,
  issueCredential,
  type ProveRequest,
  proveServer,
  refreshCrls,
  writeTarget,
} from '../support/workflows.ts'
import { enforcesAccess } from './access.ts'
import type { Stand } from './stand.ts'

const HOST = 'api.acme.internal'
const DAY = 86_400
/** What who may not in gets to hear: an HTTP status, or the end of the connection. */
const refusals: readonly (number | 'refused')[] = [400, 403, 'refused']
const watch = () => undefined

/** What each of them is exported with: anybody who is let in has a page, an admin one more, and nobody a third. */
const rules = {
  rules: [
    { paths: ['/'], methods: ['GET', 'POST'], require: 'any-client' },
    { paths: ['/admin'], methods: ['GET'], require: { role: ['admin'] } },
    { paths: ['/metrics'], require: 'nobody' },
  ],
}

/** What the probe finds at a server that does not claim to see to it; one that enforces no rules is given none. */
const unclaimed = {
  access: ['forbidden-request', 'not-tried'],
  origin: ['foreign-origin', 'bypassed'],
  framing: ['framing', 'bypassed'],
} as const

/** Attacks that need a revocation in mid-probe; here there are revocations between the probes. */
const midProbe: readonly string[] = attacks.flatMap(({ id, needs }) => (needs === 'reload' ? [id] : []))

/** What the life of one target needs beyond its name. */
export type Life = {
  /** Options of the export beyond host and address. */
  readonly options?: Partial<ExportOptions>
  /** What has to be done in the directory before its program can start, such as a build. */
  readonly prepare?: (exported: Exported) => Promise<void>
  /** Starts programs elsewhere, such as in a chroot; as it is done here where absent. */
  readonly processes?: Processes
  /** Ends what `prepare` began. */
  readonly stop?: () => Promise<unknown>
}

/** Runs the contract for one target. */
export function provenTarget(title: string, stand: Stand): void {
  const kept = stand.judgesCrls
  const { connected } = stand.manners
  /** What stays open here: attack and verdict. */
  const open: readonly (readonly [id: string, verdict: string])[] = Object.entries(unclaimed).flatMap(
    ([claim, left]) => (Object.hasOwn(stand.claims, claim) ? [] : [left]),
  )
  /** The page that names its caller, where the application behind it learns who that is. */
  const named = Object.hasOwn(stand.claims, 'identity') ? { identityPath: '/', second: 'dora' } : {}
  describe(title, () => {
    let life: Life = {}
    let home: TestHome
    let exported: Exported
    let server: Served
    let options: ExportOptions
    /** Its access rules, where it enforces any. */
    let ruled: { readonly access?: string } = {}

    const attack = (revoked?: string, more: Partial<ProveRequest> = {}): Promise<Report> =>
      proveServer(
        {
          home: home.path,
          url: `https://${options.listen}`,
          host: HOST,
          as: 'alice',
          path: '/',
          unsafePath: '/',
          ...ruled,
          operator: 'not-stated',
          mint: 'allowed',
          passphrase: knowPassphrase,
          watch,
          ...(revoked === undefined ? {} : { revoked }),
          ...more,
        },
        home.ports,
      )
    /** Whom TLS is to be spoken with, and as whom. */
    const connection = async (name: string) => ({
      host: '127.0.0.1',
      port: Number(options.listen.split(':').at(-1)),
      servername: HOST,
      ca: await home.read(home.authority('server').certificate),
      cert: await home.read(join(home.path, 'issued', name, 'certificate.pem')),
      key: await home.read(join(home.path, 'issued', name, 'key.pem')),
    })
    /** The status that a client gets, over the agent's connection where that is still open; another certificate stands in for its own. */
    const knock = async (name: string, agent: Agent, instead = {}): Promise<number | 'refused'> => {
      const as = { ...(await connection(name)), ...instead }
      return new Promise((resolve) => {
        request({ ...as, agent, headers: { host: `${HOST}:${as.port}` } }, (response) => {
          response.resume().on('close', () => resolve(response.statusCode ?? 0))
        })
          .on('error', () => resolve('refused'))
          .end()
      })
    }
    /** Which certificate the server shows. */
    const servedFingerprint = async (): Promise<string> => {
      const as = await connection('alice')
      return new Promise((resolve, reject) => {
        const socket: TLSSocket = connect(as, () => {
          resolve(socket.getPeerCertificate().fingerprint256)
          socket.destroy()
        }).on('error', reject)
      })
    }
    /** Everything enforced that it claims, on both versions; what was not is shown with its reason. */
    const expectProven = (report: Report): void => {
      const found = report.results.filter(({ id, verdict }) => verdict !== 'enforced' && !midProbe.includes(id))
      expect(
        found.map((result) => [result.id, result.verdict, result.attempts.filter((a) => a.verdict !== 'enforced')]),
      ).toEqual(open.map(([id, verdict]) => [id, expect.stringMatching(`^(${verdict}|remark)$`), expect.any(Array)]))
      expect(report.controls.filter(({ state }) => state === 'answered').length).toBeGreaterThanOrEqual(2)
      expect(report.verdict).toBe(found.some(({ verdict }) => verdict === 'bypassed') ? 'bypassed' : 'enforced')
    }
    /** It lets alice in, and neither the revoked nor a stranger nor nobody. */
    const expectOnlyAlice = async (): Promise<void> => {
      const stranger = makeCertificate({ issuer: makeCertificate() })
      const key = stranger.key.secret.export({ type: 'pkcs8', format: 'pem' }).toString()
      const agent = new Agent()
      expect(await knock('alice', agent)).toBe(200)
      expect(refusals).toContain(await knock('bob', agent))
      expect(refusals).toContain(await knock('alice', agent, { cert: stranger.pem, key }))
      expect(refusals).toContain(await knock('alice', agent, { cert: undefined, key: undefined }))
      agent.destroy()
    }
    /** Nobody got in who should not; the honest client may have been locked out with all others. */
    const expectNotOpen = (report: Report): void => {
      const left = open.map(([id]) => id)
      expect(report.results.filter(({ id, verdict }) => verdict === 'bypassed' && !left.includes(id))).toEqual([])
    }
    const issueServer = (naming: 'once' | 'again') =>
      issueCredential(
        {
          home: home.path,
          usage: 'server',
          name: HOST,
          subjectAltNames: [
            { kind: 'dns', value: HOST },
            { kind: 'ip', value: '127.0.0.1' },
          ],
          claims: [],
          naming,
          mode: 'issue',
          passphrase: knowPassphrase,
          watch,
        },
        home.ports,
      )
    const serves = async () => stand.serves?.(exported.directory, Number(options.listen.split(':').at(-1)), HOST)
    const exportAgain = async (): Promise<void> => {
      exported = await writeTarget(options, home.ports)
    }
    /** Reloads, and tells whether the server took what it found. */
    const reload = async (): Promise<'done' | 'kept'> => {
      try {
        await server.reload()
        await stand.takenOver?.(server)
        await serves()
        return 'done'
      } catch (error) {
        if (isRefusal(error) && error.code === 'process.failed') return 'kept'
        throw error
      }
    }

    beforeAll(async () => {
      life = (await stand.life?.()) ?? {}
      home = await makeHome({ organisation: unusualOrganisation })
      if (enforcesAccess(stand.claims)) {
        ruled = { access: join(home.path, 'access/api.json') }
        writeFileSync(join(home.path, 'access/api.json'), JSON.stringify(rules))
      }
      const claims = [{ name: 'role', value: 'admin' }]
      for (const name of ['alice', 'bob', 'carol', 'dora', 'mallory']) await home.issue('client', name, { claims })
      await home.issue('client', 'victor', { claims: [{ name: 'role', value: 'viewer' }] })
      await keepBesides({ home: home.path }, 'mallory', home.ports)
      await home.issue('client', 'mallory', { claims, naming: 'again' })
      await home.revoke('mallory')
      await issueServer('once')
      const freePort = () => home.ports.network.freePort('127.0.0.1')
      options = {
        home: home.path,
        target: stand.target.name,
        host: HOST,
        listen: `127.0.0.1:${await freePort()}`,
        out: join(home.path, '../deploy'),
        origins: [],
        ...ruled,
        inputs: await chooseFreePorts(stand.target.commands, freePort),
        mode: 'export',
        ...life.options,
      }
      await exportAgain()
      await life.prepare?.(exported)
      const processes = life.processes ?? home.ports.processes
      const check = await processes.start(exported.commands.check, exported.directory)
      expect([await check.exited, check.output()]).toEqual([0, expect.any(String)])
      const company = life.options?.inputs === undefined ? 'with-sample' : 'alone'
      server = await serve(exported, { ...home.ports, processes }, company)
      await serves()
    })
    afterAll(async () => {
      await server?.stop()
      await life.stop?.()
      await home?.remove()
    })

    it('admits alice and nobody else', async () =>
      expectProven(await attack('mallory', { vhost: ['other.acme.internal=/admin'], ...named })))

    it('refuses bob once he is revoked and it was reloaded', async () => {
      await home.revoke('bob')
      await exportAgain()
      expect(await reload()).toBe('done')
      expectProven(await attack('bob'))
    })

    it('refuses dora, who is connected already, once she is revoked and it was reloaded', async () => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      expect(await knock('dora', agent)).toBe(200)
      await home.revoke('dora')
      await exportAgain()
      expect(await reload()).toBe('done')
      expect(connected === 200 ? [200, ...refusals] : refusals).toContain(await knock('dora', agent))
      agent.destroy()
      const anew = new Agent()
      expect(refusals).toContain(await knock('dora', anew))
      anew.destroy()
    })

    it('is as strict with a renewed certificate of its own', async () => {
      const before = await servedFingerprint()
      await issueServer('again')
      await exportAgain()
      expect(await reload()).toBe('done')
      expect(await servedFingerprint()).not.toBe(before)
      expectProven(await attack('bob'))
    })

    // Only a server that remembers can tell an older CRL, signed and in date, from the newest.
    const tried = badCrls.filter((kind) => kept || kind !== 'older than the one in force')
    describe.each(tried)('reloaded with a CRL that is %s', (kind) => {
      it('never opens, and admits alice again once the CRL is back', async () => {
        const path = join(exported.directory, crlPathOf(exported))
        // Where a server remembers the newest that was there, one of the next number would bar the way back to the good one.
        const content = await badCrl(kind, home, kept ? 1000n : 1n)
        if (content === undefined) rmSync(path)
        else {
          writeFileSync(`${path}.next`, content)
          renameSync(`${path}.next`, path)
        }
        const outcome = await reload()
        // The server has decided. To the home, which reads its exports, those with a good signature would be CRLs to go on from.
        rmSync(path, { force: true })
        const report = await attack('bob')
        if (kept) {
          expect(outcome).toBe('kept')
          expectProven(report)
        } else expectNotOpen(report)
        // One that watches says nothing of a file in which it finds what it has.
        if (exported.commands.reload.by === 'watching') {
          await refreshCrls({ home: home.path, passphrase: knowPassphrase, watch }, home.ports)
        }
        await exportAgain()
        expect(await reload()).toBe('done')
        // The next probe comes with the next CRL; the last of all when they are done.
        await expectOnlyAlice()
      })
    })

    it('refuses the next one to be revoked, after all of that', async () => {
      await home.revoke('carol')
      await exportAgain()
      expect(await reload()).toBe('done')
      expectProven(await attack('carol'))
    })
  })
}

const crlPathOf = (exported: Exported): string =>
  exported.files.find(({ path }) => path.endsWith('crl.pem'))?.path ?? 'there is no CRL among the files'

const badCrls = [
  'gone',
  'empty',
  'expired',
  'from the future',
  'older than the one in force',
  "another authority's",
  'signed with another key',
  'not alone',
  'a certificate',
] as const

/** A CRL that must not be believed; undefined means that there is none. */
async function badCrl(kind: (typeof badCrls)[number], home: TestHome, number: bigint): Promise<string | undefined> {
  const now = home.ports.clock.now()
  const lately = addSeconds(now, -60)
  switch (kind) {
    case 'gone':
      return undefined
    case 'empty':
      return ''
    case 'a certificate':
      return home.read(home.authority('client').certificate)
    case "another authority's":
      return home.read(home.authority('server').crl)
    case 'expired':
      return signCrl(home, addSeconds(now, -31 * DAY), addSeconds(now, -DAY))
    case 'from the future':
      return signCrl(home, addSeconds(now, DAY), addSeconds(now, 2 * DAY), { number })
    case 'older than the one in force':
      return signCrl(home, lately, addSeconds(now, DAY), { number: 1n })
    case 'signed with another key':
      return signCrl(home, lately, addSeconds(now, DAY), { key: home.authority('server').key })
    case 'not alone':
      return (await home.read(home.authority('client').crl)) + (await home.read(home.authority('server').certificate))
  }
}

/** A CRL of the clients authority that names nobody it should: an old one, from before the revocations. */
async function signCrl(
  home: TestHome,
  thisUpdate: Instant,
  nextUpdate: Instant,
  wish: { readonly number?: bigint; readonly key?: string } = {},
): Promise<string> {
  const paths = home.authority('client')
  const { tbs } = parseCertificatePem(await home.read(paths.certificate))
  const { signer } = await home.ports.keys.load(wish.key ?? paths.key)
  const entry = encodeCrlEntry({
    serial: parseCertificatePem(
      await home.read(join(home.path, 'issued', parseEntryName('mallory'), 'certificate.pem')),
    ).tbs.serial,
    revokedAt: thisUpdate,
    reason: 'keyCompromise',
  })
  const { before, after } = assembleTbsCertList({
    issuer: tbs.subjectDer,
    algorithm: signer.algorithm,
    thisUpdate,
    nextUpdate,
    number: wish.number ?? 1000n,
    authorityKeyIdentifier: keyIdentifierOf(tbs.spki),
    entriesLength: entry.length,
  })
  const signature = await signer.sign([before, entry, after])
  const outer = encodeCertificateList(before.length + entry.length + after.length, signer.algorithm, signature)
  return encodeCrlPem(Buffer.concat([outer.before, before, entry, after, outer.after]))
}
