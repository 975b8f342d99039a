import { expect, it } from 'vitest'
import { resumptionAcrossNames } from '../../../src/probe/attacks/resumption-across-names.ts'
import { contractOf } from '../../contract/attack.ts'
import { attemptsOf } from '../../support/plan-kit.ts'
import { makePki } from '../../support/twins.ts'

contractOf(resumptionAcrossNames)

it('makes its session as a client of another CA as well, where one is given', async () => {
  const pki = makePki()
  const vhost = [{ name: 'other.localhost', path: '/' }]
  const makersOf = async (wish: object) => {
    const attempts = await attemptsOf(resumptionAcrossNames, pki, { vhost, ...wish })
    return Promise.all(attempts.map(async ({ label, resumes }) => [label, (await resumes?.())?.credential] as const))
  }
  const usual = (await makersOf({})).map(([label]) => label)
  expect(usual).toHaveLength(3)
  const further = await makersOf({ sibling: pki.stranger })
  expect(further.map(([label]) => label).filter((label) => !usual.includes(label))).toEqual([
    'a session of other.localhost, client of another CA',
  ])
  expect(further.find(([label]) => label.includes('another CA'))?.[1]).toBe(pki.stranger)
})
