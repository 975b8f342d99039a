/** What only a real process meets: streams that are full, closed or left early, a lost directory, another one's lock. */
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wordings } from '../../../src/core/refusals/index.ts'
import { sampled } from '../../support/sweep.ts'
import { answerFault } from '../answer-schema.ts'
import { type Outcome, openWorkshop, type Workshop } from '../program.ts'

let workshop: Workshop
beforeAll(async () => {
  workshop = openWorkshop()
  const made = await workshop.run(
    `countersign init --org Acme --trust-domain acme.internal --insecure-no-passphrase &&
     countersign issue client alice`,
  )
  expect(made.status).toBe(0)
})
afterAll(() => workshop.remove())

const noStack = ({ stderr, stdout }: Outcome): void => {
  expect(stderr + stdout).not.toMatch(/\n\s+at |node:internal|report it/)
}

const unwritable = `countersign: ${wordings['output.failed']({ problem: 'there is no space left' }).message}\n`

const lines: readonly (readonly [about: string, line: string, status: number, stderr: RegExp])[] = [
  ['a full stdout', 'countersign list > /dev/full', 4, new RegExp(`^${unwritable}hint: `)],
  ['a full stdout for a document', 'countersign list --json > /dev/full', 4, new RegExp(`^${unwritable}hint: `)],
  ['a full stdout for help', 'countersign --help > /dev/full', 4, new RegExp(`^${unwritable}hint: `)],
  ['a full stdout for the version', 'countersign --version > /dev/full', 4, /^$/],
  [
    'a full stdout for a refusal',
    'countersign show zoe --json > /dev/full',
    2,
    /^countersign: there is no certificate/,
  ],
  ['a full stderr', 'countersign show zoe 2> /dev/full', 2, /^$/],
  ['both full', 'countersign show zoe --json > /dev/full 2> /dev/full', 2, /^$/],
  ['a full stderr for warnings', 'countersign status 2> /dev/full > /dev/null', 0, /^$/],
  ['a closed stdout', 'countersign list >&-', 0, /^$/],
  ['a closed stderr', 'countersign show zoe 2>&-', 2, /^$/],
  ['all closed', 'countersign show zoe <&- >&- 2>&-', 2, /^$/],
  ['a reader that leaves', '{ countersign completion bash; echo $? > s; } | true; exit "$(cat s; rm s)"', 0, /^$/],
  [
    'a directory that is gone',
    'mkdir g && cd g && rmdir ../g && countersign list',
    4,
    /working directory no longer exists\nhint: /,
  ],
  [
    'a directory that is gone, and a home that is not',
    'mkdir h && cd h && rmdir ../h && countersign list --home "$HOME/work/pki"',
    0,
    /^(sh: .*\n)?$/,
  ],
  [
    'a certificate from a pipe',
    'cat pki/issued/alice/chain.pem | countersign show --file /dev/stdin > /dev/null',
    0,
    /^$/,
  ],
  ['no HOME', 'env -u HOME countersign list', 0, /^$/],
  ['a locale and a zone that are none', 'LC_ALL=xx_XX TZ=No/Where countersign list', 0, /^$/],
  ['a zone far from UTC', 'TZ=Pacific/Kiritimati countersign list', 0, /^$/],
  ['an empty COUNTERSIGN_HOME', 'COUNTERSIGN_HOME= countersign list', 0, /^$/],
  ['a home that is not UTF-8', 'countersign list --home "$(printf "x\\377")"', 2, /--home is not UTF-8\nhint: /],
  ['a name that is not UTF-8', 'countersign issue client "$(printf "x\\377")"', 2, /position 2 is not allowed\nhint: /],
  ['a temporary directory that is none', 'TMPDIR=/nonexistent countersign demo', 4, /nonexistent cannot be used/],
]

describe.concurrent('a process', () => {
  it.each(sampled(lines, 8))('survives %s', async (_, line, status, stderr) => {
    const outcome = await workshop.run(line)
    expect(outcome, line).toMatchObject({ status, stderr: expect.stringMatching(stderr) })
    noStack(outcome)
  })

  it('waits for another command’s transaction, then says who is in the way', async () => {
    const other = openWorkshop()
    try {
      await other.run('countersign init --org Acme --trust-domain acme.internal --insecure-no-passphrase')
      const holder = new DatabaseSync(`${other.directory}/pki/countersign.db`)
      holder.exec('BEGIN IMMEDIATE')
      const before = other.survey()
      const { stdout, status } = await other.run('countersign issue client bob --json')
      holder.exec('ROLLBACK')
      holder.close()
      const document = JSON.parse(stdout) as { error: { code: string } }
      expect(status).toBe(4)
      expect(document.error.code).toBe('store.busy')
      expect(answerFault('error', document)).toBeUndefined()
      expect(other.survey()).toEqual(before)
    } finally {
      other.remove()
    }
  })

  it('gives a name to one of two commands that want it at once', async () => {
    const wish = 'countersign issue client twice > /dev/null 2>&1'
    const both = await Promise.all([workshop.run(wish), workshop.run(wish)])
    const [first, second] = both.map(({ status }) => status).sort()
    // The other finds the name taken, or about to be.
    expect([first, [3, 4].includes(second ?? -1)]).toEqual([0, true])
  })

  it('makes a home for one of two that want it at once', async () => {
    const wish =
      'countersign init --org A --trust-domain a.internal --insecure-no-passphrase --home both > /dev/null 2>&1'
    const both = await Promise.all([workshop.run(wish), workshop.run(wish)])
    expect(both.map(({ status }) => status).sort()).toEqual([0, 3])
    expect((await workshop.run('ls -d both*')).stdout).toBe('both\n')
  })
})
