/** What is asked of servers that no test starts: each setting that a manifest names stands in the export, and nothing of it is claimed. */
import { describe, expect, it } from 'vitest'
import { checkManifest } from '../../src/export/manifest.ts'
import { renderTarget } from '../../src/export/render.ts'
import { decideView } from '../../src/export/view.ts'
import { manifestJson, request, shippedTargets } from '../support/target-kit.ts'

const targets = (await shippedTargets()).filter(({ kind }) => kind === 'checked')

describe.each(targets)('an export of $name', (target) => {
  it('has each setting by which its manifest says that something is asked for', async () => {
    const files = await renderTarget(target, decideView(target, request()))
    const text = files.filter(({ path }) => path !== 'README.md').map(({ content }) => content)
    expect(target.asks?.filter(({ by }) => !text.some((one) => one.includes(by)))).toEqual([])
  })

  it.each(['fd00::1', '192.0.2.1', 'localhost'])(
    'is refused for the host %s where it takes whole names alone',
    (host) => {
      const refused = expect.objectContaining({ code: 'target.cannot' })
      if (target.hosts === 'names') expect(() => decideView(target, request({ host }))).toThrow(refused)
      else expect(() => decideView(target, request({ host }))).not.toThrow()
    },
  )
})

describe('a manifest of what is not started', () => {
  const { claims, cannot } = manifestJson() as {
    claims: Record<string, unknown>
    cannot: readonly { lacks: string[] }[]
  }
  const asks = [{ for: Object.keys(claims), what: 'do all that', by: 'so' }]
  const parse = (changes: Record<string, unknown>) => () =>
    checkManifest(JSON.parse(JSON.stringify(manifestJson(changes))), 'target.json')
  const refusal = (pointer: string) =>
    expect.objectContaining({ code: 'target.malformed', facts: expect.objectContaining({ pointer }) })

  it('asks for what another would claim', () => {
    expect(parse({ kind: 'checked', claims: {}, asks })).not.toThrow()
  })

  it('is refused where it claims something, asks for nothing, or leaves a claim out', () => {
    expect(parse({ kind: 'checked', asks })).toThrow(refusal('/claims/claimsFrom'))
    expect(parse({ kind: 'checked', claims: {}, cannot })).toThrow(refusal('/asks'))
    expect(parse({ kind: 'checked', claims: {}, asks: [{ what: 'do all that', by: 'so' }] })).toThrow(
      refusal('/claims'),
    )
    expect(parse({ asks })).toThrow(refusal('/asks'))
  })

  it('is refused where it asks for what it says that it lacks', () => {
    const both = [{ ...cannot[0], lacks: [...(cannot[0]?.lacks ?? []), 'origin'] }]
    expect(parse({ kind: 'checked', claims: {}, asks, cannot: both })).toThrow(refusal('/claims/origin'))
  })
})
