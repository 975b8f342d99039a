/** A home under a clock that tests move, and who is issued, shown and revoked in it. */
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import type { Designation } from '../../src/workflow/find.ts'
import { fixedClock, type MovableClock } from '../support/clock.ts'
import { knowPassphrase, makeHome, type TestHome } from '../support/home.ts'
import { revokeCertificates, showCertificates } from '../support/workflows.ts'

export const DAY = 86_400

export const common = { passphrase: knowPassphrase, watch: () => undefined }

export let clock: MovableClock

export let home: TestHome

/** A new home before each test of the file that calls it. */
export function useHome(): void {
  beforeEach(async () => {
    clock = fixedClock()
    home = await makeHome({ clock })
  })
  afterEach(() => home.remove())
}

export const revoke = (what: Designation | readonly Designation[]) =>
  revokeCertificates({ home: home.path, what, reason: 'superseded', mode: 'revoke', ...common }, home.ports)

export const show = async (what: Designation) =>
  (await showCertificates({ home: home.path, what }, home.ports)).certificates

export const stateOf = async (name: string) => (await show({ name })).map(({ state }) => state)

export const issue = async (name: string, wish: Parameters<TestHome['issue']>[2] = {}) => {
  const { certificate, files, sharing } = await home.issue('client', name, wish)
  return { serial: certificate.serial ?? '', file: files.certificate, files, sharing }
}

export const inHome = (path: string): string => join(home.path, path)
