/** Experimental types of keys are told wherever they are made, and no target takes their authority that cannot verify it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keyTypes, settledKeyTypes } from '../../src/core/key.ts'
import { initHome } from '../../src/workflow/init.ts'
import { knowPassphrase, makeHome, realPorts, type TestHome } from '../support/home.ts'
import { shippedTargets } from '../support/target-kit.ts'
import { addAuthority, exportTarget } from '../support/workflows.ts'

const watch = () => undefined
const caution = (type: string) => expect.stringContaining(`keys of the type ${type} are experimental`)
/** Every target but the one that verifies them. */
const settledOnly = (await shippedTargets()).map(({ name }) => name).filter((name) => name !== 'node')
const experimental = keyTypes.filter((type) => !settledKeyTypes.includes(type))

it('are those of ML-DSA (RFC 9881)', () => {
  expect(experimental).toEqual(['ml-dsa-44', 'ml-dsa-65', 'ml-dsa-87'])
})

describe.each(experimental)('keys of type %s', (keyType) => {
  let home: TestHome
  beforeAll(async () => {
    home = await makeHome({ keyType })
    await home.issue('server', 'api.acme.internal')
  })
  afterAll(() => home.remove())

  it('are told by init, by authority add, and at each issuance; ordinary ones are not', async () => {
    const common = { organisation: 'Acme', trustDomain: 'acme.internal', serverDomains: [], watch } as const
    const init = async (type: 'ec-p256' | typeof keyType) => {
      const parent = await home.ports.files.makeTemporaryDirectory('countersign-test-')
      const wish = { ...common, home: `${parent}/pki`, keyType: type, protection: 'unprotected' } as const
      const { warnings } = await initHome(wish, realPorts())
      await home.ports.files.remove(parent)
      return warnings
    }
    expect(await init(keyType)).toContainEqual(caution(keyType))
    expect(await init('ec-p256')).not.toContainEqual(expect.stringContaining('experimental'))
    const adding = { usage: 'client', passphrase: knowPassphrase, protection: 'unprotected', mode: 'dry-run' } as const
    const add = (type: 'ec-p256' | typeof keyType) =>
      addAuthority({ ...common, ...adding, home: home.path, name: 'partners', keyType: type }, home.ports)
    expect((await add(keyType)).warnings).toContainEqual(caution(keyType))
    expect((await add('ec-p256')).warnings).not.toContainEqual(expect.stringContaining('experimental'))
    const { certificate, findings } = await home.issue('client', 'alice')
    expect(certificate.key).toBe('EC P-256')
    expect(findings).toContainEqual(expect.objectContaining({ severity: 'notice', message: caution(keyType) }))
  })

  it('are not for clients of a shipped profile', async () => {
    const refused = home.issue('client', 'bob', { keyType })
    await expect(refused).rejects.toMatchObject({ code: 'profile.refused' })
  })

  const exported = (target: string, of: TestHome = home) =>
    exportTarget(
      {
        ...{ home: of.path, target, listen: '127.0.0.1:8443', out: `${of.path}/../${target}` },
        ...{ host: 'api.acme.internal', origins: [], mode: 'dry-run' },
      },
      of.ports,
    )

  it.each(settledOnly)('are no authority for %s', async (target) => {
    await expect(exported(target)).rejects.toMatchObject({ code: 'target.key-unsupported', facts: { target } })
  })

  it('are one for node, with the warning that not every version of it can verify them', async () => {
    const warning = expect.stringContaining(`${keyType.toUpperCase()} (experimental): Node.js admits them only if`)
    expect((await exported('node')).warnings).toContainEqual(warning)
    const plain = await makeHome()
    await plain.issue('server', 'api.acme.internal')
    expect((await exported('node', plain)).warnings).not.toContainEqual(expect.stringContaining('experimental'))
    await plain.remove()
  })
})
