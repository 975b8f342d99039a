/**
 * Has a client of the probe revoked in mid-probe: mints and revokes it, puts the new CRL where a server reads it, and runs the
 * operator's command. The probe asks the server.
 */
import type { OpenAuthority } from '../authority/authority.ts'
import { publishCrl } from '../authority/publish.ts'
import { revoke } from '../authority/revoke.ts'
import { CountersignError } from '../core/refusal.ts'
import { type Reloaded, type Reloading, type ReloadWish, WITHIN_SECONDS } from '../probe/needs/reload.ts'
import { parseCertificate } from '../x509/certificate.ts'
import { failedReload, openDelivery } from './delivery.ts'
import { type Deployment, listKnown, requireKnown } from './deployments.ts'
import type { Minting } from './mint.ts'
import type { Opened } from './opened.ts'
import { requirePlace } from './place-crl.ts'
import type { Ports } from './ports.ts'
import { byShell, runWithin } from './run-within.ts'

/** Runs the operator's command in the working directory. */
async function runCommand(command: string | undefined, ports: Ports): Promise<Reloaded> {
  if (command === undefined) return { state: 'done' }
  const ran = await runWithin(byShell(command), { directory: ports.files.resolve('.') }, ports)
  return ran.state === 'done' ? ran : failedReload(ran.problem)
}

/** A deployment says where the CRL goes and how it is taken up. */
function requireAlone({ reload, crlTo }: ReloadWish): void {
  if (reload === undefined && crlTo === undefined) return
  throw new CountersignError('usage.wrong', {
    problem: `--deploy says where the CRL goes and how it is taken up, and so does ${reload === undefined ? '--crl-to' : '--reload'}`,
    next: 'give one of the two',
  })
}

/** The deployment of that name. @throws {CountersignError} `deployment.unknown`, `usage.wrong` for one that admits the clients of another authority */
async function findFor(name: string, authority: OpenAuthority, { store }: Pick<Opened, 'store'>): Promise<Deployment> {
  const found = requireKnown(name, await listKnown(store))
  if (found.pin === authority.pin) return found
  throw new CountersignError('usage.wrong', {
    problem: `${name} does not admit the clients of the authority ${authority.name}, but those of the pin ${found.pin}`,
    next: 'name the deployment of the server that is probed; see: countersign deployments',
  })
}

/**
 * Makes ready for a revocation in mid-probe. What would stop it stops the probe before its first attack.
 *
 * Effects of what it returns: a certificate and its revocation in the record, a CRL in the home and in the place that was named, and
 * whatever the command does.
 */
export async function openReload(
  wish: ReloadWish,
  { mint, retire }: Pick<Minting, 'mint' | 'retire'>,
  authority: OpenAuthority,
  { home, store }: Opened,
  ports: Ports,
): Promise<Reloading> {
  if (wish.deploy !== undefined) requireAlone(wish)
  const deployment = wish.deploy === undefined ? undefined : await findFor(wish.deploy, authority, { store })
  const delivery = deployment && openDelivery(deployment, authority, { home, store }, ports)
  const place = wish.crlTo === undefined ? undefined : await requirePlace(wish.crlTo, authority, ports)
  return {
    withinMs: (wish.reloadWithin ?? WITHIN_SECONDS) * 1000,
    makeRevocable: async () => {
      const credential = await mint('attack-revoked')
      const { serial } = parseCertificate(credential.chain[0]!).tbs
      const revokeAndPublish = async (): Promise<void> => {
        const record = await store.certificates.findBySerial(serial, authority.name)
        if (record?.state === 'issued') await revoke([record], 'cessationOfOperation', store)
        // All other attacks are over by now, so that one CRL names what they leave, too.
        await retire()
        await publishCrl(home, authority, { ...ports, store })
        await delivery?.place()
        if (place === undefined) return
        const crl = await ports.files.read(home.paths.authority(authority.name).crl)
        if (crl !== undefined) await ports.files.write(place, crl, 'public')
      }
      return { credential, revoke: revokeAndPublish }
    },
    reload: () => delivery?.reload() ?? runCommand(wish.reload, ports),
  }
}
