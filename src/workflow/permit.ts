/** Allows server certificates for more domains and address blocks. `policy/` decides which names are valid. */

import { authorityFor, findAuthority } from '../authority/authority.ts'
import { widen } from '../authority/widen.ts'
import { parsePin } from '../core/brand.ts'
import { present } from '../core/present.ts'
import { CountersignError } from '../core/refusal.ts'
import { parseSubtree } from '../policy/authority-plan.ts'
import { formatGeneralName } from '../x509/general-name.ts'
import { fingerprintOf } from '../x509/pin.ts'
import { permittedTexts, UNCONSTRAINED } from './authority-facts.ts'
import { openForSigning } from './crl.ts'
import { finishRevocations } from './finish.ts'
import type { HeldHome } from './opening.ts'
import { exportsOf } from './outdated.ts'
import type { AskPassphrase, Ports, Watch } from './ports.ts'

export type PermitAnswer = {
  readonly mode: 'permit' | 'dry-run'
  readonly authority: string
  readonly pin: string
  /** The fingerprint of the certificate that clients trust; absent in a dry run. */
  readonly fingerprint?: string
  readonly certificate: string
  /** The names that were added; empty if all of them were permitted already. */
  readonly added: readonly string[]
  /** All that server certificates may name; absent where nothing constrains them. */
  readonly permitted?: readonly string[]
  /** Directories of exports on this machine whose server shows a certificate of the authority: their clients trust its certificate. */
  readonly exports: readonly string[]
  readonly warnings: readonly string[]
}

/**
 * Refuses to take names away.
 *
 * @throws {CountersignError} `usage.wrong`
 */
export function refuseRemoval(names: readonly string[]): void {
  if (names.length === 0) return
  throw new CountersignError('usage.wrong', {
    problem: `permitted names cannot be taken away (${names.join(', ')}): a thief of the authority's key could use its earlier certificate, and every server that has such a name would be refused`,
    next: 'for fewer names, add another authority, and move servers and their clients to it: countersign authority add NAME --usage server',
  })
}

/**
 * Signs the certificate of the servers' authority anew, with more permitted names. Its key and its pin stay.
 *
 * @param names domains, addresses, blocks of addresses, or `*` for anything
 * @throws {CountersignError} `identity.refused`, `input.malformed`, `pin.mismatch`, `passphrase.*`, `home.*`
 */
export function permitNames(
  request: {
    readonly names: readonly string[]
    /** The default authority for servers where absent. */
    readonly authority?: string
    readonly pin?: string
    readonly mode: 'permit' | 'dry-run'
    readonly passphrase: AskPassphrase
    readonly watch: Watch
  },
  held: HeldHome,
  ports: Ports,
): Promise<PermitAnswer> {
  const { names, mode } = request
  return held.write(async (opened) => {
    const { home, store } = opened
    const name = authorityFor(home, 'server', request.authority)
    const pin = request.pin === undefined ? undefined : parsePin(request.pin)
    const found = await findAuthority(home, name, store, ports.files, pin)
    const before = permittedTexts(found.certificate)
    const wanted = names.map((one) => (one === '*' ? '*' : formatGeneralName(parseSubtree(one))))
    const added = before === undefined ? [] : [...new Set(wanted)].filter((text) => !before.includes(text))
    const { certificate } = home.paths.authority(name)
    const exports = await exportsOf(opened, found, ports)
    const common = { mode, authority: name, pin: found.pin, certificate, added, exports }
    const tell = (permitted: readonly string[] | undefined) => ({
      ...present({ permitted }),
      warnings: permitted === undefined ? [UNCONSTRAINED] : [],
    })
    if (mode === 'dry-run') {
      const lifted = before === undefined || wanted.includes('*')
      return { ...common, ...tell(lifted ? undefined : [...before, ...added]) }
    }
    if (added.length === 0) return { ...common, fingerprint: fingerprintOf(found.certificate.der), ...tell(before) }
    const open = await openForSigning(home, { name }, store, ports, request.passphrase, pin)
    request.watch('signing the new certificate of the authority')
    const widened = await widen(home, open, names, { ...ports, store })
    const { warnings, ...told } = tell(permittedTexts(widened.certificate))
    const finished = await finishRevocations(opened, widened, request.passphrase, ports)
    return {
      ...common,
      fingerprint: fingerprintOf(widened.certificate.der),
      ...told,
      warnings: [...warnings, ...finished],
    }
  })
}
