import { expect, it } from 'vitest'
import { addSeconds } from '../../../src/core/brand.ts'
import { lintCertificate } from '../../../src/policy/lint/index.ts'
import { authority, context, makeClient, objections } from '../../support/lint-context.ts'

const rule = 'issuer-lasts'
const DAY = 86_400
const end = authority.certificate.tbs.notAfter
const at = (days: number) => addSeconds(end, -days * DAY)

it('has nothing to say half a year before the authority ends', () => {
  expect(objections(rule, makeClient(), { at: at(180) })).toEqual([])
})

it('notices it a second later, with the day and what to do, and never stops the signature (RFC 5280 §6.1.3 (a)(2))', () => {
  const moment = addSeconds(at(180), 1)
  expect(objections(rule, makeClient(), { at: moment })).toEqual([
    expect.stringContaining('make a new home in another directory'),
  ])
  const findings = lintCertificate(makeClient(), { ...context, at: moment })
  expect(findings.filter((finding) => finding.rule === rule)).toMatchObject([{ severity: 'notice' }])
})

it('notices it earlier where certificates usually live longer', () => {
  const profile = { ...context.profile, defaultSeconds: 365 * DAY }
  expect(objections(rule, makeClient(), { at: at(300), profile })).toHaveLength(1)
  expect(objections(rule, makeClient(), { at: at(300) })).toEqual([])
})
