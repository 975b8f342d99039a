/** Makes a PKI home for programs that use the library. `home.ts` uses one. */
import { present } from '../core/present.ts'
import type { InitAnswer } from '../workflow/init.ts'
import type { InitOptions, PassphraseSource } from './options.ts'
import { askerFor, type OpenPorts, silent } from './passphrase.ts'

/** Makes a home. */
export async function foundHome(path: string, options: InitOptions, openPorts: OpenPorts): Promise<InitAnswer> {
  const [{ initHome }, ports] = await Promise.all([import('../workflow/init.ts'), openPorts()])
  const { organisation, trustDomain, oidArc, keyType, serverDomains = [] } = options
  const protection =
    options.passphrase === 'insecure-none' ? ('unprotected' as const) : askerFor(options as PassphraseSource, ports)
  return initHome(
    {
      home: path,
      organisation,
      trustDomain,
      serverDomains,
      protection,
      watch: silent,
      ...present({ oidArc, keyType }),
    },
    ports,
  )
}
