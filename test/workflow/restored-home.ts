/** A home that tests back up, restore and damage, and the acts of its operator. What must hold after them is for the tests to say. */
import { chmodSync, cpSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import type { Designation } from '../../src/workflow/find.ts'
import { type CertificateList, parseCrlPem } from '../../src/x509/crl.ts'
import { fixedClock, type MovableClock } from '../support/clock.ts'
import { knowPassphrase, makeHome, type TestHome } from '../support/home.ts'
import { exportTarget, homeStatus, refreshCrls, revokeCertificates, showCertificates } from '../support/workflows.ts'

export const DAY = 86_400

export const host = 'api.acme.internal'

export const common = { passphrase: knowPassphrase, watch: () => undefined }

export let clock: MovableClock

export let home: TestHome

/** Beside the home: what an operator keeps. */
export let at: (path: string) => string

export let crlFile: string

/** A new home before each test of the file that calls it. */
export function useHome(): void {
  beforeEach(async () => {
    clock = fixedClock()
    home = await makeHome({ clock })
    at = (path) => join(home.path, '..', path)
    crlFile = home.authority('client').crl
  })
  afterEach(() => home.remove())
}

export const revoke = (what: Designation | readonly Designation[], reason = 'keyCompromise') =>
  revokeCertificates({ home: home.path, what, reason, mode: 'revoke', ...common }, home.ports)

export const sign = (precedent: { published?: readonly string[]; from?: 'record'; dating?: 'by-clock' } = {}) =>
  refreshCrls({ home: home.path, authority: 'clients', ...precedent, ...common }, home.ports)

export const exportNode = () =>
  exportTarget(
    { home: home.path, target: 'node', host, listen: '127.0.0.1:8443', out: at('deploy'), origins: [], mode: 'export' },
    home.ports,
  )

export const show = async (what: Designation) =>
  (await showCertificates({ home: home.path, what }, home.ports)).certificates

export const status = () => homeStatus({ home: home.path }, home.ports)

export const crlIn = (path: string): CertificateList => parseCrlPem(readFileSync(path, 'utf8'))

export const serialsIn = (path: string): string[] => [...crlIn(path).entries()].map(({ serial }) => serial).sort()

export const serialOf = async (name: string): Promise<string> =>
  (await home.issue('client', name)).certificate.serial ?? ''

export const backUp = (name = 'backup'): void => cpSync(home.path, at(name), { recursive: true })

export const restore = (part = '', name = 'backup'): void => {
  rmSync(join(home.path, part), { recursive: true, force: true })
  cpSync(join(at(name), part), join(home.path, part), { recursive: true })
  chmodSync(home.path, 0o700)
}

/** Keeps a certificate, as its holder or a thief has it. */
export const keep = (name: string): string => {
  const path = at(`${name}.pem`)
  cpSync(join(home.path, 'issued', name, 'certificate.pem'), path)
  return path
}
