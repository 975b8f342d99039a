/** CRLs that are gone, or that another tool has signed with the key of an authority of the home: what the next one says. */
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { parseOid } from '../../src/asn1/oid.ts'
import { enumerated } from '../../src/asn1/writer.ts'
import type { SerialNumber } from '../../src/core/brand.ts'
import type { UnusableCrl } from '../../src/workflow/facts.ts'
import { encodeCrlPem, parseCrlPem } from '../../src/x509/crl.ts'
import { encodeName } from '../../src/x509/name.ts'
import { type Made, makeCrl } from '../support/certificate-kit.ts'
import { crlCases } from '../support/partial-crls.ts'
import { sampled } from '../support/sweep.ts'
import { steal } from '../support/thief.ts'
import { checkCrls, deliverTls, listAuthorities } from '../support/workflows.ts'
import {
  at,
  backUp,
  clock,
  crlFile,
  crlIn,
  DAY,
  exportNode,
  home,
  host,
  restore,
  revoke,
  serialOf,
  serialsIn,
  show,
  sign,
  status,
  useHome,
} from './restored-home.ts'

useHome()

/** Those who look are told of the clients' CRL what is wrong with it, and of the servers' what they would be without that. */
async function expectSeen(wrong: Partial<UnusableCrl>): Promise<void> {
  const unusable = [{ authority: 'clients', next: expect.stringContaining('--from-record'), ...wrong }]
  const others = [{ authority: 'servers', state: 'fresh' }]
  const [seen, checked] = [await status(), await checkCrls({ home: home.path }, home.ports)]
  for (const answer of [seen, checked]) {
    expect(answer).toMatchObject({ unusableCrls: unusable, crls: others, sound: false })
    expect(answer.warnings).toContain(`${answer.unusableCrls[0]?.problem}; ${answer.unusableCrls[0]?.next}`)
  }
  expect(seen.attention).toHaveLength(1)
  const listed = await listAuthorities({ home: home.path }, home.ports)
  expect(listed).toMatchObject({ unusableCrls: unusable, warnings: seen.attention })
  expect(listed.authorities.map(({ name, crl }) => [name, crl?.state])).toEqual([
    ['clients', undefined],
    ['servers', 'fresh'],
  ])
}

describe('a CRL that is missing', () => {
  it('is no invitation to begin again: nothing is signed or recorded', async () => {
    await serialOf('alice')
    await serialOf('bob')
    await revoke({ name: 'bob' })
    const newest = readFileSync(crlFile)
    rmSync(crlFile)
    const refused = { code: 'crl.missing', facts: { authority: 'clients', number: 2 } }
    await expect(sign()).rejects.toMatchObject(refused)
    await expect(revoke({ name: 'alice' })).rejects.toMatchObject(refused)
    await expectSeen({ state: 'missing', problem: expect.stringContaining('has the number 2') })
    expect(existsSync(crlFile)).toBe(false)
    expect(await show({ name: 'alice' })).toMatchObject([{ state: 'issued' }])
    writeFileSync(crlFile, newest)
    await revoke({ name: 'alice' })
    expect(crlIn(crlFile)).toMatchObject({ number: 3n })
  })

  it('is replaced by one that was published, if it is the newest that the record knows', async () => {
    await serialOf('bob')
    cpSync(crlFile, at('first.pem'))
    await revoke({ name: 'bob' })
    cpSync(crlFile, at('newest.pem'))
    for (const broken of [undefined, 'no CRL at all']) {
      rmSync(crlFile)
      if (broken !== undefined) writeFileSync(crlFile, broken)
      await expect(sign()).rejects.toMatchObject({ code: broken === undefined ? 'crl.missing' : 'crl.malformed' })
      await expect(sign({ published: [at('first.pem')] })).rejects.toMatchObject({
        code: broken === undefined ? 'crl.missing' : 'crl.malformed',
        facts: { number: Number(crlIn(at('newest.pem')).number) },
        hint: expect.stringContaining('only if no copy exists anywhere: countersign crl clients --from-record'),
      })
      await sign({ published: [at('newest.pem')] })
      cpSync(crlFile, at('newest.pem'))
    }
    expect(crlIn(crlFile)).toMatchObject({ number: 4n })
  })

  it.each<readonly [string, (pem: string, der: Uint8Array) => string | Uint8Array]>(
    sampled(
      [
        ['in DER', (_, der) => der],
        ['with a blank at the end of each line', (pem) => pem.replaceAll('\n', ' \n')],
        ['with its lines indented', (pem) => pem.replaceAll(/^/gm, '  ')],
        ['in one line of base64', (pem) => pem.replaceAll(/(?<!-)\n(?!-)/g, '')],
        ['with an empty line below the first', (pem) => pem.replace('\n', '\n\n')],
        ['with its old label', (pem) => pem.replaceAll('X509 CRL', 'CRL')],
        ['behind a certificate', (pem) => `${readFileSync(home.authority('client').certificate, 'utf8')}${pem}`],
      ],
      2,
    ),
  )('is replaced by one that was published as a person hands it in: %s (RFC 7468 §2, §6)', async (_, written) => {
    await serialOf('bob')
    await revoke({ name: 'bob' })
    writeFileSync(at('given'), written(readFileSync(crlFile, 'utf8'), crlIn(crlFile).der))
    rmSync(crlFile)
    await sign({ published: [at('given')] })
    expect(crlIn(crlFile)).toMatchObject({ number: 3n })
  })

  it('refuses for a published one what is none, two at once, or another authority’s', async () => {
    writeFileSync(at('none.pem'), 'none')
    writeFileSync(at('two.pem'), readFileSync(crlFile, 'utf8').repeat(2))
    const servers = home.authority('server').crl
    for (const path of [at('none.pem'), at('two.pem'), servers]) {
      await expect(sign({ published: [path] })).rejects.toMatchObject({ code: 'file.malformed', facts: { path } })
    }
    await expect(sign({ published: [at('absent.pem')] })).rejects.toMatchObject({ code: 'file.missing' })
    expect(crlIn(crlFile)).toMatchObject({ number: 1n })
  })

  it('is found at a server where its number is greater than the clock of today accounts for, as is told', async () => {
    const bob = await serialOf('bob')
    backUp()
    await revoke({ name: 'bob' })
    clock.advance(60 * DAY)
    rmSync(crlFile)
    await sign({ from: 'record' })
    cpSync(crlFile, at('served.pem'))
    clock.advance(-60 * DAY)
    restore()
    rmSync(crlFile)
    const { warnings } = await sign({ from: 'record' })
    expect(warnings.join('\n')).toContain('has a later CRL, which was lost here')
    expect(warnings.join('\n')).toContain('countersign crl clients --published FILE')
    expect(crlIn(crlFile).number).toBeLessThan(crlIn(at('served.pem')).number ?? 0n)
    await sign({ published: [at('served.pem')], dating: 'by-clock' })
    expect(crlIn(crlFile).number).toBe((crlIn(at('served.pem')).number ?? 0n) + 1n)
    expect(serialsIn(crlFile)).toEqual([bob])
    expect((await sign()).warnings).toEqual([])
  })

  it('is signed anew where no copy is left, beyond every number that may have been used', async () => {
    await serialOf('bob')
    backUp()
    clock.advance(DAY)
    for (let n = 0; n < 70; n++) await sign()
    const lost = crlIn(crlFile)
    restore()
    rmSync(crlFile)
    await sign({ from: 'record' })
    expect(crlIn(crlFile).number).toBeGreaterThan(lost.number as bigint)
    // No greater than the seconds since the authority began, which was a day before its home was made.
    expect(crlIn(crlFile).number).toBeLessThan(2 * DAY + 1000)
  })
})

describe('a CRL that another tool has signed with the authority’s key', () => {
  let bob: SerialNumber
  let authority: Made
  beforeEach(async () => {
    bob = (await serialOf('bob')) as SerialNumber
    authority = await steal(home, 'client')
  })

  /** Signs one that names bob. */
  const signed = (wishes: Parameters<typeof makeCrl>[2] = {}): string =>
    encodeCrlPem(makeCrl(authority, [bob], { number: 5, ...wishes }).der)
  /** An extension of an entry that gives it a reason. */
  const saying = (code: number) => ({ oid: parseOid('2.5.29.21'), critical: false, value: enumerated(code) })

  it.each(sampled(['certificateHold', 'removeFromCRL', 'cACompromise'], 1))(
    'is followed by one that revokes for good whomever it names, also with the reason %s (RFC 5280 §5.3.1)',
    async (reason) => {
      writeFileSync(crlFile, signed({ reason }))
      expect([...crlIn(crlFile).entries()]).toMatchObject([{ serial: bob, reason }])
      await sign()
      expect([...crlIn(crlFile).entries()]).toMatchObject([{ serial: bob, reason: 'unspecified' }])
      expect(await show({ name: 'bob' })).toMatchObject([{ state: 'revoked', reason: 'unspecified' }])
    },
  )

  const unknown = { oid: parseOid('1.2.3.4'), critical: true, value: enumerated(1) }
  const past53 = 2n ** 53n
  const bad: readonly (readonly [string, () => string, string])[] = [
    ['a number that no other can follow here', () => signed({ number: past53 }), `"${past53}"`],
    ['a number as long as one may be', () => signed({ number: 2n ** 158n }), `"${2n ** 158n}"`],
    ['a reason that there is not', () => signed({ ofEntry: [saying(7)] }), 'a reason that RFC 5280 knows'],
    ['an entry that says what nobody knows', () => signed({ ofEntry: [unknown] }), 'no critical extension 1.2.3.4'],
  ]
  it.each(sampled(bad, 2))('is refused with its name for %s, and leaves a way out', async (_, make, says) => {
    await home.issue('server', host)
    await exportNode()
    writeFileSync(crlFile, make())
    const told = { code: 'crl.malformed', message: expect.stringContaining(says), facts: { path: crlFile } }
    for (const act of [() => sign(), exportNode]) await expect(act()).rejects.toMatchObject(told)
    await expectSeen({ state: 'unusable', file: crlFile, problem: told.message })
    await expect(revoke({ name: 'bob' })).rejects.toMatchObject(told)
    writeFileSync(at('theirs.pem'), make())
    await expect(sign({ published: [at('theirs.pem')] })).rejects.toMatchObject({
      code: 'file.malformed',
      message: expect.stringContaining(says),
    })
    // In an export it is no evidence, and stops nobody.
    cpSync(at('theirs.pem'), at('deploy/tls/client-crl.pem'))
    await sign({ from: 'record' })
    expect((await revoke({ name: 'bob' })).crls).toMatchObject([{ entries: 1, state: 'fresh' }])
  })

  it('is not exported over one whose number no other can follow here, and which is named to its last digit', async () => {
    await home.issue('server', host)
    await exportNode()
    const exported = at('deploy/tls/client-crl.pem')
    await serialOf('cleo')
    for (const [number, name] of [
      [past53 - 1n, 'bob'],
      [past53 + 1n, 'cleo'],
    ] as const) {
      writeFileSync(exported, signed({ number }))
      for (const act of [exportNode, () => deliverTls({ home: home.path, to: 'all', mode: 'export' }, home.ports)]) {
        await expect(act()).rejects.toMatchObject({
          code: 'crl.older',
          message: expect.stringContaining(`is CRL ${number} of clients`),
          hint: expect.stringContaining('restart the server'),
          facts: { found: String(number) },
        })
      }
      expect((await revoke({ name })).outdated).toEqual([])
    }
    rmSync(exported)
    await exportNode()
  })

  const odd: readonly (readonly [string, Parameters<typeof makeCrl>[2], string])[] = [
    ['has no number', { number: 'none' }, 'no CRL number'],
    ['is of version 1', { version: 1 }, 'no CRL number'],
    ['does not say until when it holds', { nextUpdate: 'none' }, 'until when it holds'],
    ['has the name of another', { issuer: encodeName([{ type: 'commonName', value: 'Others' }]) }, 'Others'],
  ]
  it.each(sampled(odd, 2))(
    'is not for servers where it %s, stands for no other, and keeps revoked whom it names',
    async (_, wishes, why) => {
      await home.issue('server', host)
      await exportNode()
      const good = readFileSync(crlFile)
      writeFileSync(at('theirs.pem'), signed(wishes))
      cpSync(at('theirs.pem'), crlFile)
      const told = { code: 'crl.malformed', message: expect.stringContaining(why), facts: { path: crlFile } }
      for (const act of [() => sign(), exportNode]) await expect(act()).rejects.toMatchObject(told)
      await expectSeen({ state: 'unusable', file: crlFile, problem: told.message })
      await expect(sign({ published: [at('theirs.pem')] })).rejects.toMatchObject(told)
      // Beside a complete one it is evidence all the same.
      writeFileSync(at('good.pem'), good)
      await sign({ published: [at('theirs.pem'), at('good.pem')] })
      expect(serialsIn(crlFile)).toEqual([bob])
      expect(await checkCrls({ home: home.path }, home.ports)).toMatchObject({ sound: true })
      await exportNode()
    },
  )

  it('is followed where it lies in an export, partial and of a greater number, once it is given with what it names', async () => {
    await home.issue('server', host)
    await exportNode()
    const exported = at('deploy/tls/client-crl.pem')
    const [part] = crlCases.filter(({ what }) => what.includes('for superseded alone'))
    const { what: _, complete: __, ...wishes } = part ?? expect.unreachable()
    writeFileSync(exported, signed({ ...wishes, number: 40 }))
    await expect(exportNode()).rejects.toMatchObject({ code: 'crl.older', facts: { found: 40, number: 1 } })
    cpSync(crlFile, at('complete.pem'))
    await sign({ published: [exported, at('complete.pem')] })
    expect(crlIn(crlFile)).toMatchObject({ number: 41n })
    expect(serialsIn(crlFile)).toEqual([bob])
    await exportNode()
    expect(serialsIn(exported)).toEqual([bob])
  })

  it('does not follow from a shard alone that is newer than all that is known: the complete one names others, too', async () => {
    const settings = `${home.path}/countersign.json`
    const distribution = { crlUrl: 'http://crl.acme.internal/{authority}.crl', crlShards: 2 }
    writeFileSync(settings, JSON.stringify({ ...JSON.parse(readFileSync(settings, 'utf8')), distribution }))
    await sign()
    const shards = ['1-of-2', '2-of-2'].map((name) => `${home.path}/authorities/clients/shards/${name}.crl`)
    backUp()
    const revoked = [await serialOf('carol'), await serialOf('dave')]
    for (const name of ['carol', 'dave']) await revoke({ name })
    const published = shards.map((path, index) => {
      cpSync(path, at(`${index}.crl`))
      return at(`${index}.crl`)
    })
    cpSync(crlFile, at('complete.pem'))
    restore()
    for (const given of [[published[0]!], published]) {
      await expect(sign({ published: given })).rejects.toMatchObject({
        code: 'file.malformed',
        facts: { path: given[0], problem: expect.stringContaining('give the complete CRL') },
      })
    }
    await sign({ published: [...published, at('complete.pem')] })
    expect(serialsIn(crlFile)).toEqual(expect.arrayContaining(revoked))
    // One that the home knows to be no newer is evidence of what it names, as any other.
    await sign({ published: [published[0]!] })
    restore()
    await sign({ published, from: 'record' })
    expect(serialsIn(crlFile)).toEqual(expect.arrayContaining(revoked))
  })

  const incomplete = crlCases.filter(({ what, complete }) => !complete && !what.includes('an entry with an extension'))
  const telling = ['for superseded alone', 'a base that', 'another issuer', 'nobody knows, critical']
  const told = incomplete.filter(({ what }) => telling.some((word) => what.includes(word)))
  it.each(sampled(told, 1))(
    'is not for servers where it is not complete ($what), and keeps revoked whom it names',
    async ({ what: _, complete: __, ...wishes }) => {
      await home.issue('server', host)
      await exportNode()
      writeFileSync(crlFile, signed(wishes))
      const told = { code: 'crl.malformed', message: expect.stringMatching(/every certificate and every|critical/) }
      for (const act of [() => sign(), exportNode]) await expect(act()).rejects.toMatchObject(told)
      await expectSeen({ state: 'unusable', file: crlFile, problem: told.message })
      // Nor does it stand for the complete one that is lost.
      cpSync(crlFile, at('theirs.pem'))
      await expect(sign({ published: [at('theirs.pem')] })).rejects.toMatchObject(told)
      await sign({ from: 'record' })
      expect(serialsIn(crlFile)).toEqual([bob])
      expect(Number(crlIn(crlFile).number)).toBeGreaterThan(5)
      expect(await checkCrls({ home: home.path }, home.ports)).toMatchObject({ sound: true })
    },
  )

  it('is said to be of an algorithm that is not accepted where it is, and not of another key', async () => {
    const sha224 = Buffer.from(parseCrlPem(signed()).der)
      .toString('hex')
      .replaceAll('2a8648ce3d040302', '2a8648ce3d040301')
    writeFileSync(crlFile, encodeCrlPem(Buffer.from(sha224, 'hex')))
    await expectSeen({
      problem: expect.stringContaining('the CRL is signed with 1.2.840.10045.4.3.1, which is not accepted'),
    })
    const other = readFileSync(home.authority('server').crl, 'utf8')
    writeFileSync(crlFile, other)
    await expectSeen({ problem: expect.stringContaining('its signature is of another key') })
  })

  it('with a great number, such as a time in thousandths of a second, is followed', async () => {
    writeFileSync(crlFile, signed({ number: 1_795_852_800_000n }))
    await sign()
    expect(crlIn(crlFile).number).toBe(1_795_852_800_001n)
    expect((await status()).crls).toMatchObject([{ number: 1_795_852_800_001, due: false }, {}])
  })
})
