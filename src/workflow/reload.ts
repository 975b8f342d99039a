/**
 * Has a client of the probe revoked in mid-probe: mints and revokes it, puts the new CRL where a server reads it, and runs the
 * operator's command. The probe asks the server.
 */
import type { OpenAuthority } from '../authority/authority.ts'
import { parseFile } from '../authority/home.ts'
import { publishCrl } from '../authority/publish.ts'
import { readCrlFile } from '../authority/published.ts'
import { revoke } from '../authority/revoke.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import { escapeUnseen } from '../core/unseen.ts'
import type { Mint } from '../probe/needs/mint.ts'
import type { Reloaded, Reloading, ReloadWish } from '../probe/needs/reload.ts'
import { parseCertificate } from '../x509/certificate.ts'
import { isCrlSignedBy } from '../x509/crl.ts'
import type { Opened } from './opened.ts'
import type { Ports } from './ports.ts'

const WITHIN_SECONDS = 30
/** A command that makes a server reload ends soon; one that goes on is a server in the foreground, or waits for an answer. */
const COMMAND_MS = 60_000
/** The end of what a command printed, as far as the report has it. */
const LINES_TOLD = 3
const CHARACTERS_TOLD = 300

/**
 * Demands that what lies in the place of the server's CRL, if anything does, is a CRL of this authority: no other file is replaced.
 *
 * @throws {CountersignError} `file.malformed`, `file.symlink`
 */
async function requirePlace(path: string, authority: OpenAuthority, { files }: Ports): Promise<string> {
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
  const problem = `the authority ${authority.name} has not signed it, and the probe replaces nothing else`
  throw new CountersignError('file.malformed', { path, what: 'CRL', problem })
}

/** The end of what a command printed, in one line. */
function endOf(output: string): string {
  const lines = output.trimEnd().split(/\r?\n/).slice(-LINES_TOLD)
  return escapeUnseen(lines.map((line) => line.trim()).join(' / ')).slice(-CHARACTERS_TOLD)
}

/**
 * Runs the operator's command by `sh -c`, in the working directory and with the environment that every program gets from us, in which
 * nothing is secret.
 */
async function runCommand(command: string | undefined, { processes, files, clock }: Ports): Promise<Reloaded> {
  if (command === undefined) return { state: 'done' }
  const failed = (problem: string): Reloaded => ({
    state: 'failed',
    why: `the command that has the server take up the CRL ${problem}, so it is not known whether the server has it`,
  })
  try {
    const running = await processes.start(['sh', '-c', command], files.resolve('.'))
    const ended = await Promise.race([running.exited, clock.sleep(COMMAND_MS)])
    if (ended === undefined) {
      await running.stop()
      return failed(`did not end within ${COMMAND_MS / 1000} s`)
    }
    if (ended === 0) return { state: 'done' }
    const said = endOf(running.output())
    return failed(`ended with status ${ended}${said === '' ? '' : ` (${said})`}`)
  } catch (error) {
    if (!isRefusal(error)) throw error
    return failed(`could not be run: ${error.message}`)
  }
}

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
