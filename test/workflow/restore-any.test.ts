/** Any sequence of commands, backups, removals and restores: anybody who was revoked stays so. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../src/core/refusal.ts'
import type { CertificateList } from '../../src/x509/crl.ts'
import { times } from '../support/sweep.ts'
import { listCertificates } from '../support/workflows.ts'
import {
  at,
  backUp,
  clock,
  crlFile,
  crlIn,
  exportNode,
  home,
  host,
  restore,
  revoke,
  serialsIn,
  sign,
  status,
  useHome,
} from './restored-home.ts'

useHome()

/** One act of an operator on a bad day. `pick` chooses among what there is. */
const acts = [
  'issue',
  'revoke',
  'revoke by file',
  'sign',
  'back up',
  'restore all',
  'restore the record',
  'restore the CRL',
  'remove the CRL',
  'put a CRL back',
  'put the newest back',
  'give the newest',
  'state the loss',
  'export',
] as const

type Step = { readonly act: (typeof acts)[number]; readonly pick: number }

/** A sequence in which each act takes the first of what it can choose from. */
const walk = (...taken: readonly Step['act'][]): Step[] => taken.map((act) => ({ act, pick: 0 }))

describe('any sequence of commands, removals and restores', () => {
  it('never signs less than is left to be known, reuses no known number, and can always go on', async () => {
    await home.issue('server', host)
    cpSync(home.path, at('fresh'), { recursive: true })
    const steps = fc.array(fc.record<Step>({ act: fc.constantFrom(...acts), pick: fc.nat(99) }), {
      minLength: 4,
      maxLength: 14,
    })
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        restore('', 'fresh')
        for (const left of ['deploy', 'published']) rmSync(at(left), { recursive: true, force: true })
        mkdirSync(at('published'))
        const certificates: { name: string; file: string; serial: string }[] = []
        const backups: string[] = []
        const published: { path: string; crl: CertificateList }[] = []
        const pickOf = <T>(all: readonly T[], pick: number): T | undefined => all[pick % Math.max(1, all.length)]
        const newest = () => published.reduce((a, b) => ((b.crl.number ?? 0n) >= (a.crl.number ?? 0n) ? b : a))

        /** Keeps what was signed, as a server would, and holds it against all that was known when it was. */
        const archive = (known: readonly CertificateList[], unique: readonly CertificateList[]): void => {
          const crl = crlIn(crlFile)
          const mine = new Set([...crl.entries()].map(({ serial }) => serial))
          const lacking = known.flatMap((one) => [...one.entries()].filter(({ serial }) => !mine.has(serial)))
          expect(lacking).toEqual([])
          for (const one of unique) expect(crl.number).toBeGreaterThan(one.number as bigint)
          const path = at(`published/${published.length}.pem`)
          cpSync(crlFile, path)
          published.push({ path, crl })
        }
        /** Backups whose record knows the export; one that does not cannot look there. */
        const knowing = new Set<string>()
        let knowsExport = false
        const readable = (): CertificateList[] =>
          [crlFile, ...(knowsExport ? [at('deploy/tls/client-crl.pem')] : [])]
            .filter((path) => existsSync(path))
            .map(crlIn)
        const bringBack = (part: string, name: string): void => {
          restore(part, name)
          knowsExport = knowing.has(name)
        }
        const recorded = async () =>
          (await listCertificates({ home: home.path, states: ['revoked'], limit: 999 }, home.ports)).certificates
        /** Runs what may sign; whatever is missing is the one thing that may stop it. */
        const signing = async (
          act: () => Promise<unknown>,
          given: readonly CertificateList[] = [],
        ): Promise<boolean> => {
          const known = [...readable(), ...given]
          const before = await recorded()
          const absent = !existsSync(crlFile)
          clock.advance(5)
          try {
            await act()
          } catch (error) {
            if (!isRefusal(error)) throw error
            if (['name.nothing-to-revoke', 'serial.already-revoked', 'name.unknown'].includes(error.code)) return false
            expect([error.code, absent]).toEqual(['crl.missing', true])
            return false
          }
          archive(known, known)
          const named = serialsIn(crlFile)
          for (const { serial } of before) expect(named).toContain(serial)
          return true
        }
        archive([], [])
        const doing: Record<Step['act'], (pick: number) => unknown> = {
          issue: async () => {
            const name = `name-${certificates.length}`
            const [known, before] = [readable(), existsSync(crlFile) && readFileSync(crlFile, 'utf8')]
            const { files, certificate } = await home.issue('client', name)
            // What a CRL that was put back does not say is published by the way.
            if (before !== false && readFileSync(crlFile, 'utf8') !== before) archive(known, known)
            const file = at(`published/${name}.pem`)
            cpSync(files.certificate, file)
            certificates.push({ name, file, serial: certificate.serial ?? '' })
          },
          revoke: (pick) => {
            const one = pickOf(certificates, pick)
            return one && signing(() => revoke({ name: one.name }))
          },
          'revoke by file': (pick) => {
            const one = pickOf(certificates, pick)
            return one && signing(() => revoke({ file: one.file }))
          },
          sign: () => signing(() => sign()),
          'back up': () => {
            const name = `published/backup-${backups.length}`
            backUp(name)
            backups.push(name)
            if (knowsExport) knowing.add(name)
          },
          'restore all': (pick) => bringBack('', pickOf(backups, pick) ?? 'fresh'),
          'restore the record': (pick) => bringBack('countersign.db', pickOf(backups, pick) ?? 'fresh'),
          'restore the CRL': (pick) => {
            const from = join(at(pickOf(backups, pick) ?? 'fresh'), 'authorities/clients/crl.pem')
            if (existsSync(from)) cpSync(from, crlFile)
          },
          'remove the CRL': () => rmSync(crlFile, { force: true }),
          'put a CRL back': (pick) => cpSync(pickOf(published, pick)?.path ?? '', crlFile),
          'put the newest back': () => cpSync(newest().path, crlFile),
          'give the newest': () => {
            const { path, crl } = newest()
            return signing(() => sign({ published: [path] }), [crl])
          },
          'state the loss': async () => {
            const all = published.map(({ crl }) => crl)
            if (await signing(() => sign({ from: 'record' }))) {
              for (const { number } of all) expect(crlIn(crlFile).number).toBeGreaterThan(number as bigint)
            }
          },
          export: async () => {
            try {
              await exportNode()
              knowsExport = true
            } catch (error) {
              if (!isRefusal(error)) throw error
              expect(['crl.older', 'crl.missing', 'crl.expired', 'crl.incomplete']).toContain(error.code)
            }
          },
        }
        for (const { act, pick } of sequence) {
          clock.advance(60)
          await doing[act](pick)
        }

        // Whatever was done: who has the newest CRL can go on, and nobody is beyond revoking.
        const { path, crl } = newest()
        await sign({ published: [path] })
        archive(
          [crl],
          published.map((one) => one.crl),
        )
        for (const { file, serial } of certificates) {
          if (!serialsIn(crlFile).includes(serial)) await revoke({ file })
        }
        expect(serialsIn(crlFile)).toEqual(expect.arrayContaining(certificates.map(({ serial }) => serial)))
        expect((await status()).contradictions).toEqual([])
      }),
      // The first: an issue signs what the CRL that was put back does not say, and then that one is gone.
      {
        numRuns: times(25),
        seed: 20_261_128,
        examples: [[walk('issue', 'revoke', 'restore the CRL', 'issue', 'remove the CRL')]],
      },
    )
  })
})
