/** CRLs with very many entries: signing one with the installed command, and a program's first look at one, against OpenSSL. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { revoke } from '../src/authority/revoke.ts'
import { addSeconds, parseEntryName, parseSerialNumber, type SerialNumber } from '../src/core/brand.ts'
import { UNKNOWN_PROFILE } from '../src/core/record.ts'
import { systemClock } from '../src/effects/clock.ts'
import { verifyClient } from '../src/index.ts'
import { openSqliteStore } from '../src/store/sqlite.ts'
import { encodeCrlPem } from '../src/x509/crl.ts'
import { pinOf } from '../src/x509/pin.ts'
import { readFindable } from '../src/x509/terms.ts'
import { makeCertificate, makeCrl } from '../test/support/certificate-kit.ts'
import { noon } from '../test/support/clock.ts'
import type { Installed } from './installed.ts'
import { type Cost, costHere, costOf, type Program, run, takeTurns, typical } from './measure.ts'
import type { Line, Section } from './table.ts'

const YEAR_SECONDS = 365 * 86_400

/** Serial numbers of sixteen octets that look drawn, the same in each run. */
export const serials = (count: number): readonly SerialNumber[] =>
  Array.from({ length: count }, (_, n) =>
    parseSerialNumber(`5${createHash('sha256').update(String(n)).digest('hex').slice(0, 31)}`),
  )

/** Has the record of a home know so many clients as revoked, as if their certificates had been handed in. */
export async function fill(home: string, revoked: readonly SerialNumber[]): Promise<void> {
  const store = openSqliteStore(join(home, 'countersign.db'), { home, read: readFindable }, systemClock, 'refuse')
  const now = systemClock.now()
  const [authority, name] = [parseEntryName('clients'), parseEntryName('bench')]
  const validity = { notBefore: now, notAfter: addSeconds(now, YEAR_SECONDS) }
  const records = revoked.map((serial) => ({
    state: 'unrecorded' as const,
    profile: UNKNOWN_PROFILE,
    authority,
    serial,
    name,
    ...validity,
  }))
  await revoke(records, 'superseded', store)
  await store.close()
}

/** What `openssl ca` needs to sign a CRL of as many; its database is a text with a line for each. */
export function prepareOpenssl({ program, write }: Installed, revoked: readonly SerialNumber[], good = 0): Program {
  const lines = revoked.map(
    (serial) => `R\t360101000000Z\t260101000000Z,superseded\t${serial.toUpperCase()}\tunknown\t/CN=bench\n`,
  )
  for (let n = 0; n < good; n += 1)
    lines.push(`V\t360101000000Z\t\t6${String(n).padStart(31, '0')}\tunknown\t/CN=bench\n`)
  const database = write('index.txt', lines.join(''))
  write('index.txt.attr', 'unique_subject = no\n')
  const number = write('crlnumber', '01\n')
  const config = write(
    'openssl.cnf',
    `[ca]\ndefault_ca = bench\n[bench]\ndatabase = ${database}\ncrlnumber = ${number}\ndefault_md = sha256
default_crl_days = 30\ncrl_extensions = crl\n[crl]\nauthorityKeyIdentifier = keyid\n`,
  )
  const [key, certificate] = [write('openssl.key', ''), write('openssl.pem', '')]
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  run(
    program(
      'openssl',
      'req',
      '-x509',
      ...curve,
      '-keyout',
      key,
      '-out',
      certificate,
      '-subj',
      '/CN=Acme',
      '-days',
      '30',
    ),
  )
  const signing = ['-config', config, '-keyfile', key, '-cert', certificate, '-out', write('openssl-crl.pem', '')]
  return program('openssl', 'ca', '-gencrl', ...signing)
}

function requireVerified({ state }: { readonly state: string }): void {
  if (state !== 'verified') throw new Error(`the client was ${state}`)
}

/** Gives a first look at a CRL of as many entries by `verifyClient`, and the same CRL as OpenSSL reads it. */
function prepareReading({ program, write }: Installed, revoked: readonly SerialNumber[]) {
  const authority = makeCertificate()
  const client = makeCertificate({ issuer: authority })
  // What was read last is kept: of two that come in turn, each is new.
  const [first, second] = [1, 2].map((number) => encodeCrlPem(makeCrl(authority, revoked, { number }).der))
  const trust = { clientAuthority: authority.pem, pin: pinOf(authority.key.spki) }
  let last = first
  return {
    look: () => {
      last = last === first ? second : first
      return costHere(() => requireVerified(verifyClient(client.der, { ...trust, clientCrl: last ?? '' }, noon)))
    },
    openssl: program('openssl', 'crl', '-noout', '-in', write('read-crl.pem', first ?? '')),
  }
}

/** Two lines, for processor time and for the wall. */
const against = (what: string, ours: Cost, theirs: Cost, of: string): Line[] =>
  (['cpuMs', 'wallMs'] as const).map((part) => ({
    what: `${what}, ${part === 'cpuMs' ? 'CPU' : 'wall'}`,
    figure: `${ours[part].toFixed(0)} ms (${theirs[part].toFixed(0)} ms)`,
    ratio: { value: ours[part] / theirs[part], of },
  }))

export async function measureCrl(installed: Installed, entries: number, rounds: number): Promise<Section> {
  const [signed, read] = [serials(entries), serials(2 * entries)]
  await fill(join(installed.directory, 'pki'), signed)
  const gencrl = prepareOpenssl(installed, signed)
  const { look, openssl } = prepareReading(installed, read)
  const costs = await takeTurns(
    {
      sign: () => costOf(installed.command('crl', 'clients')),
      gencrl: () => costOf(gencrl),
      look,
      openssl: () => costOf(openssl),
    },
    { rounds, warmUp: 1 },
  )
  const [sign, generated] = [typical(costs.sign), typical(costs.gencrl)]
  return {
    title: 'CRLs with very many entries',
    lines: [
      ...against(`crl, ${entries} entries`, sign, generated, 'openssl ca -gencrl'),
      ...against(
        `first verifyClient, ${2 * entries}`,
        typical(costs.look),
        typical(costs.openssl),
        'openssl crl -noout',
      ),
    ],
    notes: [
      `${rounds} rounds after one to warm up; medians, in brackets OpenSSL's. Whole programs, but for verifyClient, which is in this process.`,
      'Ours holds the new CRL against the one before and the record, reads it back, syncs it, and opens an encrypted key.',
    ],
  }
}
