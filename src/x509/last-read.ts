/**
 * Lets a reader remember what it read last: a dozen lint rules ask for the same, and one certificate says much of what the one
 * before it said. Does not keep a refusal.
 */

/** Most octets that are remembered, so that nothing large is held for ever. */
const LONGEST = 4096
/** Up to here it is quicker to compare octet by octet. */
const SHORT = 128

/** Whether two runs of octets are the same. Pure. */
export function areSameOctets(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  if (a.length > SHORT) return Buffer.compare(a, b) === 0
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false
  return true
}

/**
 * Makes a reader that gives again what it gave last where the octets are the very same. What it gives must be left as it is.
 *
 * @param read its second argument may change the words of a refusal, and nothing that is read
 */
export function rememberLast<T, O extends Uint8Array, W = void>(
  read: (octets: O, words: W) => T,
): (octets: O, words: W) => T {
  let last: { readonly octets: Uint8Array; readonly value: T } | undefined
  return (octets, words) => {
    if (last !== undefined && areSameOctets(last.octets, octets)) return last.value
    if (octets.length > LONGEST) return read(octets, words)
    // What is read are views, of a copy lest they hold the whole that these octets lie in.
    const own = new Uint8Array(octets) as O
    const value = read(own, words)
    last = { octets: own, value }
    return value
  }
}
