import { expect, it } from 'vitest'
import { weakSuitesAttack } from '../../../src/probe/attacks/weak-suites.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { weakSuites } from '../../../src/probe/tls/suite.ts'
import { contractOf } from '../../contract/attack.ts'
import { flightOf, type Offered, startAnswering } from '../../support/hello-server.ts'
import { attemptsOf } from '../../support/plan-kit.ts'
import { hurriedPorts, makePki, probeOf } from '../../support/twins.ts'

contractOf(weakSuitesAttack)

const pki = makePki()
const numbersOf = ({ suites }: (typeof weakSuites)[number]) => Object.keys(suites).map(Number)

async function judge(answer: (offered: Offered) => Uint8Array | undefined) {
  const twin = await startAnswering(pki, (offered) => offered && answer(offered))
  try {
    return (await runProbe(probeOf(pki, twin.port), hurriedPorts, [weakSuitesAttack])).results[0]!
  } finally {
    await twin.close()
  }
}

it('finds each kind by itself', async () => {
  for (const kind of weakSuites) {
    const numbers = numbersOf(kind)
    const suite = numbers.at(-1) as number
    const { attempts } = await judge(({ suites }) =>
      suites.length === numbers.length && suites.includes(suite) ? flightOf({ suite }) : undefined,
    )
    const found = attempts.filter(({ verdict }) => verdict === 'bypassed').map(({ label }) => label)
    expect(found).toEqual([`suites with ${kind.what}`])
  }
})

it('has every suite in one kind only', () => {
  const all = weakSuites.flatMap(numbersOf)
  expect(all.length).toBe(new Set(all).size)
})

it('finds a server that wants to know a name first (alert 115)', async () => {
  const alert = Buffer.from([21, 3, 3, 0, 2, 2, 115])
  expect(await judge(({ suites }) => (suites.includes(49181) ? alert : undefined))).toMatchObject({
    verdict: 'bypassed',
    evidence:
      'suites with a password (SRP) over a bare ClientHello: it asks for a name and a secret (alert 115 unknown_psk_identity)',
  })
})

it('names the option by which openssl offers the same, where there is one', async () => {
  const named = weakSuites.map(({ openssl }) =>
    openssl === undefined ? undefined : ['-tls1_2', '-cipher', `${openssl}:@SECLEVEL=0`],
  )
  expect(named).toContain(undefined)
  expect((await attemptsOf(weakSuitesAttack, pki)).map((one) => one.openssl)).toEqual(named)
})
