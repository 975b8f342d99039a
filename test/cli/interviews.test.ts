/** Questions of each command beyond `issue`, put to a person over real homes. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeAll, describe, expect, it } from 'vitest'
import type { TestHome } from '../support/home.ts'
import { makeRequest, requestPem } from '../support/request-kit.ts'
import { contentOf, converse, newHome, removeHomes, unbroken } from './conversation.ts'

removeHomes()

it('reads a request from a pipe once, though it shows what it would issue before it issues', async () => {
  const home = await newHome()
  const pipe = join(home.path, '../device.csr')
  execFileSync('mkfifo', [pipe])
  const writing = writeFile(pipe, requestPem(makeRequest()))
  const told = await converse(home.path, ['issue', 'client', '--csr', pipe], ['device', 'yes'])
  await writing
  expect(told.status).toBe(0)
  expect(await contentOf(home.path)).toMatchObject([{ name: 'device', state: 'issued' }])
})

describe('revoke', () => {
  it('offers what can be revoked, with reasons in everyday words, and does nothing unless it is confirmed', async () => {
    const home = await newHome()
    for (const name of ['alice', 'bob', 'carol']) await home.issue('client', name)
    await home.revoke('carol')
    const declined = await converse(home.path, ['revoke'], ['bob', 'keyCompromise', ''])
    expect([declined.status, declined.line]).toEqual([130, undefined])
    expect(declined.said.join('\n')).toContain('nothing was done, because you did not confirm it')
    const [which, why, sure] = declined.queries
    expect(which).toMatchObject({ kind: 'choice', choices: [{ value: 'bob' }, { value: 'alice' }] })
    expect(JSON.stringify(why)).toContain('its key was stolen')
    expect(sure).toMatchObject({ kind: 'yes-no', proposal: 'no' })
    expect(sure?.lead.join('\n')).toContain('Would revoke 1 certificate')
    const states = async () => ((await contentOf(home.path)) as { state: string }[]).map(({ state }) => state)
    expect(await states()).toEqual(['revoked', 'issued', 'issued'])
    const done = await converse(home.path, ['revoke', '--reason', 'superseded'], ['alice', 'yes'])
    expect([done.status, done.line]).toEqual([0, 'revoke alice --reason superseded'])
    expect((await converse(home.path, ['revoke', 'bob', '--reason', 'keyCompromise'])).status).toBe(0)
    expect(await states()).toEqual(['revoked', 'revoked', 'revoked'])
    const none = await converse(home.path, ['revoke'], [])
    expect([none.status, none.said[0]]).toEqual([2, 'countersign: there is no certificate to revoke'])
  })

  it('does not ask which where a flag has said it', async () => {
    const home = await newHome()
    await home.issue('client', 'alice')
    const told = await converse(home.path, ['revoke', '--name', 'alice'], ['superseded', 'yes'])
    expect([told.status, told.line]).toEqual([0, 'revoke --reason superseded --name alice'])
  })
})

describe('renew and rekey', () => {
  it('show the new certificate, and ask whether to make it with nothing drawn over the question', async () => {
    const home = await newHome()
    await home.issue('client', 'alice')
    for (const word of ['renew', 'rekey']) {
      const told = await converse(home.path, [word], ['alice', 'yes'])
      expect([told.status, told.line]).toEqual([0, `${word} alice`])
      expect(told.queries.at(-1)?.lead.join('\n')).toContain('Would renew 1 certificate')
    }
    expect(await contentOf(home.path)).toHaveLength(3)
  })
})

describe('export', () => {
  let home: TestHome
  beforeAll(async () => {
    home = await newHome()
    await home.issue('server', 'api.acme.internal')
  })

  it('asks whose bundle is wanted, and says nothing of its password but on the terminal', async () => {
    await home.issue('client', 'alice')
    const told = await converse(home.path, ['export', 'p12'], ['alice', 'yes'])
    expect([told.status, told.line]).toEqual([0, 'export p12 alice'])
    expect(told.queries[0]).toMatchObject({ choices: [{ value: 'alice' }, { value: 'api.acme.internal' }] })
    expect(existsSync(join(home.path, 'issued/alice/bundle.p12'))).toBe(true)
    const [, password = ''] = /: (\S+)$/.exec(told.shown.join('\n')) ?? []
    expect(password).toHaveLength(29)
    expect(JSON.stringify([told.said, told.written()])).not.toContain(password)
  })

  it('asks which authority a trust store is to have', async () => {
    const out = join(home.path, '..', 'truststore.p12')
    const told = await converse(home.path, ['export', 'java-truststore', '--out', out], ['servers', 'yes'])
    expect([told.status, told.line]).toEqual([0, `export java-truststore servers --out ${out}`])
    expect(told.queries[0]).toMatchObject({ choices: [{ value: 'clients' }, { value: 'servers' }] })
  })

  it('proposes what the home knows, and asks only a proxy for its backend', async () => {
    const out = join(home.path, '..', 'node')
    const node = await converse(home.path, ['export'], ['node', 'api.acme.internal', 'nowhere', '', out, '', '', ''])
    expect(node.status).toBe(0)
    expect(node.queries[1]).toMatchObject({ choices: [{ value: 'api.acme.internal' }] })
    expect(node.objections.map(unbroken)).toEqual([
      expect.stringContaining('the address to listen on "nowhere" is not valid'),
    ])
    expect(existsSync(join(out, 'server.mjs'))).toBe(true)
    expect(node.line).toBe(
      `export node --host api.acme.internal --listen 127.0.0.1:8443 --out ${out} --without-origin refuse`,
    )
    const who = node.queries.find(({ says }) => says.startsWith('Who sends requests that change something'))
    expect(who).toMatchObject({
      kind: 'choice',
      proposal: 'refuse',
      choices: [{ value: 'refuse' }, { value: 'allow' }],
    })
    const proxy = await converse(
      home.path,
      ['export', 'nginx', '--host', 'api.acme.internal'],
      ['', '', join(home.path, '../proxy'), '', 'allow', 'yes'],
    )
    expect(proxy.asked).toContain('What is the URL of the backend behind this proxy?')
    expect(proxy.line).toContain('--upstream http://127.0.0.1:9000 --out ')
    expect(proxy.line).toContain('--without-origin allow')
  })

  it('refuses a directory of somebody else’s below the question', async () => {
    const argv = ['export', 'node', '--host', 'api.acme.internal', '--listen', '127.0.0.1:8443']
    const told = await converse(home.path, argv, [home.path, 'elsewhere', '', '', 'no'])
    expect(told.objections).toHaveLength(1)
  })

  it('asks for access rules, and takes only such as the home can use', async () => {
    const argv = ['export', 'node', '--host', 'api.acme.internal', '--listen', '127.0.0.1:8443', '--out']
    const out = join(home.path, '../ruled')
    const rules = join(home.path, 'access/example.json')
    const claim = join(home.path, 'claims/role.json')
    const told = await converse(home.path, argv.slice(0, -1), [out, 'nowhere.json', claim, rules, '', 'yes'])
    expect(told.objections.map(unbroken)).toEqual([
      expect.stringContaining('nowhere.json does not exist'),
      expect.stringContaining('the access rules in'),
    ])
    expect(told.line).toBe(`${argv.join(' ')} ${out} --access ${rules} --without-origin refuse`)
  })

  it('refuses an unknown target before it asks anything', async () => {
    const told = await converse(home.path, ['export', 'ngins'], [])
    expect([told.status, told.asked]).toEqual([2, []])
  })
})

describe('permit', () => {
  it('asks for a domain, shows what would be permitted, and permits it', async () => {
    const home = await newHome()
    const told = await converse(home.path, ['permit'], ['*.acme.example', 'acme.example', ''])
    expect([told.status, told.line]).toEqual([0, 'permit acme.example'])
    expect(told.objections.map(unbroken)).toEqual([expect.stringContaining('"*" at position 1')])
    expect(told.queries.at(-1)?.lead.join()).toContain('would be permitted more')
    const more = await converse(home.path, ['permit', 'acme.test', '100.64.0.0/10', '--json'])
    expect(JSON.parse(more.written())).toMatchObject({ added: ['DNS:acme.test', 'IP:100.64.0.0/10'] })
  })
})

describe('init', () => {
  it('proposes a trust domain, and makes the home that was shown', async () => {
    const { path } = await newHome()
    const argv = ['init', '--insecure-no-passphrase', '--home', join(path, '../other')]
    const told = await converse(path, argv, [
      'Acme & Sons',
      '',
      '',
      'Not a domain',
      'acme.example',
      '100.64.0.0/10',
      '',
      '',
    ])
    expect(told.status).toBe(0)
    expect(told.queries[0]?.lead[0]).toContain('A new PKI home in other.')
    expect(told.line).toBe(
      `init --org 'Acme & Sons' --trust-domain acme-sons.internal --server-domain acme.example --server-domain 100.64.0.0/10 --insecure-no-passphrase --home ${argv.at(-1)}`,
    )
    expect(told.written()).toContain('O=Acme & Sons')
  })

  it('takes no organisation or domain that a home refuses', async () => {
    const { path } = await newHome()
    const argv = ['init', '--insecure-no-passphrase', '--home', join(path, '../third')]
    const told = await converse(path, argv, ['Acme\u0007', 'Acme', 'not a domain', '', '1.2.x', '', '', 'no'])
    expect(told.status).toBe(130)
    expect(told.objections).toHaveLength(3)
    expect(told.objections.map(unbroken).join()).not.toMatch(/\p{Cc}/u)
    expect(existsSync(join(path, '../third'))).toBe(false)
  })

  it('refuses a place that is taken before it asks anything', async () => {
    const { path } = await newHome()
    const told = await converse(path, ['init'], [])
    expect([told.status, told.asked]).toEqual([3, []])
  })
})

describe('probe, show, try and completion', () => {
  it('asks where to attack and as whom, and tells a line that asks nothing', async () => {
    const home = await newHome()
    await home.issue('client', 'alice')
    await home.issue('server', 'api.acme.internal')
    const answers = ['http://x', 'https://127.0.0.1:1', 'alice', 'api.acme.internal', '', '/whoami', '/', 'yes']
    const told = await converse(home.path, ['probe'], answers)
    // Nobody listens there: the probe ran, and found nothing out.
    expect(told.status).toBe(4)
    expect(told.objections).toHaveLength(1)
    expect(told.line).toBe(
      'probe https://127.0.0.1:1 --as alice --host api.acme.internal --identity-path /whoami --unsafe-path /',
    )
  })

  it('asks who answers for a server elsewhere, and does not attack it unasked', async () => {
    const home = await newHome()
    await home.issue('client', 'alice')
    const argv = ['probe', 'https://192.0.2.1:1', '--host', 'api.acme.internal']
    const told = await converse(home.path, argv, ['alice', '', '', '', 'no', 'yes'])
    expect(told.asked).toContain('Are you responsible for this server?')
    expect([told.status, told.said.at(-2)]).toEqual([3, expect.stringContaining('192.0.2.1')])
  })

  it('asks nobody why, who would revoke what is not there', async () => {
    const home = await newHome()
    await home.issue('client', 'alice')
    const told = await converse(home.path, ['revoke', 'alic'], [])
    expect([told.status, told.asked]).toEqual([2, []])
    expect(told.said.at(-2)).toContain('there is no certificate named "alic"')
  })

  it('asks for no word where only one is right', async () => {
    const home = await newHome()
    const told = await converse(home.path, ['access'], [join(home.path, 'access/example.json'), ''])
    expect([told.status, told.asked.length]).toEqual([0, 2])
    expect(told.line).toBe(`access check ${join(home.path, 'access/example.json')}`)
  })

  it('offers every name once', async () => {
    const home = await newHome()
    await home.issue('client', 'alice')
    await home.issue('client', 'alice', { naming: 'again' })
    await home.issue('client', 'attacker')
    // As a probe would have left it; nobody else may have that name.
    const record = new DatabaseSync(join(home.path, 'countersign.db'))
    record.exec("UPDATE certificate SET name = 'countersign-probe' WHERE name = 'attacker'")
    record.close()
    const told = await converse(home.path, ['show'], ['alice'])
    expect([told.status, told.line]).toEqual([0, 'show alice'])
    expect(told.queries[0]).toMatchObject({ choices: [{ value: 'alice' }] })
  })

  it('proposes the shell that one has', async () => {
    const told = await converse('/nonexistent/home', ['completion'], [''])
    expect([told.status, told.line]).toEqual([0, 'completion fish'])
    expect(told.written()).toContain('complete')
  })

  it('offers the targets to try', async () => {
    const told = await converse('/nonexistent/home', ['try'], ['none such', 'neither'])
      .then(() => 'tried')
      .catch((error: Error) => error.message)
    // The terminal of this test refuses what is not offered, and has no third answer.
    expect(told).toBe('nobody answers: Which server do you want to try?')
  })
})

describe('a bare countersign', () => {
  it('points to the first step: a home where there is none, else its state', async () => {
    const { path } = await newHome()
    const [without, within, piped] = [
      await converse('/nonexistent/home', [], []),
      await converse(path, [], []),
      await converse(path, []),
    ]
    expect(without.said.slice(-2)).toEqual([
      'see everything at once: countersign demo',
      'make your own PKI home: countersign init',
    ])
    expect(within.said.at(-1)).toBe('see the state of your PKI: countersign status')
    expect(piped.said.at(-1)).not.toContain('countersign status')
  })
})
