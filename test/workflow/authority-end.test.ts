/** An authority has an end, and who runs it is told in time: by `status`, by `crl --check`, and wherever one issues. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { fixedClock, type MovableClock } from '../support/clock.ts'
import { knowPassphrase, makeHome, type TestHome } from '../support/home.ts'
import { checkCrls, homeStatus, refreshCrls } from '../support/workflows.ts'

const DAY = 86_400
let clock: MovableClock
let home: TestHome
beforeEach(async () => {
  clock = fixedClock()
  home = await makeHome({ clock })
})
afterEach(() => home.remove())

const status = () => homeStatus({ home: home.path }, home.ports)
const check = () => checkCrls({ home: home.path }, home.ports)
const renew = () =>
  refreshCrls({ home: home.path, dating: 'by-clock', passphrase: knowPassphrase, watch: () => undefined }, home.ports)
const lastSecond = async () => Date.parse((await status()).authorities[0]!.notAfter) / 1000

it.each([
  ['a week after it was made', 7, 'in-force', true],
  ['more than a year before its end', -400, 'in-force', true],
  ['half a year before its end', -179, 'ending', false],
  ['while a default certificate does not fit any more', -89, 'ending', false],
  ['ten days before its end', -10, 'ending', false],
  ['after its end', 1, 'expired', false],
] as const)('%s', async (_, days, state, sound) => {
  const from = days === 7 ? clock.now() : await lastSecond()
  clock.advance(from + days * DAY - clock.now())
  if (state !== 'expired') await renew()
  const seen = await status()
  expect(seen.authorities.map((one) => one.state)).toEqual([state, state])
  expect([seen.sound, (await check()).sound]).toEqual([sound, sound])
  const told = { 'in-force': 0, ending: 2, expired: 2 }[state]
  for (const { warnings } of [seen, await check()]) {
    expect(warnings.filter((line) => line.includes('make a new home in another directory'))).toHaveLength(told)
  }
})

it('is told of by each issue near its end, and that stops nothing', async () => {
  const about = async (name: string) => (await home.issue('client', name, { days: 1 })).findings.map(({ rule }) => rule)
  expect(await about('early')).not.toContain('issuer-lasts')
  clock.advance((await lastSecond()) - 10 * DAY - clock.now())
  expect(await about('late')).toContain('issuer-lasts')
})

it('before it begins is a state of its own, and no sound one', async () => {
  clock.advance(-2 * DAY)
  const { authorities, sound, warnings } = await status()
  expect([authorities[0]?.state, sound]).toEqual(['not-yet-valid', false])
  expect(warnings.join()).toContain('if the clock is wrong, set it')
  expect((await check()).sound).toBe(false)
})

it('keeps watching where a profile cannot be read', async () => {
  await home.ports.files.write(`${home.path}/profiles/client.json`, '{', 'public')
  expect((await check()).sound).toBe(true)
})
