/** Putting a CRL where a server reads it: the newest, and nothing in place of what is newer or of another kind. */
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findAuthority } from '../../src/authority/authority.ts'
import { parseEntryName } from '../../src/core/brand.ts'
import type { Processes } from '../../src/core/port/processes.ts'
import type { Deployment, Place } from '../../src/workflow/deployments.ts'
import { putCrl } from '../../src/workflow/place-crl.ts'
import type { Ports } from '../../src/workflow/ports.ts'
import { parseCrlPem } from '../../src/x509/crl.ts'
import { knowPassphrase, makeHome, type TestHome } from '../support/home.ts'
import { exportTarget, refreshCrls, withHome } from '../support/workflows.ts'

let home: TestHome
beforeEach(async () => {
  home = await makeHome()
  await home.issue('server', 'api.acme.internal')
  mkdirSync(at('deploy'), { mode: 0o755 })
})
afterEach(() => home.remove())

const at = (path: string): string => join(home.path, '..', path)
const numberIn = (path: string): number => Number(parseCrlPem(readFileSync(path, 'utf8')).number)
const signAnother = () =>
  refreshCrls({ home: home.path, passphrase: knowPassphrase, watch: () => undefined }, home.ports)

const put = (place: Place, ports: Ports = home.ports) =>
  withHome(home.path, ports, async (opened) => {
    const clients = await findAuthority(opened.home, parseEntryName('clients'), opened.store, ports.files)
    const deployment: Deployment = {
      name: parseEntryName('web'),
      place,
      pin: clients.pin,
      operator: 'not-stated',
      known: 'said',
    }
    return putCrl(deployment, clients, opened, ports)
  })

async function exported(): Promise<Extract<Place, { by: 'export' }>> {
  await exportTarget(
    {
      home: home.path,
      target: 'node',
      host: 'api.acme.internal',
      listen: '127.0.0.1:8443',
      out: at('deploy/web'),
      origins: [],
      mode: 'export',
    },
    home.ports,
  )
  return { by: 'export', directory: at('deploy/web') }
}

describe('a CRL that is put in place', () => {
  it('is the newest, also where another command publishes one meanwhile', async () => {
    const path = at('deploy/crl.pem')
    let turns = 0
    const processes: Processes = {
      start: async (...given) => {
        turns += 1
        if (turns === 1) await signAnother()
        return home.ports.processes.start(...given)
      },
    }
    const before = numberIn(home.authority('client').crl)
    const number = await put({ by: 'command', command: `cat > '${path}'` }, { ...home.ports, processes })
    expect([turns, number, numberIn(path)]).toEqual([2, before + 1, before + 1])
  })

  it('replaces none that is newer than that of the home, which was restored', async () => {
    const { crl } = home.authority('client')
    const old = readFileSync(crl)
    await signAnother()
    const place = await exported()
    const path = at('deploy/crl.pem')
    await put({ by: 'file', path })
    writeFileSync(crl, old)
    const number = numberIn(path)
    await expect(put({ by: 'file', path })).rejects.toMatchObject({ code: 'crl.older' })
    await expect(put(place)).rejects.toMatchObject({ code: 'crl.older' })
    expect([numberIn(path), numberIn(at('deploy/web/tls/client-crl.pem'))]).toEqual([number, number])
  })

  it('touches nothing else of an export, and comes there although the server certificate went away', async () => {
    const place = await exported()
    writeFileSync(at('deploy/web/tls/server-chain.pem'), 'of another authority')
    await signAnother()
    const number = await put(place)
    expect(numberIn(at('deploy/web/tls/client-crl.pem'))).toBe(number)
    expect(readFileSync(at('deploy/web/tls/server-chain.pem'), 'utf8')).toBe('of another authority')
  })

  it('is not written into an export where anybody can write, through a link, or where none is', async () => {
    const place = await exported()
    chmodSync(place.directory, 0o777)
    await expect(put(place)).rejects.toMatchObject({ code: 'directory.exposed' })
    chmodSync(place.directory, 0o755)
    const crl = at('deploy/web/tls/client-crl.pem')
    rmSync(crl)
    symlinkSync(at('deploy/elsewhere.pem'), crl)
    await expect(put(place)).rejects.toMatchObject({ code: 'file.symlink' })
    rmSync(place.directory, { recursive: true })
    await expect(put(place)).rejects.toMatchObject({ code: 'file.missing' })
    await expect(put({ by: 'file', path: at('deploy/none/crl.pem') })).rejects.toMatchObject({ code: 'file.missing' })
  })

  it('does not count as put in place where the command fails; one that reads nothing keeps nobody waiting', async () => {
    const failing = put({ by: 'command', command: 'echo full >&2; exit 9' })
    await expect(failing).rejects.toMatchObject({
      code: 'process.failed',
      facts: { problem: expect.stringContaining('9 (full)') },
    })
    await expect(put({ by: 'command', command: 'exec 0<&-; sleep 0.2' })).resolves.toBeGreaterThan(0)
  })
})
