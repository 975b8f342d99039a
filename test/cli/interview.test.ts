/** Questions put to a person, over real homes; only the terminal is made of answers. */
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands/index.ts'
import { globals } from '../../src/cli/globals.ts'
import { parseCommandLine } from '../../src/cli/program.ts'
import type { Words } from '../../src/cli/question.ts'
import { commandLine, styleFor } from '../../src/cli/text.ts'
import { lineOf, parametersOf } from '../../src/cli/words.ts'
import type { TestHome } from '../support/home.ts'
import { contentOf, converse, newHome, removeHomes, unbroken, wordsOf } from './conversation.ts'

removeHomes()

describe('issue', () => {
  it('asks for everything when bare, shows what it will make, and tells the line that makes the same', async () => {
    const [asked, typed] = [await newHome(), await newHome()]
    const told = await converse(asked.path, ['issue'], ['client', 'alice', '', 'role=admin', 'team=payments', '', ''])
    expect(told.status).toBe(0)
    expect(told.asked).toEqual([
      'Is the certificate for a client or for a server?',
      'What is the name of this client or server?',
      'Which SPIFFE ID does the client have?',
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
    expect(afresh.queries.at(-1)?.lead.join()).toContain(
      'the last certificate of this name had role = admin; the new one does not',
    )
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
        ['', 'alice', 'web.acme.internal', '', '', '', 'no'],
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
        expect.stringMatching(/^keyCompromise +its key was stolen or lost, or somebody else may have seen it$/),
      )
    },
  )

  it('leaves everything as it was where it is not confirmed', async () => {
    const { path } = await newHome()
    const told = await converse(path, ['issue', 'client'], ['alice', '', '', 'no'])
    expect([told.status, told.line]).toEqual([130, undefined])
    expect(told.said.at(-2)).toBe('countersign: nothing was done, because you did not confirm it')
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
    ['anybody who forbids it', ['issue', '--no-questions'], []],
    ['anybody who forbids it first', ['--no-questions', 'revoke'], []],
  ])('%s gets the refusal', async (_, argv, answers) => {
    const told = await converse(home.path, argv, answers)
    expect([told.status, told.asked]).toEqual([2, []])
    expect(told.written() + told.said.join('\n')).toContain('is missing')
  })

  it('anybody who said it all is neither asked nor told', async () => {
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
    // Of a parameter that several commands have, the key is here once.
    const keys = new Set(commands.flatMap((command) => Object.keys(parametersOf(command))))
    expect(
      [...keys, ...Object.keys(globals)].filter((key) => /secret|(password|passphrase)(?!File)/i.test(key)),
    ).toEqual(['insecureNoPassphrase'])
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
