import { describe, expect, it } from 'vitest'
import { attacks } from '../../../src/probe/attacks/index.ts'
import { encodeJunit } from '../../../src/probe/report/junit.ts'
import { breakouts, makeReport } from '../../support/report-kit.ts'
import { skeletonOf } from '../../support/well-formed.ts'

const document = encodeJunit(makeReport())
const countOf = (pattern: RegExp): number => document.match(pattern)?.length ?? 0

describe('encodeJunit', () => {
  it('has one test case per attack', () => {
    expect(countOf(/<testcase /g)).toBe(attacks.length)
    for (const { id, group } of attacks) expect(document).toContain(`classname="countersign.${group}.${id}"`)
  })

  it('fails what was bypassed, errs where nothing was proven, skips what was not tried', () => {
    expect([countOf(/<failure /g), countOf(/<error /g), countOf(/<skipped /g)]).toEqual([1, 1, 1])
    expect(document).toMatch(
      new RegExp(`<testsuites [^>]*tests="${attacks.length}" failures="1" errors="1" skipped="1" time="1.000">`),
    )
  })

  it('says what success means as a fact only where it was seen', () => {
    const [bypassed, open] = attacks
    expect(document).toMatch(new RegExp(`<failure [^>]*>${bypassed!.meaning}`))
    const [error] = document.match(/<error .*?<\/error>/s) ?? []
    expect(error).not.toContain(open!.meaning)
    expect(error).toContain(`It may be that ${open!.meaning.slice(0, 1).toLowerCase()}${open!.meaning.slice(1)}`)
  })

  it('passes with a remark, which it tells', () => {
    expect(document).toContain('<system-out>remark: answered 200</system-out>')
  })

  it('has one case, in error, where nothing was attacked', () => {
    const cause = { what: 'nothing listens there', next: 'start it' }
    const failed = encodeJunit({ ...makeReport(), verdict: 'inconclusive', ways: [], cause })
    expect(failed.match(/<testcase /g)).toHaveLength(1)
    expect(failed).toContain('<error type="inconclusive" message="nothing listens there">start it</error>')
    expect(skeletonOf(failed)).toBeDefined()
  })

  it('says of a failure what it means, what to change, and how to see it', () => {
    const [failure] = document.match(/<failure .*?<\/failure>/s) ?? []
    expect(failure).toContain('remedy: ')
    expect(failure).toContain('by hand: curl answered 200')
  })

  it('counts in each suite what is in it', () => {
    for (const [suite, tests] of document.matchAll(/<testsuite [^>]*tests="(\d+)".*?<\/testsuite>/gs))
      expect(suite.match(/<testcase /g)).toHaveLength(Number(tests))
  })

  it.each(breakouts.map((text) => [JSON.stringify(text), text]))('keeps its structure: %s', (_, text) => {
    expect(skeletonOf(encodeJunit(makeReport(text)))).toEqual(skeletonOf(document))
  })
})
