/** Where reports may go: settled before the attack, and never through a link. What is in them is for the probe's tests. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { openReports } from '../../src/workflow/report.ts'
import { realPorts } from '../support/home.ts'
import { makeReport } from '../support/report-kit.ts'

const ports = realPorts()
let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'countersign-report-'))
  return () => rmSync(directory, { recursive: true })
})
const at = (name: string): string => join(directory, name)

describe('openReports', () => {
  it('writes each report in the form that its name asks for, over an older one', async () => {
    writeFileSync(at('a.html'), '')
    const names = ['a.html', 'a.json', 'a.sarif', 'a.sarif.json', 'a.xml']
    const paths = names.map(at)
    const save = await openReports(paths, ports)
    expect(readdirSync(directory)).toEqual(['a.html'])
    for (const again of [save, await openReports(paths, ports)]) {
      expect(await again(makeReport())).toEqual(paths)
      expect(readdirSync(directory)).toEqual(names)
    }
    expect(readFileSync(at('a.html'), 'utf8')).toMatch(/^<!DOCTYPE html>/)
    expect(JSON.parse(readFileSync(at('a.json'), 'utf8'))).toHaveProperty('verdict', 'bypassed')
    expect(statSync(at('a.xml')).mode & 0o777).toBe(0o644)
  })

  it.each([
    ['a.json', '{ "name": "acme", "private": true }'],
    ['a.json', '{"endpoint":"https://acme.internal"}'],
    ['a.sarif', '{ "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "runs": [] }'],
    ['a.xml', '<?xml version="1.0"?>\n<testsuites name="other"></testsuites>'],
    ['a.html', '<!DOCTYPE html>\n<html lang="en"><head><title>Home</title></head></html>'],
    ['a.html', 'notes'],
  ])('refuses to replace another file, %s: %s', async (name, content) => {
    writeFileSync(at(name), content)
    await expect(openReports([at(name)], ports)).rejects.toMatchObject({ code: 'usage.wrong' })
    expect(readFileSync(at(name), 'utf8')).toBe(content)
  })

  it('refuses a name that says no kind, a directory, a place that is not there, and a file named twice', async () => {
    mkdirSync(at('d.html'))
    const refused = [
      [['report'], 'input.malformed'],
      [['d.html'], 'disk.failed'],
      [['none/a.html'], 'disk.failed'],
      [['a.html', 'd/../a.html'], 'usage.wrong'],
    ] as const
    for (const [names, code] of refused) {
      await expect(openReports(names.map(at), ports), code).rejects.toMatchObject({ code })
    }
  })

  it('removes what it left itself when it was killed, and nothing that may be at work or be of somebody else', async () => {
    const [dead, alive] = ['.a.html.0123456789ab.tmp', '.a.html.ba9876543210.tmp']
    const others = ['.b.html.0123456789ab.tmp', '.a.html.swp', 'a.html.tmp']
    for (const name of [dead, alive, ...others]) writeFileSync(at(name), 'half')
    const hourAgo = ports.clock.now() - 3700
    for (const name of [dead, ...others]) utimesSync(at(name), hourAgo, hourAgo)
    await (await openReports([at('a.html')], ports))(makeReport())
    expect(readdirSync(directory)).toEqual(['a.html', alive, ...others].sort())
  })

  it('writes through no symbolic link, also one that was put there during the attack', async () => {
    writeFileSync(at('kept'), 'kept')
    const save = await openReports([at('a.html')], ports)
    symlinkSync(at('kept'), at('a.html'))
    await expect(save(makeReport())).rejects.toMatchObject({ code: 'file.symlink' })
    await expect(openReports([at('a.html')], ports)).rejects.toMatchObject({ code: 'file.symlink' })
    expect(readFileSync(at('kept'), 'utf8')).toBe('kept')
  })
})
