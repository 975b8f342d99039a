import { getDiffieHellman } from 'node:crypto'
import { expect, it } from 'vitest'
import { isProbablyPrime } from '../../../src/probe/tls/prime.ts'

it('tells primes from other numbers', () => {
  const primes = [2n, 3n, 997n, 1009n, 2n ** 127n - 1n, BigInt(`0x${getDiffieHellman('modp2').getPrime('hex')}`)]
  for (const one of primes) expect(isProbablyPrime(one), String(one)).toBe(true)
  const others = [0n, 4n, 998n, 1009n * 1013n, (2n ** 127n - 1n) * (2n ** 61n - 1n), 2n ** 128n + 3n]
  for (const one of others) expect(isProbablyPrime(one), String(one)).toBe(false)
})
