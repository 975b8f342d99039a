/** The probe through the program, at a server that can be framed: what is told, written and ended with. What attacks find is for their own tests. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Twin } from '../support/twins.ts'
import { answerFault } from './answer-schema.ts'
import { openProbed } from './probed.ts'
import type { Workshop } from './program.ts'

let workshop: Workshop
let twin: Twin
let close: () => Promise<void>
beforeAll(async () => {
  ;({ workshop, twin, close } = await openProbed('<a href="/pay">the treasure of Acme</a>'))
})
afterAll(async () => {
  await close()
})

const probe = (more: string) =>
  workshop.ask(`countersign probe https://127.0.0.1:${twin.port} --host api.acme.internal --as alice --no-mint ${more}`)
const idle = 'is accepted: the server refuses this attack now, so the acceptance is no longer needed'

const framing = `--accept 'framing=only programs ask'`
const noCertificate = `--accept 'no-certificate=it was open once'`

describe('countersign probe --accept', () => {
  it('spoils the status no more, and keeps the finding in what is told and in every report', async () => {
    const files = ['html', 'json', 'sarif', 'xml'].map((ending) => `report.${ending}`)
    const { status, stdout, stderr } = await probe(
      `${framing} ${noCertificate} ${files.map((file) => `--report ${file}`).join(' ')}`,
    )
    expect(status).toBe(0)
    expect(stdout).toMatch(/accepted {6}page shown inside a foreign site's frame/)
    for (const file of files) {
      expect(readFileSync(join(workshop.directory, file), 'utf8'), file).toContain('only programs ask')
      expect(stderr).toContain(`the report is also in ${file}`)
    }
    expect(
      answerFault('probe', JSON.parse(readFileSync(join(workshop.directory, 'report.json'), 'utf8'))),
    ).toBeUndefined()
    // It tells of what is accepted and enforced that it need not be, and of nothing else.
    expect(stderr).toContain(`no-certificate ${idle}`)
    expect(stderr).not.toContain(`framing ${idle}`)
    expect(stdout).toMatch(/✔ enforced {6}no certificate\n/)
  })

  it('excuses nothing beside it', async () => {
    const { status, stdout } = await probe(noCertificate)
    expect(status).toBe(1)
    expect(stdout).toMatch(/BYPASSED {6}page shown inside a foreign site's frame {2}medium {2}\[framing\]\n/)
  })
})
