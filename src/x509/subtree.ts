/** Compares names with name constraints (RFC 5280 §4.2.1.10). The caller decides what happens to a name outside them. */
import type { NameConstraints, NameSubtree } from './extensions/name-constraints.ts'
import type { GeneralName } from './general-name.ts'
import { parseIpAddress, parseIpRange } from './ip-address.ts'
import type { Name } from './name.ts'

/** `unknown` is a kind of name, or a form of it, that cannot be held against a subtree: it neither allows nor spares. */
type Coverage = 'yes' | 'no' | 'unknown'

/**
 * Whether a name lies within name constraints: under a permitted subtree, where any of its kind is permitted, and surely
 * under no excluded one.
 *
 * Pure.
 *
 * @see RFC 5280 §4.2.1.10, §6.1.3 (b) and (c); RFC 9598 §6
 */
export function isWithin(name: GeneralName, { permitted, excluded }: NameConstraints): boolean {
  const kind = constrainedAs(name)
  const same = permitted.filter((subtree) => subtree.kind === kind)
  const allowed = same.length === 0 || same.some((subtree) => covers(subtree, name, 'whole') === 'yes')
  return allowed && excluded.every((subtree) => subtree.kind !== kind || covers(subtree, name, 'part') === 'no')
}

/** A constraint on mailboxes is for both forms of them (RFC 9598 §6). */
const constrainedAs = ({ kind }: GeneralName): GeneralName['kind'] => (kind === 'smtpUtf8Mailbox' ? 'email' : kind)

/** A wildcard stands for many names: `whole` asks whether the subtree covers all of them, `part` whether it covers any. */
type Share = 'whole' | 'part'

function covers(subtree: NameSubtree, name: GeneralName, share: Share): Coverage {
  if (subtree.kind === 'dns' && name.kind === 'dns') return told(coversDomain(subtree.value, name.value, share))
  if (subtree.kind === 'ip' && name.kind === 'ip') return told(coversAddress(subtree.value, name.value))
  if (subtree.kind === 'email' && (name.kind === 'email' || name.kind === 'smtpUtf8Mailbox'))
    return told(coversMailbox(subtree.value, name.value))
  if (subtree.kind === 'uri' && name.kind === 'uri') return coversUri(subtree.value, name.value)
  if (subtree.kind === 'directory' && name.kind === 'directory') return told(coversName(subtree.value, name.value))
  return 'unknown'
}

const told = (covered: boolean): Coverage => (covered ? 'yes' : 'no')

/** The domain itself and every name that ends in it. A wildcard also shares the names one label longer than what it stands on. */
function coversDomain(subtree: string, text: string, share: Share): boolean {
  const [domain, name] = [subtree.toLowerCase().replace(/^\./, ''), text.toLowerCase()]
  const bare = name.replace(/^\*\./, '')
  if (domain === '' || bare.endsWith(`.${domain}`)) return true
  // RFC 5280 knows no dot in front; where one stands, the domain itself is not surely meant.
  if (bare === domain) return share === 'part' || bare !== name || !subtree.startsWith('.')
  return share === 'part' && bare !== name && domain.endsWith(`.${bare}`)
}

function coversAddress(range: string, address: string): boolean {
  const [octets, both] = [parseIpAddress(address), parseIpRange(range)]
  if (both.length !== octets.length * 2) return false
  return octets.every((octet, index) => (octet & both[octets.length + index]!) === both[index])
}

/** One mailbox, all of one host, or with a dot in front all of the hosts under a domain. */
function coversMailbox(subtree: string, mailbox: string): boolean {
  if (subtree.includes('@')) return sameMailbox(subtree, mailbox)
  return coversHost(subtree, mailbox.slice(mailbox.lastIndexOf('@') + 1))
}

/** Compares the part before the @ as it is, the part after it without regard to case (RFC 5280 §7.5). */
function sameMailbox(a: string, b: string): boolean {
  const parts = (mailbox: string): readonly [string, string] => {
    const at = mailbox.lastIndexOf('@')
    return [mailbox.slice(0, at), mailbox.slice(at + 1).toLowerCase()]
  }
  const [[nameA, hostA], [nameB, hostB]] = [parts(a), parts(b)]
  return nameA === nameB && hostA === hostB
}

/** A host, or with a dot in front every host under the domain but not the domain itself. */
function coversHost(subtree: string, host: string): boolean {
  const [domain, name] = [subtree.toLowerCase(), host.toLowerCase()]
  return domain === '' || (domain.startsWith('.') ? name.endsWith(domain) && name !== domain : name === domain)
}

/** A URI without a host that is a name cannot be held against anything. */
function coversUri(subtree: string, uri: string): Coverage {
  const [, authority] = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(uri) ?? []
  const host = authority?.replace(/^.*@/, '').replace(/:\d*$/, '')
  if (host === undefined || host === '' || /^\[|^[\d.]+$/.test(host)) return 'unknown'
  return told(coversHost(subtree, host))
}

/** A distinguished name begins with the subtree's attributes, without regard to case and to how wide the gaps are (§7.1). */
function coversName(subtree: Name, name: Name): boolean {
  const fold = (text: string): string => text.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ')
  return subtree.every(({ type, value }, index) => {
    const other = name[index]
    return other !== undefined && other.type === type && fold(other.value) === fold(value)
  })
}
