/** Batches for programs: outcomes as they are read, the sums at the end, and what happens when the reader leaves. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { initHome, openHome, type PkiHome } from '../../src/index.ts'

const parent = mkdtempSync(join(tmpdir(), 'countersign-batch-'))
const file = join(parent, 'rows.csv')
let home: PkiHome
beforeAll(async () => {
  await initHome(join(parent, 'pki'), {
    organisation: 'Acme',
    trustDomain: 'acme.internal',
    passphrase: 'insecure-none',
  })
  home = openHome(join(parent, 'pki'))
})
afterAll(async () => {
  await home.close()
  rmSync(parent, { recursive: true })
})

async function readAll(rows: ReturnType<PkiHome['issueBatch']>) {
  const lines: string[] = []
  for (;;) {
    const { value, done } = await rows.next()
    if (done === true) return { lines, summary: value }
    lines.push(`${value.line} ${value.state}`)
  }
}

it('gives the outcome of each row, and the sums', async () => {
  writeFileSync(file, 'name\nAlice Smith\nbob\nno/body@\n')
  const first = await readAll(home.issueBatch('client', file))
  expect(first).toMatchObject({ lines: ['2 failed', '3 issued', '4 failed'], summary: { issued: 1, failed: 2 } })
  const dry = await readAll(home.issueBatch('client', file, { names: 'fitted', mode: 'dry-run' }))
  expect(dry.lines).toEqual(['2 would-issue', '3 present', '4 would-issue'])
})

it('throws what refuses the file as a whole', async () => {
  writeFileSync(file, 'name,role\nalice,admin\n')
  await expect(readAll(home.issueBatch('client', file))).rejects.toMatchObject({ code: 'batch.column' })
})

it('stops after the groups under way when its reader leaves, and goes on from there', async () => {
  const names = Array.from({ length: 600 }, (_, index) => `client-${index}`)
  writeFileSync(file, `name\n${names.join('\n')}\n`)
  for await (const { state } of home.issueBatch('client', file)) {
    expect(state).toBe('issued')
    break
  }
  const made = readdirSync(join(parent, 'pki/issued')).filter((name) => name.startsWith('client-'))
  expect(made.length % 256).toBe(0)
  expect(made.length).toBeLessThan(600)
  const { summary } = await readAll(home.issueBatch('client', file))
  expect(summary).toMatchObject({ rows: 600, present: made.length, issued: 600 - made.length })
})
