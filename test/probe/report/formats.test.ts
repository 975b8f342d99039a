import { describe, expect, it } from 'vitest'
import { reportFormat } from '../../../src/probe/report/formats.ts'
import { makeReport } from '../../support/report-kit.ts'

const begins: readonly (readonly [name: string, beginning: RegExp])[] = [
  ['a.html', /^<!DOCTYPE html>\n/],
  ['A.HTML', /^<!DOCTYPE html>\n/],
  ['a.xml', /^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites /],
  ['a.sarif', /^\{\n {2}"\$schema": "[^"]*sarif/],
  ['a.sarif.json', /^\{\n {2}"\$schema": "[^"]*sarif/],
  ['a.json', /^\{\n {2}"endpoint": /],
]

describe('reportFormat', () => {
  it.each(begins)('goes by the ending: %s', (name, beginning) => {
    expect(reportFormat(name)?.render(makeReport(), '0.1.0')).toMatch(beginning)
  })

  it.each(['report', 'report.pdf', 'html', 'report.html.txt', 'report.htm'])('knows no other: %s', (name) => {
    expect(reportFormat(name)).toBeUndefined()
  })
})
