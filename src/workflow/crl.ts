/** Renewing the CRLs of a home, and looking at how old they are. Looking never signs. */
import { authorityFor, findAuthority, type OpenAuthority, openAuthority } from '../authority/authority.ts'
import type { Home } from '../authority/home.ts'
import { publishCrl } from '../authority/publish.ts'
import type { EntryName, Pin } from '../core/brand.ts'
import type { Store } from '../core/port.ts'
import type { Usage } from '../core/record.ts'
import { CountersignError } from '../core/refusal.ts'
import { type CrlFacts, crlFacts } from './facts.ts'
import { withHome } from './opening.ts'
import type { AskPassphrase, Ports, Watch } from './ports.ts'

/** Opens the authority of a usage or name for signing. */
export async function openForSigning(
  home: Home,
  which: { usage: Usage } | { name: EntryName },
  store: Store,
  ports: Ports,
  passphrase: AskPassphrase,
  pin?: Pin,
): Promise<OpenAuthority> {
  const name = 'name' in which ? which.name : authorityFor(home, which.usage)
  const authority = await findAuthority(home, name, store, ports.files, pin)
  return openAuthority(home, authority, ports.keys, ports.files, () => passphrase('open'))
}

/** The authorities that a command means: the named one, or all. */
function chosen(home: Home, authority: string | undefined): readonly EntryName[] {
  const known = home.settings.authorities.map(({ name }) => name)
  if (authority === undefined) return known
  const found = known.filter((name) => name === authority)
  if (found.length === 0) throw new CountersignError('authority.unknown', { authority, known })
  return found
}

/** Signs and publishes new CRLs. */
export function refreshCrls(
  request: { home: string; authority?: string; passphrase: AskPassphrase; watch: Watch },
  ports: Ports,
): Promise<{ crls: readonly CrlFacts[] }> {
  return withHome(request.home, ports, async ({ home, store }) => {
    const open: OpenAuthority[] = []
    for (const name of chosen(home, request.authority)) {
      open.push(await openForSigning(home, { name }, store, ports, request.passphrase))
    }
    const crls: CrlFacts[] = []
    for (const [index, authority] of open.entries()) {
      request.watch(`signing the CRL of ${authority.name}`, index, open.length)
      await publishCrl(home, authority, { ...ports, store })
      crls.push(await crlFacts(home, authority, ports.files, ports.clock.now()))
    }
    return { crls }
  })
}

/** Tells how old the CRLs are. */
export function checkCrls(
  request: { home: string; authority?: string },
  ports: Ports,
): Promise<{ crls: readonly CrlFacts[] }> {
  return withHome(request.home, ports, async ({ home, store }) => ({
    crls: await Promise.all(
      chosen(home, request.authority).map(async (name) =>
        crlFacts(home, await findAuthority(home, name, store, ports.files), ports.files, ports.clock.now()),
      ),
    ),
  }))
}
