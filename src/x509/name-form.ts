/** The forms that each kind of name in a subjectAltName must have. The profile says which names are allowed. */
import type { GeneralName } from './general-name.ts'

/** Labels of letters, digits and hyphens (RFC 1034 §3.5, RFC 1123 §2.1), the last of them no number: that reads as an address. */
const HOST = String.raw`(?=.{1,253}$)(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.(?!\d*$)|$))+`
const host = new RegExp(`^(?!\\d*$)${HOST}$`)
const wildcard = new RegExp(`^\\*\\.(?!\\d*$)${HOST}$`)
/** A dot-atom before the @: quoted, it could hold another @, a comma or a space, and print like two (RFC 5321 §4.1.2). */
const mailbox = new RegExp(
  `^(?=[^@]{1,64}@)[\\w!#$%&'*+/=?^\`{|}~-]+(?:\\.[\\w!#$%&'*+/=?^\`{|}~-]+)*@(?!\\d*$)${HOST}$`,
)
/** Absolute, in the characters of RFC 3986, and with a host wherever there is an authority; of users it names none. */
const uri =
  /^[A-Za-z][A-Za-z0-9+.-]*:(?!\/\/(?!(?:[\w.-]+|\[[0-9A-Fa-f:.]+\])(?::\d*)?(?:[/?#]|$)))(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+$/

/** Whose names are read: a wildcard stands for many servers, and for no client. */
export type NameHolder = 'client' | 'server'

/**
 * Whether a name is formed as one that may be certified: a DNS name in the preferred name syntax, an e-mail address that is a
 * dot-atom at a host, an absolute URI. Other kinds have no form besides their DER. Pure.
 *
 * @see RFC 5280 §4.2.1.6, RFC 3986 §3
 */
export function isWellFormed(name: GeneralName, holder: NameHolder): boolean {
  if (name.kind === 'dns') return host.test(name.value) || (holder === 'server' && wildcard.test(name.value))
  if (name.kind === 'email') return mailbox.test(name.value)
  return name.kind !== 'uri' || uri.test(name.value)
}
