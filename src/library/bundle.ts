/** How the library writes PKCS#12 files: the defaults, and where a password comes from. Writes none itself. */
import { present } from '../core/present.ts'
import type { FindPassword } from '../workflow/bundle-password.ts'
import type { Ports } from '../workflow/ports.ts'
import type { BundlePasswordSource } from './options.ts'

/** What holds where a program says nothing else. */
const defaults = { protection: 'modern', mode: 'export' } as const

/** Nobody is there to be shown a password. */
const noTerminal = { canAsk: false, show: () => undefined }

/** The workflows on PKCS#12 files, and what completes a request to them. */
export async function bundles() {
  const [acts, passwords] = await Promise.all([
    import('../workflow/bundle.ts'),
    import('../workflow/bundle-password.ts'),
  ])
  /** A password is found as the options say; without any it is the well-known one, which only a trust store may have. */
  const passwordFrom = ({ password, passwordFile }: Partial<BundlePasswordSource>, ports: Ports): FindPassword => {
    if (password !== undefined) return passwords.givenPassword(password)
    if (passwordFile === undefined) return passwords.wellKnownPassword
    return () => passwords.findPassword({ ...ports, terminal: noTerminal, ...present({ file: passwordFile }) })
  }
  const requestOf = <O extends Partial<BundlePasswordSource>>(options: O, ports: Ports) => {
    const { password: _, passwordFile: __, ...rest } = options
    return { ...defaults, ...rest, password: passwordFrom(options, ports) }
  }
  return { ...acts, requestOf }
}
