/** Finds RSA keys whose private half can be computed from the public half. Does not judge the length of a key; profiles do. */

/** The primes below a bound, by Eratosthenes. */
function primesBelow(bound: number): readonly number[] {
  const composite = new Set<number>()
  const primes: number[] = []
  for (let n = 2; n < bound; n += 1) {
    if (composite.has(n)) continue
    primes.push(n)
    for (let multiple = n * n; multiple < bound; multiple += n) composite.add(multiple)
  }
  return primes
}

const GENERATOR = 65_537
const LEAST_EXPONENT = 65_537n
const MOST_EXPONENT = 2n ** 256n
/** CA/Browser Forum BR §6.1.6 asks for no factor below 752. */
const smallPrimes = primesBelow(752)
/** Rounds of Fermat's method that CA/Browser Forum BR §6.1.1.3 asks for. */
const ROUNDS = 100

/**
 * The residues that powers of 65537 have, by prime: keys of the chips that are known as ROCA (CVE-2017-15361) have no others. A good
 * key has only such residues once in some 2^27 keys.
 */
const markers = primesBelow(168)
  .filter((prime) => prime > 2)
  .map((prime) => {
    const residues = new Set<number>()
    for (let power = 1; !residues.has(power); power = (power * GENERATOR) % prime) residues.add(power)
    return { prime: BigInt(prime), residues }
  })
  .filter(({ prime, residues }) => residues.size < Number(prime) - 1)

/** The largest number whose square is not greater, by Newton's method. */
function root(square: bigint): bigint {
  let guess = 1n << BigInt(Math.ceil(square.toString(16).length * 2) + 1)
  for (;;) {
    const next = (guess + square / guess) >> 1n
    if (next >= guess) return guess
    guess = next
  }
}

/** Whether its two factors lie so near to each other that Fermat's method finds them at once. */
function hasNearFactors(modulus: bigint): boolean {
  let middle = root(modulus)
  if (middle * middle < modulus) middle += 1n
  for (let round = 0; round < ROUNDS; round += 1, middle += 1n) {
    const square = middle * middle - modulus
    const residue = Number(square & 63n)
    // Other numbers are no squares, so that most rounds need no root.
    if (![0, 1, 4, 9, 16, 17, 25, 33, 36, 41, 49, 57].includes(residue)) continue
    const half = root(square)
    if (half * half === square) return true
  }
  return false
}

/** Objections to the numbers of an RSA key. Pure. @see CA/Browser Forum BR §6.1.1.3, §6.1.6 */
export function checkRsa({ modulus, exponent }: { modulus: bigint; exponent: bigint }): readonly string[] {
  if (exponent % 2n === 0n || exponent < LEAST_EXPONENT || exponent >= MOST_EXPONENT) {
    const shown = exponent < 2n ** 64n ? `${exponent}` : `a number of ${exponent.toString(2).length} bits`
    return [`its public exponent is ${shown}, and not an odd number from ${LEAST_EXPONENT} to 2^256`]
  }
  const factor = smallPrimes.find((prime) => modulus % BigInt(prime) === 0n)
  if (factor !== undefined) return [`its modulus can be divided by ${factor}`]
  if (markers.every(({ prime, residues }) => residues.has(Number(modulus % prime)))) {
    return ['its modulus is one that a faulty chip has made (ROCA, CVE-2017-15361)']
  }
  return hasNearFactors(modulus) ? ['the two factors of its modulus are near to each other, and easily found'] : []
}
