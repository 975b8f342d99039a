import { describe, expect, it } from 'vitest'
import { crlTable } from '../../src/cli/listing.ts'
import { styleFor } from '../../src/cli/text.ts'
import type { CrlFacts } from '../../src/workflow/facts.ts'

const crls = ['clients', 'servers'].map(
  (authority): CrlFacts => ({
    authority,
    number: 12,
    thisUpdate: '2026-11-27T03:20:59Z',
    nextUpdate: '2026-12-27T03:20:59Z',
    entries: 1,
    file: `pki/authorities/${authority}/crl.pem`,
    state: 'fresh',
    due: false,
    unpublished: [],
    overdue: [],
  }),
)

describe('CRLs', () => {
  it.each([80, 60])('stand one a line on a terminal of %i columns', (columns) => {
    const lines = crlTable(crls, styleFor({ colour: false, columns, interactive: true }))
    expect(lines).toHaveLength(3)
    expect(lines.filter((line) => line.length > columns)).toEqual([])
    expect(lines[1]).toContain('2026-12-27 03:20 UTC')
  })

  it('are told with their files where there is room, and in a pipe', () => {
    for (const place of [{ columns: 120, interactive: true }, { columns: 80 }]) {
      expect(crlTable(crls, styleFor({ colour: false, ...place }))[1]).toContain('pki/authorities/clients/crl.pem')
    }
  })
})
