/**
 * Has a client of the probe revoked in mid-probe: mints and revokes it, puts the new CRL where a server reads it, and runs the
 * operator's command. The probe asks the server.
 */
import type { Authority, OpenAuthority } from '../authority/authority.ts'
import { parseFile } from '../authority/home.ts'
import { publishCrl } from '../authority/publish.ts'
import { readCrlFile } from '../authority/published.ts'
import { revoke } from '../authority/revoke.ts'
import { CountersignError } from '../core/refusal.ts'
import type { Mint } from '../probe/needs/mint.ts'
import type { Reloaded, Reloading, ReloadWish } from '../probe/needs/reload.ts'
import { parseCertificate } from '../x509/certificate.ts'
import { isCrlSignedBy } from '../x509/crl.ts'
import type { Opened } from './opened.ts'
import type { Ports } from './ports.ts'
import { byShell, runWithin } from './run-within.ts'

/** How long a revoked client is asked for, where nobody has said how long. */
export const WITHIN_SECONDS = 30

/**
 * Demands that what lies in the place of the server's CRL, if anything does, is a CRL of this authority: no other file is replaced.
 *
 * @throws {CountersignError} `file.malformed`, `file.symlink`
 */
export async function requirePlace(
  path: string,
  authority: Authority,
  { files }: Pick<Ports, 'files'>,
): Promise<string> {
  const place = files.resolve(path)
  const facts = await files.describe(place)
  if (facts === undefined) return place
  if (facts.kind === 'symlink') throw new CountersignError('file.symlink', { path })
  const list = await readCrlFile(place, files).catch((error: unknown) =>
    parseFile(path, 'CRL', () => {
      throw error
    }),
  )
  if (list !== undefined && isCrlSignedBy(list, authority.certificate.tbs.spki)) return place
  const problem = `the authority ${authority.name} has not signed it, and nothing else is replaced`
  throw new CountersignError('file.malformed', { path, what: 'CRL', problem })
}

/** Runs the operator's command in the working directory. */
async function runCommand(command: string | undefined, ports: Ports): Promise<Reloaded> {
  if (command === undefined) return { state: 'done' }
  const ran = await runWithin(byShell(command), { directory: ports.files.resolve('.') }, ports)
  return ran.state === 'done' ? ran : failedReload(ran.problem)
}

/** What it means that the command failed. Pure. */
export const failedReload = (problem: string): Reloaded => ({
  state: 'failed',
  why: `the command that has the server take up the CRL ${problem}, so it is not known whether the server has it`,
})

/**
 * Makes ready for a revocation in mid-probe. What would stop it stops the probe before its first attack.
 *
 * Effects of what it returns: a certificate and its revocation in the record, a CRL in the home and in the place that was named, and
 * whatever the command does.
 */
export async function openReload(
  wish: ReloadWish,
  mint: Mint,
  authority: OpenAuthority,
  { home, store }: Opened,
  ports: Ports,
): Promise<Reloading> {
  const place = wish.crlTo === undefined ? undefined : await requirePlace(wish.crlTo, authority, ports)
  return {
    withinMs: (wish.reloadWithin ?? WITHIN_SECONDS) * 1000,
    makeRevocable: async () => {
      const credential = await mint('attack-revoked')
      const { serial } = parseCertificate(credential.chain[0]!).tbs
      const revokeAndPublish = async (): Promise<void> => {
        const record = await store.certificates.findBySerial(serial, authority.name)
        if (record?.state === 'issued') await revoke([record], 'cessationOfOperation', store)
        await publishCrl(home, authority, { ...ports, store })
        if (place === undefined) return
        const crl = await ports.files.read(home.paths.authority(authority.name).crl)
        if (crl !== undefined) await ports.files.write(place, crl, 'public')
      }
      return { credential, revoke: revokeAndPublish }
    },
    reload: () => runCommand(wish.reload, ports),
  }
}
