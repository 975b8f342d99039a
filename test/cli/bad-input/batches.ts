/** Files of requests that are refused as a whole: nothing is issued from them. */
import { mkdirSync, writeFileSync } from 'node:fs'
import type { RefusalCode } from '../../../src/core/refusal.ts'
import type { Row } from './world.ts'

const argv = ['issue', 'client', '--batch', '@/staff.csv']
const KEY = '@/pki/authorities/clients/key.pem'

const holding = (code: RefusalCode, about: string, content: string | Uint8Array, ...says: readonly string[]): Row => ({
  about: `a file of requests with ${about}`,
  argv,
  bend: (world) => writeFileSync(world.at('staff.csv'), content),
  code,
  says: ['@/staff.csv', ...says],
})

const asked = (about: string, more: readonly string[], ...says: readonly string[]): Row => ({
  ...holding('usage.wrong', '', 'name\ndave\n'),
  about: `a file of requests and ${about}`,
  argv: [...argv, ...more],
  says,
})

/** Rows about files of requests. */
export const batchRows: readonly Row[] = [
  holding('batch.malformed', 'nothing in it', ''),
  holding('batch.malformed', 'empty lines alone', '\n\r\n \n'),
  holding('batch.malformed', 'a NUL', 'name\nda\0ve\n', 'NUL'),
  holding('batch.malformed', 'octets that are not UTF-8', Buffer.from('name\nd\xe4ve\n', 'latin1'), 'UTF-8'),
  holding('batch.malformed', 'UTF-16', Buffer.from('\ufeffname\ndave\n', 'utf16le'), 'UTF-8'),
  holding('batch.malformed', 'half a character at its end', Buffer.from([...Buffer.from('name\nd'), 0xc3]), 'UTF-8'),
  holding('batch.malformed', 'a quote that is not closed', 'name\n"dave\n', 'line 2', 'quote'),
  holding('batch.malformed', 'text after a quote', 'name\ndave\n"erin"x\n', 'line 3', 'quote'),
  holding('batch.malformed', 'a quote within text', 'name\nda"ve\n', 'line 2', 'quote'),
  holding('batch.malformed', 'a row without end', `name\n"${'a'.repeat(2_000_000)}`, 'characters'),
  holding('batch.malformed', 'a JSON line without end', `{"name":"${'a'.repeat(2_000_000)}`, 'characters'),
  holding('batch.malformed', 'a column twice', 'name,dns,dns\ndave,,\n', 'dns twice'),
  holding('batch.malformed', 'a list in JSON', '[{"name":"dave"}]', 'JSON', 'list'),
  holding('batch.malformed', 'no names', 'dns\ndave.acme.internal\n', 'name'),
  holding('batch.column', 'no header', 'dave,admin\n', 'dave'),
  holding('batch.column', 'a column that is not known', 'name,role\ndave,admin\n', '"role"', 'claim:role'),
  holding('batch.column', 'a column with a space', 'name, dns\ndave,\n', '" dns"'),
  holding('batch.column', 'a capital in a column', 'Name\ndave\n', '"Name"'),
  holding('batch.column', 'an empty column', 'name,,dns\ndave,,\n', '""'),
  holding('batch.column', 'a line of a spreadsheet about separators', 'sep=;\nname;dns\ndave;\n', 'sep='),
  holding(
    'batch.column',
    'a key that is not known',
    '{"name":"dave"}\n{"name":"erin","role":"admin"}\n',
    '"role"',
    'line 2',
  ),
  holding('batch.column', 'the key of an object’s prototype', '{"name":"dave","__proto__":"x"}\n', '__proto__'),
  { about: 'a file of requests that is not there', argv, code: 'file.missing', says: ['@/staff.csv'] },
  {
    about: 'a directory for a file of requests',
    argv,
    bend: (world) => void mkdirSync(world.at('staff.csv')),
    code: 'file.malformed',
    says: ['@/staff.csv', 'directory'],
  },
  asked('a name', ['dave'], 'NAME'),
  asked('a SAN', ['--dns', 'dave.acme.internal'], '--dns'),
  asked('a claim', ['--claim', 'role=admin'], '--claim'),
  asked('--again', ['--again'], '--again'),
  asked('--afresh', ['--afresh'], '--afresh'),
  { ...asked('an authority of another usage', ['--authority', 'servers'], 'servers'), code: 'authority.other-usage' },
  asked('a request', ['--csr', '@/dave.csr'], '--csr'),
  asked('results into the same file', ['--results', '@/staff.csv'], '--results', '@/staff.csv'),
  asked('results over the key of an authority', ['--results', KEY], '--results', KEY),
  asked('results over the settings of the home', ['--results', '@/pki/countersign.json'], 'countersign.json'),
  asked('a bundle', ['--p12'], '--p12', 'export p12'),
  {
    about: 'results without a file of requests',
    argv: ['issue', 'client', 'dave', '--results', '@/made.csv'],
    code: 'usage.wrong',
    says: ['--results'],
  },
  {
    about: 'fitting names without a file of requests',
    argv: ['issue', 'client', 'dave', '--fit-names'],
    code: 'usage.wrong',
    says: ['--fit-names'],
  },
  {
    about: 'results into a directory that is not there',
    argv: [...argv, '--results', '@/nowhere/made.csv'],
    bend: (world) => writeFileSync(world.at('staff.csv'), 'name\ndave\n'),
    code: 'disk.failed',
    says: ['@/nowhere/'],
  },
]
