/** Questions put to a person, over real homes; only the terminal is made of answers. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands/index.ts'
import { globals } from '../../src/cli/globals.ts'
import { parseCommandLine } from '../../src/cli/program.ts'
import type { Words } from '../../src/cli/question.ts'
import { runCli } from '../../src/cli/run.ts'
import { commandLine, styleFor } from '../../src/cli/text.ts'
import { lineOf, parametersOf } from '../../src/cli/words.ts'
import { makeHome, realPorts, type TestHome } from '../support/home.ts'
import { type KeptTerminal, keepTerminal } from './terminal.ts'

const homes: TestHome[] = []
afterAll(async () => {
  for (const home of homes) await home.remove()
})

async function newHome(): Promise<TestHome> {
  const home = await makeHome()
  homes.push(home)
  return home
}

type Conversation = KeptTerminal & { readonly status: number; readonly line: string | undefined }

/** Runs a command line; `answers` are what a person at the terminal says, nobody is there where they are absent. */
async function converse(
  home: string,
  argv: readonly string[],
  answers?: readonly string[],
  columns?: number,
): Promise<Conversation> {
  const terminal = keepTerminal(answers, columns)
  const status = await runCli(argv, {
    version: '0.0.0-test',
    terminal,
    directory: join(home, '..'),
    interruption: new AbortController().signal,
    ports: async () => realPorts(),
    home,
    shell: '/usr/bin/fish',
  })
  const told = 'the same without questions: countersign '
  const line = terminal.said.find((said) => said.startsWith(told))?.slice(told.length)
  return { ...terminal, status, line }
}

/** What is told in lines below each other, in one. */
const unbroken = (text: string): string => text.replaceAll(/\n */g, ' ')

/** The words of a told line without quotes in it. */
const wordsOf = (line: string | undefined): string[] => (line ?? '').split(' ')

/** What a home says of its certificates, but for what differs each time. */
async function contentOf(home: string): Promise<unknown> {
  const { certificates } = JSON.parse((await converse(home, ['list', '--json'])).written())
  return certificates.map(({ name, authority, subjectAltNames, claims, state, reason, profile }: never) => ({
    name,
    authority,
    subjectAltNames,
    claims,
    state,
    reason,
    profile,
  }))
}

describe('issue', () => {
  it('asks for everything when bare, shows what it will make, and tells the line that makes the same', async () => {
    const [asked, typed] = [await newHome(), await newHome()]
    const told = await converse(asked.path, ['issue'], ['client', 'alice', '', 'role=admin', 'team=payments', '', ''])
    expect(told.status).toBe(0)
    expect(told.asked).toEqual([
      'Whom is it for?',
      'What is it called?',
      'Which SPIFFE ID does it have?',
      'A claim, such as role=admin (Enter for none):',
      'Another claim (Enter for none):',
      'Another claim (Enter for none):',
      'Issue it?',
    ])
    expect(told.queries.at(-1)?.lead.join('\n')).toContain('Would issue a client certificate alice')
    expect(told.line).toBe(
      'issue client alice --uri spiffe://acme.internal/alice --claim role=admin --claim team=payments',
    )
    expect((await converse(typed.path, wordsOf(told.line))).status).toBe(0)
    expect(await contentOf(typed.path)).toEqual(await contentOf(asked.path))
  })

  it('proposes the SPIFFE ID that the command line makes of the same words', async () => {
    for (const words of [[], ['--profile', 'client-short']]) {
      const [asked, typed] = [await newHome(), await newHome()]
      const file = join(typed.path, 'profiles/client.json')
      for (const home of [asked, typed]) {
        const profile = JSON.parse(await home.read(file))
        const names = { ...profile.names, spiffePath: 'staff' }
        await home.ports.files.write(
          join(home.path, 'profiles/client.json'),
          JSON.stringify({ ...profile, names }),
          'public',
        )
      }
      const told = await converse(asked.path, ['issue', ...words], ['client', 'alice', '', '', ''])
      expect(told.queries[2]?.proposal).toBe(`spiffe://acme.internal/${words.length === 0 ? 'staff/' : ''}alice`)
      expect((await converse(typed.path, ['issue', 'client', 'alice', ...words])).status).toBe(0)
      expect(await contentOf(asked.path)).toEqual(await contentOf(typed.path))
    }
  })

  it('asks for nothing that the last certificate of the name has, unless it is to be made afresh', async () => {
    const home = await newHome()
    await home.issue('client', 'alice', { claims: [{ name: 'role', value: 'admin' }] })
    const again = await converse(home.path, ['issue', '--again'], ['client', 'alice', 'yes'])
    expect([again.status, again.line]).toEqual([0, 'issue client alice --again'])
    expect(again.queries.at(-1)?.lead.join()).toMatch(/as before +URI, claims, profile/)
    const afresh = await converse(home.path, ['issue', '--afresh'], ['client', 'alice', '', '', 'yes'])
    expect(afresh.queries.at(-1)?.lead.join()).toContain('its last certificate had role = admin; this one has not')
    expect(await contentOf(home.path)).toMatchObject([{ claims: {} }, { claims: { role: 'admin' } }, {}])
  })

  it('asks a server for a host name and an address, and not for claims', async () => {
    const { path } = await newHome()
    const told = await converse(path, ['issue', 'server'], ['api.acme.internal', '', '127.0.0.1', ''])
    expect(told.status).toBe(0)
    expect(told.line).toBe('issue server api.acme.internal --dns api.acme.internal --ip 127.0.0.1')
  })

  it('refuses an answer in the words that refuse the flag, and asks again', async () => {
    const home = await newHome()
    await home.issue('client', 'taken')
    const answers = ['client', '', 'Bob', 'taken', 'bob', 'nonsense', '', 'role', 'colour=red', 'role=', '', '']
    const told = await converse(home.path, ['issue'], answers)
    expect(told.status).toBe(0)
    const refusals = await Promise.all(
      [
        ['issue', 'client', 'Bob'],
        ['issue', 'client', 'taken'],
        ['issue', 'client', 'bobby', '--uri', 'nonsense'],
        ['issue', 'client', 'bobby', '--claim', 'role'],
        ['issue', 'client', 'bobby', '--claim', 'colour=red'],
        ['issue', 'client', 'bobby', '--claim', 'role='],
      ].map(async (argv) => (await converse(home.path, argv)).said[0]?.replace('countersign: ', '')),
    )
    const [missing, ...others] = told.objections
    expect(missing).toBe('the name is missing; give it with NAME; --help has an example')
    expect(others.map((objection, i) => unbroken(objection).startsWith(`${refusals[i]}; `))).toEqual(
      refusals.map(() => true),
    )
    expect(refusals).not.toContain(undefined)
  })

  it.each([60, 80, 120])(
    'breaks what it says between words on a terminal of %i columns, and cuts nothing',
    async (columns) => {
      const home = await newHome()
      await home.issue('client', 'alice')
      const refused = await converse(
        home.path,
        ['issue', 'server'],
        ['web', 'web.example.com', 'web.acme.internal', '', ''],
        columns,
      )
      const [typed] = (await converse(home.path, ['issue', 'server', 'www', '--dns', 'web.example.com'])).said
      const [objection = ''] = refused.objections
      expect(unbroken(objection)).toContain(typed?.replace('countersign: ', ''))
      const { queries } = await converse(
        home.path,
        ['probe'],
        ['', 'alice', 'web.acme.internal', '', '', 'no'],
        columns,
      )
      const { queries: reasons } = await converse(home.path, ['revoke', 'alice'], ['unspecified', 'no'], columns)
      const [{ choices } = { choices: [] }] = reasons.flatMap((query) => (query.kind === 'choice' ? [query] : []))
      const lines = [objection, ...queries.map(({ says }) => says), ...choices.map(({ line }) => line)]
      // The first stands behind the mark of the prompt.
      const shown = lines.flatMap((text) => `? ${text}`.split('\n'))
      for (const line of shown) expect(line.length).toBeLessThanOrEqual(columns)
      expect(lines.join()).not.toContain('…')
      expect(choices.map(({ line }) => unbroken(line))).toContainEqual(
        expect.stringMatching(/^keyCompromise +its key was stolen, lost, or may have been seen$/),
      )
    },
  )

  it('leaves everything as it was where it is not confirmed', async () => {
    const { path } = await newHome()
    const told = await converse(path, ['issue', 'client'], ['alice', '', '', 'no'])
    expect([told.status, told.line]).toEqual([130, undefined])
    expect(told.said.at(-2)).toBe('countersign: nothing was done, as you said')
    expect(await contentOf(path)).toEqual([])
  })

  it('refuses a slip on the command line before it asks anything', async () => {
    const { path } = await newHome()
    const told = await converse(path, ['issue', '--days', 'many'], [])
    expect([told.status, told.asked]).toEqual([2, []])
  })

  it('refuses at once where there is no home', async () => {
    const told = await converse('/nonexistent/home', ['issue'], [])
    expect([told.status, told.asked]).toEqual([2, []])
  })
})

describe('who is not asked', () => {
  let home: TestHome
  beforeAll(async () => {
    home = await newHome()
    await home.issue('client', 'alice')
  })

  it.each([
    ['nobody at the terminal', ['issue'], undefined],
    ['a reader of JSON', ['issue', '--json'], []],
    ['whoever forbids it', ['issue', '--no-questions'], []],
    ['whoever forbids it first', ['--no-questions', 'revoke'], []],
  ])('%s gets the refusal', async (_, argv, answers) => {
    const told = await converse(home.path, argv, answers)
    expect([told.status, told.asked]).toEqual([2, []])
    expect(told.written() + told.said.join('\n')).toContain('is missing')
  })

  it('whoever said it all is neither asked nor told', async () => {
    const told = await converse(home.path, ['issue', 'client', 'bob'], [])
    expect([told.status, told.asked, told.line]).toEqual([0, [], undefined])
  })

  it('a passphrase is not asked for either', async () => {
    const argv = ['init', '--org', 'Acme', '--trust-domain', 'acme.internal', '--no-questions', '--home']
    const told = await converse(home.path, [...argv, join(home.path, 'other')], [])
    expect([told.status, told.asked]).toEqual([2, []])
    expect(told.said[0]).toContain('needs a passphrase')
  })

  it.each(commands.filter(({ name }) => ['list', 'status', 'targets'].includes(name)))(
    '$name lacks nothing when bare',
    async ({ name }) => {
      const told = await converse(home.path, [name], [])
      expect([told.status, told.asked, told.line]).toEqual([0, [], undefined])
    },
  )
})

describe('revoke', () => {
  it('offers what can be revoked, with reasons in everyday words, and does nothing unless it is confirmed', async () => {
    const home = await newHome()
    for (const name of ['alice', 'bob', 'carol']) await home.issue('client', name)
    await home.revoke('carol')
    const declined = await converse(home.path, ['revoke'], ['bob', 'keyCompromise', ''])
    expect([declined.status, declined.line]).toEqual([130, undefined])
    expect(declined.said.join('\n')).toContain('nothing was done, as you said')
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

describe('export', () => {
  let home: TestHome
  beforeAll(async () => {
    home = await newHome()
    await home.issue('server', 'api.acme.internal')
  })

  it('proposes what the home knows, and asks only a proxy for its backend', async () => {
    const out = join(home.path, '..', 'node')
    const node = await converse(home.path, ['export'], ['node', 'api.acme.internal', 'nowhere', '', out, '', '', ''])
    expect(node.status).toBe(0)
    expect(node.queries[1]).toMatchObject({ choices: [{ value: 'api.acme.internal' }] })
    expect(node.objections.map(unbroken)).toEqual([
      expect.stringContaining('the address to listen on "nowhere" cannot be read'),
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
    expect(proxy.asked).toContain('Where is the backend behind it?')
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
      expect.stringContaining('no valid access rules'),
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
    const answers = ['http://x', 'https://127.0.0.1:1', 'alice', 'api.acme.internal', '', '/', 'yes']
    const told = await converse(home.path, ['probe'], answers)
    // Nobody listens there: the probe ran, and found nothing out.
    expect(told.status).toBe(4)
    expect(told.objections).toHaveLength(1)
    expect(told.line).toBe('probe https://127.0.0.1:1 --as alice --host api.acme.internal --unsafe-path /')
  })

  it('asks who answers for a server elsewhere, and does not attack it unasked', async () => {
    const home = await newHome()
    await home.issue('client', 'alice')
    const argv = ['probe', 'https://192.0.2.1:1', '--host', 'api.acme.internal']
    const told = await converse(home.path, argv, ['alice', '', '', 'no', 'yes'])
    expect(told.asked).toContain('Do you answer for this server?')
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
    expect(told).toBe('nobody answers: Which server?')
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
    expect(without.said.slice(-2)).toEqual(['see it all at once: countersign demo', 'make your own: countersign init'])
    expect(within.said.at(-1)).toBe('how your PKI is: countersign status')
    expect(piped.said.at(-1)).not.toContain('countersign status')
  })
})

describe('the told line', () => {
  const style = styleFor({ colour: false })
  /** Words for some of a command's parameters; arguments are given from the first on, as a line must. */
  const said = (index: number) => {
    const command = commands[index]!
    const word = fc
      .oneof(fc.string(), fc.constantFrom('-x', '--', '--json', '', 'a b', "it's", '='))
      .filter((w) => !/\0/.test(w))
    const some = Object.entries(parametersOf(command)).map(([key, { takes }]) => {
      const words =
        takes === 'nothing' ? fc.constant(['']) : takes === 'value' ? fc.array(word, { maxLength: 1 }) : fc.array(word)
      const given = key in command.positionals ? word.map((one) => [one]) : fc.oneof(fc.constant([]), words)
      return given.map((one) => [key, one] as const)
    })
    return fc.tuple(...some).map((entries): Words => Object.fromEntries(entries))
  }

  it.each(commands.map(({ name }, index) => [name, index] as const))(
    'says of %s what was said, whatever that is',
    (_, index) => {
      fc.assert(
        fc.property(said(index), (words) => {
          const line = lineOf(commands[index]!, words, globals, { home: ['-h'], json: [''] })
          const asked = parseCommandLine(line, '1.2.3', style)
          if (asked.kind !== 'command') throw new Error(asked.kind)
          expect(asked.words).toEqual(words)
          expect(asked.globals).toMatchObject({ home: '-h', json: true })
        }),
        { numRuns: 40 },
      )
    },
  )

  it('holds no passphrase, for no parameter takes one', () => {
    const keys = commands.flatMap((command) => Object.keys(parametersOf(command)))
    expect([...keys, ...Object.keys(globals)].filter((key) => /secret|password|passphrase(?!File)/i.test(key))).toEqual(
      ['insecureNoPassphrase'],
    )
    expect(commandLine(['init', '--org', 'Acme & Sons'])).toBe("countersign init --org 'Acme & Sons'")
  })
})

describe('questions', () => {
  it('are there for whatever a command cannot run without', () => {
    for (const command of commands) {
      for (const [key, { presence, question }] of Object.entries(parametersOf(command))) {
        if (presence === 'required') expect(question?.says, `${command.name}: ${key}`).toBeTypeOf('string')
      }
    }
  })
})
