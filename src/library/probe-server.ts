/** Attacks a server of a PKI that is not countersign's, for programs that use the library. `home.ts` attacks those of a home. */
import type { ProbeOutcome } from '../probe/report/outcome.ts'
import type { ProbeServerOptions } from './options.ts'
import { askerFor, type OpenPorts, silent, tokenPinFor } from './passphrase.ts'

/** Attacks a server with what the named files can make. */
export async function probeByFiles(
  url: string,
  options: ProbeServerOptions,
  openPorts: OpenPorts,
): Promise<ProbeOutcome> {
  const [{ proveByFiles }, { outcomeOf }, ports] = await Promise.all([
    import('../workflow/prove-by-files.ts'),
    import('../probe/report/outcome.ts'),
    openPorts(),
  ])
  const { passphrase: _, passphraseFile: __, tokenPin, ...asked } = options
  const request = {
    operator: 'not-stated',
    ...asked,
    url,
    passphrase: askerFor(options, ports),
    tokenPin: tokenPinFor(tokenPin, ports),
    watch: silent,
  } as const
  return outcomeOf(await proveByFiles(request, ports))
}
