/** Tests whether a number is a prime, well enough for numbers that were drawn badly. A number that was made to deceive may pass. */

/** Longer numbers cost more than they are worth. */
const MOST_BITS = 4096

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus
    if (bit === '1') result = (result * base) % modulus
  }
  return result
}

/** Fermat's test to the base 2, after division by small numbers; true for what is too long. Pure. */
export function isProbablyPrime(number: bigint): boolean {
  for (let divisor = 2n; divisor < 1000n; divisor += 1n) {
    if (number % divisor === 0n) return number === divisor
  }
  return number.toString(2).length > MOST_BITS || power(2n, number - 1n, number) === 1n
}
