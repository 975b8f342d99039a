/** `countersign issue`: issues one credential for a client or a server. */
import { keyTypes } from '../../core/port.ts'
import { CountersignError } from '../../core/refusal.ts'
import type { IssueAnswer, IssueRequest } from '../../workflow/issue.ts'
import { defineCommand } from '../command.ts'
import { exitStatuses } from '../exit.ts'
import { certificateFields } from '../listing.ts'
import { choice, count, flag, required, text, texts } from '../parameter.ts'
import { drawFields, printable, type Style } from '../text.ts'

const kinds = ['dns', 'uri', 'ip', 'email', 'upn'] as const

/**
 * Splits `role=admin` at its first equals sign. Pure.
 *
 * @throws {CountersignError} `input.malformed`
 */
export function parseClaimOption(given: string): IssueRequest['claims'][number] {
  const at = given.indexOf('=')
  if (at < 1)
    throw new CountersignError('input.malformed', {
      what: 'claim',
      value: given,
      expected: 'NAME=VALUE, such as role=admin',
    })
  return { name: given.slice(0, at), value: given.slice(at + 1) }
}

export const issue = defineCommand({
  name: 'issue',
  summary: 'issue a credential: key, certificate and chain',
  positionals: {
    usage: required('the kind', choice(['client', 'server'], 'KIND', 'what it is for')),
    name: required('the name', text('NAME', 'its name, also the name of its folder: a-z 0-9 . _ -')),
  },
  options: {
    dns: texts('HOST', 'a DNS name'),
    uri: texts('URI', 'a URI, such as spiffe://acme.internal/alice'),
    ip: texts('ADDRESS', 'an IP address'),
    email: texts('ADDRESS', 'an e-mail address'),
    upn: texts('NAME', 'a user principal name'),
    claim: texts('NAME=VALUE', 'a claim of claims/, such as role=admin'),
    profile: text('PROFILE', 'the profile that limits it (default: client or server)'),
    days: count('N', 'days until it ends (default: as the profile says)'),
    keyType: choice(keyTypes, 'TYPE', 'its key'),
    again: flag('issue one more under a name that is in use'),
    pin: text('PIN', 'the pin of the authority as you kept it; anything else is refused'),
    dryRun: flag('show what would be issued, and issue nothing'),
  },
  examples: [
    'issue client alice --uri spiffe://acme.internal/alice --claim role=admin',
    'issue client robot --dns robot.acme.internal --profile client-short',
    'issue server api.acme.internal --dns api.acme.internal --ip 127.0.0.1',
  ],
  async run(given, { home, passphrase, watch, ports }) {
    const { usage, name, profile, days, keyType, again, pin, dryRun } = given
    const claims = given.claim.map(parseClaimOption)
    const { issueCredential } = await import('../../workflow/issue.ts')
    const answer = await issueCredential(
      {
        home,
        usage,
        name,
        subjectAltNames: kinds.flatMap((kind) => given[kind].map((value) => ({ kind, value }))),
        claims,
        naming: again ? 'again' : 'once',
        mode: dryRun ? 'dry-run' : 'issue',
        passphrase,
        watch,
        ...(profile === undefined ? {} : { profile }),
        ...(days === undefined ? {} : { days }),
        ...(keyType === undefined ? {} : { keyType }),
        ...(pin === undefined ? {} : { pin }),
      },
      ports,
    )
    const { certificate, files, findings } = answer
    return {
      status: exitStatuses.done,
      json: answer,
      text: (style) => [
        `${style.bold(dryRun ? `Would issue a ${usage} certificate` : `Issued a ${usage} certificate`)} ${printable(certificate.name)}${dryRun ? '; nothing was issued' : ''}`,
        ...drawFields(
          [...certificateFields(certificate, style), ['files', ...(files === undefined ? [] : placesOf(files, style))]],
          style,
        ),
      ],
      warnings: findings.map(({ rule, message, citation }) => `${message} (${rule}, ${citation})`),
      next: dryRun
        ? []
        : usage === 'client'
          ? [{ about: 'see it', words: ['show', certificate.name] }]
          : [{ about: 'configure a server', words: exportWords(answer.certificate.subjectAltNames, certificate.name) }],
    }
  },
})

function placesOf(files: NonNullable<IssueAnswer['files']>, style: Style): string[] {
  return [style.place(files.certificate), style.place(files.chain), `${style.place(files.key)} (secret)`]
}

/** The export that this server certificate is made for: of the first DNS name it has. */
function exportWords(names: readonly string[] | undefined, fallback: string): string[] {
  const host = names?.find((name) => name.startsWith('DNS:'))?.slice('DNS:'.length) ?? fallback
  return ['export', 'node', '--host', host, '--listen', '127.0.0.1:8443', '--out', 'deploy/node']
}
