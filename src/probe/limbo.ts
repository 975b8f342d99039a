/**
 * Reads a collection of certificate chains in the form of x509-limbo, and chooses those whose fault comes with the chain of a client. Makes
 * none of them anew; `remint.ts` does. The functions are pure.
 */
import { parsePem } from '../asn1/pem.ts'
import { isRefusal } from '../core/refusal.ts'

/** A test case: its chain, that of the client first, and the root that it ends at. */
export type LimboCase = { readonly id: string; readonly chain: readonly Uint8Array[]; readonly root: Uint8Array }

/** What a collection has for a server: the chains that it must refuse, and one that it must take. */
export type LimboCases = { readonly sound: LimboCase; readonly bad: readonly LimboCase[] }

/** More certificates in one chain only tire a verifier. */
const LONGEST = 10
/** More chains than a collection has that people have written, and fewer than those that programs make. */
const MOST = 1000

/** Cases whose fault does not come with the chain of a client, and why it does not. */
const elsewhere: readonly (readonly [ids: RegExp, why: string])[] = [
  [/^bettertls::|^online::/, 'they are chains of servers, by thousands or from somebody else'],
  [/^crl::/, 'the CRL is ours here'],
  [/^pathological::/, 'it is made to tire a verifier, and nobody is to be tired'],
  [/root|^cve::|::nc::(?!not-allowed)|ca-empty-subject|critical-(aki|ski)$/, 'it lies in the root, which is ours here'],
  [
    /^webpki::cn::|^webpki::san::mismatch/,
    'it is in the comparison with the name of a server, and a client has no host',
  ],
  [/::forbidden-|::invalid-issuer-key$/, 'it is in the key, and each certificate has a new one'],
  [/::max-chain-depth-/, 'it is in what the verifier was asked for, and not in the chain'],
  [/::serial::negative$|cryptographydotio/, 'it is a certificate that somebody has kept, and has another issuer'],
  [/::validity::/, 'it is in the dates, and each certificate has new ones'],
]

/** Cases that are against the standard, or against the rules of browsers, and no way in: a verifier may take them (RFC 5280 §6.1). */
const harmless: readonly (readonly [ids: RegExp, why: string])[] = [
  [/::(?:leaf|intermediate)-missing-(?:aki|ski)$/, 'what is missing only helps to find the issuer'],
  [/::leaf-ku-keycertsign$/, 'a certificate that is no CA signs no others, whatever its keyUsage says'],
  [/::nc::not-allowed-in-ee-noncritical$/, 'it constrains nobody: no certificate is below it'],
  [/::pc::ica-noncritical-pc$/, 'constraints of policies are kept to whether they are critical or not'],
  [/::ee-critical-aia-invalid$/, 'where more is to be fetched decides nothing'],
  [/::serial::too-long$/, 'a CRL can name it, too'],
  [/::eku::ee-anyeku$/, 'clientAuth stands beside any purpose'],
  [/::eku::ee-without-eku$/, 'a certificate without purposes is for all of them (§4.2.1.12)'],
  [
    /::(?:v1-cert|ee-basicconstraints-ca|ca-as-leaf(?:-wrong-san)?)$/,
    'a CA may be a client, and version 1 says no more',
  ],
  [/::san-critical-with-nonempty-subject$/, 'critical or not, the names are understood'],
  [/::san::(?!malformed$)/, 'who reads the names decides what they are good for'],
]

const reasonIn = (list: readonly (readonly [RegExp, string])[], id: string): string | undefined =>
  list.find(([ids]) => ids.test(id))?.[1]

/** Why a server may take a case: undefined where it may not. */
export const harmlessBecause = (id: string): string | undefined => reasonIn(harmless, id)

type Said = Readonly<Record<string, unknown>>
const isSaid = (value: unknown): value is Said => typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is string => typeof value === 'string'
const textsIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter(isText) : [])

function derOf(pem: string): Uint8Array | undefined {
  try {
    return parsePem(pem, 'CERTIFICATE')[0]
  } catch (error) {
    if (isRefusal(error)) return undefined
    throw error
  }
}

/** Reads a case; undefined where it has no root, or no certificate that can be read. */
function readCase(said: Said): LimboCase | undefined {
  const { id, peer_certificate: leaf, untrusted_intermediates: above, trusted_certs: roots } = said
  const [root] = textsIn(roots)
  if (!isText(id) || !isText(leaf) || root === undefined) return undefined
  const [rootDer, ...chain] = [root, leaf, ...textsIn(above)].map(derOf)
  if (rootDer === undefined || chain.length === 0 || chain.includes(undefined)) return undefined
  return { id, root: rootDer, chain: chain as readonly Uint8Array[] }
}

/** The one by which it is seen whether a server takes chains that are made anew; another sound one where it is missing. */
const SOUND = 'webpki::san::exact-dns-san'

/**
 * Reads a collection.
 *
 * @returns what is wrong with it, where it is of no use
 */
export function parseLimbo(text: string): LimboCases | { readonly problem: string } {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return { problem: 'it is not JSON' }
  }
  const listed = isSaid(read) ? read['testcases'] : undefined
  if (!Array.isArray(listed)) return { problem: 'it has no list "testcases", as that of x509-limbo has' }
  const wanted = listed.filter(isSaid).filter(({ id, untrusted_intermediates: above }) => {
    return isText(id) && reasonIn(elsewhere, id) === undefined && textsIn(above).length < LONGEST
  })
  const failing = wanted.filter(({ expected_result: expected }) => expected === 'FAILURE')
  const bad = failing.map(readCase)
  const unread = bad.indexOf(undefined)
  if (unread >= 0) return { problem: `the certificates of ${failing[unread]?.['id']} cannot be read` }
  if (bad.length === 0) return { problem: 'it has no chain that a client could present, and that is to be refused' }
  if (bad.length > MOST) return { problem: `it has ${bad.length} chains for a client; no more than ${MOST} are shown` }
  const sound = wanted
    .filter(({ expected_result: expected }) => expected === 'SUCCESS')
    .flatMap((one) => readCase(one) ?? [])
    .filter(({ chain }) => chain.length === 1)
  const first = sound.find(({ id }) => id === SOUND) ?? sound[0]
  if (first === undefined)
    return { problem: 'it has no certificate that is to be taken, beside which to see a refusal' }
  return { sound: first, bad: bad.flatMap((one) => one ?? []) }
}
