/** `countersign probe`: attacks a running server, and reports for each attack whether the server refuses it. */
import { present } from '../../core/present.ts'
import { CountersignError, isRefusal } from '../../core/refusal.ts'
import { severities } from '../../probe/attempt.ts'
import { MOST_WITHIN_SECONDS, WITHIN_SECONDS } from '../../probe/needs/reload.ts'
import type { Report } from '../../probe/report/report.ts'
import type { Watch } from '../../workflow/ports.ts'
import type { ProbeFiles } from '../../workflow/prove-by-files.ts'
import { hostChoices, namesThat, openHome } from '../choices.ts'
import { defineCommand } from '../command.ts'
import { verdictTable } from '../exit.ts'
import { flagOf } from '../globals.ts'
import { askedNeeds, needOptions } from '../needs.ts'
import { asked, choice, count, flag, required, text, texts, unless } from '../parameter.ts'
import { printable } from '../text.ts'
import { type WatchOptions, watchOptions } from '../watch-options.ts'

/**
 * The files of a PKI without a home; undefined where the honest client is of a home.
 *
 * @throws {CountersignError} `usage.missing`, `usage.wrong` for options that do not go together
 */
function filesOf(
  given: Partial<Record<'as' | 'authority' | 'pin' | 'cert' | 'key' | 'ca' | 'caKey' | 'serverCa', string>>,
): ProbeFiles | undefined {
  const { cert, ca, serverCa, key, caKey } = given
  const wrong = (['as', 'authority', 'pin'] as const).find((name) => given[name] !== undefined)
  const lone = (['key', 'ca', 'caKey'] as const).find((name) => given[name] !== undefined)
  if (cert === undefined) {
    if (lone === undefined) return undefined
    const problem = `${flagOf(lone)} goes with --cert, and there is none`
    throw new CountersignError('usage.wrong', {
      problem,
      next: 'name the certificate of the honest client with --cert',
    })
  }
  if (wrong !== undefined) {
    const problem = `${flagOf(wrong)} goes with a home, and --cert with none`
    throw new CountersignError('usage.wrong', { problem, next: 'give one of them' })
  }
  if (ca === undefined) throw new CountersignError('usage.missing', { what: 'the client CA', flag: '--ca FILE' })
  if (serverCa === undefined) {
    const flag = '--server-ca FILE (or --server-ca public)'
    throw new CountersignError('usage.missing', { what: "the CA of the server's certificate", flag })
  }
  return { cert, ca, serverCa, ...present({ key, caKey }) }
}

/** Whether anything is said of a watch, so that what reads it is worth its loading. */
const isWatched = ({ watch, metrics, textfile, metricsBeyondLoopback }: WatchOptions): boolean =>
  metricsBeyondLoopback || [watch, metrics, textfile].some((one) => one !== undefined)

export const probe = defineCommand({
  name: 'probe',
  summary: 'attack a running server, and report for each attack whether the server refuses it',
  group: 'prove',
  positionals: {
    url: asked(
      {
        says: 'At which URL does the server listen?',
        proposes: () => 'https://127.0.0.1:8443',
        check: async (url) => (await import('../../workflow/prove.ts')).parseEndpoint({ url }),
      },
      required(
        'the server',
        text(
          'URL',
          'where the server listens, such as https://127.0.0.1:8443, or postgresql://127.0.0.1 (also amqps, ftp, grpcs, imap, imaps, kafka, ldap, ldaps, mqtts, mqtts+5, mysql, nats, postgresql+direct, rediss, smtp, smtps, tls, xmpp and xmpps)',
        ),
      ),
    ),
  },
  options: {
    as: unless(
      'cert',
      asked(
        {
          says: 'Which client must be let in?',
          choices: namesThat(({ state }) => state === 'issued', ['clients'], 'present to the server'),
        },
        required(
          'the honest client',
          text('NAME', 'the honest client: a credential that the server must admit', {
            home: 'good-clients',
          }),
        ),
      ),
    ),
    cert: text(
      'FILE',
      'the honest client of a PKI that is not of countersign: the file of its certificate, instead of --as and of a home',
    ),
    key: text('FILE', 'the private key of --cert (default: in the same file)'),
    ca: text('FILE', 'the certificate of the CA that the server must trust for its clients; goes with --cert'),
    caKey: text(
      'FILE',
      'the private key of --ca, to sign certificates for attacks; it stays in memory, and without it these attacks are not tried. Or the URI of a key that stays in a token, such as pkcs11:token=LABEL;object=LABEL',
    ),
    authority: text(
      'AUTHORITY',
      "the authority whose clients the server admits (default: that of the honest client's certificate)",
      { home: 'client-authorities' },
    ),
    host: asked(
      {
        says: 'By which host name do clients reach the server?',
        when: async ({ word }) => {
          const { parseEndpoint } = await import('../../workflow/prove.ts')
          return /^[0-9.]+$|:/.test(parseEndpoint({ url: word('url') ?? '' }).serverName)
        },
        choices: hostChoices,
      },
      text('HOST', 'the host name of the server, for SNI and the Host header (default: from the URL)', {
        home: 'hosts',
      }),
    ),
    path: text('PATH', 'a page that the honest client is allowed to read (default: /)'),
    ...needOptions,
    crlTo: text(
      'PATH',
      'with --reload: the file from which the server reads its CRL (PEM); the probe writes the new CRL there before it runs the command',
    ),
    deploy: text(
      'NAME',
      'in place of --reload and --crl-to: a server that this home knows (see: countersign deployments), to which the probe brings the new CRL',
      { home: 'deployments' },
    ),
    reloadWithin: count(
      'SECONDS',
      `with --reload or --deploy: how long after the command the revoked client may still get in until that counts as a finding (default: ${WITHIN_SECONDS})`,
      MOST_WITHIN_SECONDS,
    ),
    iOperateThisServer: asked(
      {
        says: 'Are you responsible for this server?',
        when: ({ word }) => !/^[a-z0-9+]+:\/\/(127\.|localhost|\[::1\])/.test(word('url') ?? ''),
      },
      flag('confirm that you are responsible for this server; needed for a server that is not on this machine'),
    ),
    rate: count(
      'N',
      'open at most this many connections per second, for a server that limits connections (default: as fast as possible)',
      1000,
    ),
    keep: text(
      'DIRECTORY',
      'keep the certificates and keys of the attacks in this directory, to repeat each attack by hand; delete them afterwards',
    ),
    accept: texts(
      'ATTACK=REASON',
      'accept for this reason that the attack succeeds or has no verdict: the exit status ignores this attack, but the report shows it',
    ),
    acceptFile: text(
      'FILE',
      'accept the attacks that this file lists: each line is ATTACK = REASON, and # begins a comment',
    ),
    failOn: choice(
      severities,
      'SEVERITY',
      'the exit status ignores findings of less severity, but the report shows them',
    ),
    baseline: text(
      'FILE',
      'an earlier report in JSON on the same server: the exit status ignores the findings that it has, unless they are worse now',
    ),
    target: text(
      'TARGET',
      'the program of the server, for remedies in its own language (default: what the server calls itself)',
    ),
    config: text(
      'FILE',
      'the file that configures the server: the report names the lines in it that a remedy changes; nothing is written into it',
    ),
    report: texts('FILE', 'also write the report to a file: .html, .json, .sarif, or .xml for JUnit'),
    serverCa: text(
      'FILE',
      "a file with the CA that issued the server's certificate, if that CA is not of this home; or the word public: the CAs that browsers trust",
    ),
    ...watchOptions,
    pin: text('PIN', 'the pin of the client authority, from your own copy; an authority with another pin is refused'),
  },
  interview: { opening: openHome, confirm: { says: 'Attack it?', proposal: 'yes' } },
  examples: [
    'probe https://127.0.0.1:8443 --host api.acme.internal --as alice',
    'probe https://127.0.0.1:8443 --host api.acme.internal --as alice --report report.html --report report.sarif',
    'probe https://127.0.0.1:8443 --host api.acme.internal --as alice --access pki/access/example.json',
    'probe https://127.0.0.1:8443 --host api.acme.internal --as alice --crl-to deploy/nginx/tls/client-crl.pem --reload ./reload-nginx.sh',
    'probe https://127.0.0.1:8443 --host api.acme.internal --as alice --no-mint --watch 5m --metrics 127.0.0.1:9464',
    'probe https://api.acme.example --as alice --unsafe-path /echo --i-operate-this-server',
    'probe postgresql://127.0.0.1:5432/orders --host db.acme.internal --as alice --user app',
    'probe https://127.0.0.1:8443 --host api.acme.internal --cert client.pem --key client-key.pem --ca client-ca.pem --server-ca server-ca.pem',
  ],
  async run(given, context) {
    const { home, passphrase, tokenPin, detail, style, ports } = context
    const {
      iOperateThisServer,
      accept: words,
      acceptFile,
      report: paths,
      failOn,
      baseline: earlier,
      target,
      config,
      watch: _watch,
      ...asked
    } = given
    await context.spareMemory()
    const watching = isWatched(given) ? await import('../watching.ts') : undefined
    const watched = watching?.readWatch(given)
    const { parseEndpoint, proveServer } = await import('../../workflow/prove.ts')
    const { gatherAcceptances } = await import('../../workflow/accept.ts')
    const { readBaseline } = await import('../../workflow/baseline.ts')
    const { openRemedies } = await import('../../workflow/remedies.ts')
    const { passGate } = await import('../../probe/report/gate.ts')
    const accept = Object.fromEntries(await gatherAcceptances(words, acceptFile, ports))
    const gate = { ...present({ failOn }), ...(await readBaseline(earlier, parseEndpoint(given), ports)) }
    const remedy = await openRemedies(present({ target, config }), ports)
    const save =
      paths.length === 0 ? undefined : await (await import('../../workflow/report.ts')).openReports(paths, ports)
    const request = {
      ...asked,
      ...askedNeeds(given),
      operator: iOperateThisServer ? 'stated' : 'not-stated',
      passphrase,
      accept,
      ...(watched === undefined ? {} : { crlEnd: 'wanted' as const }),
    } as const
    const files = filesOf(given)
    const probeOnce = async (watch: Watch): Promise<Report> => {
      const found =
        files === undefined
          ? await proveServer({ ...request, watch }, home, ports)
          : await (await import('../../workflow/prove-by-files.ts')).proveByFiles(
              { ...request, ...files, tokenPin, watch },
              ports,
            )
      return remedy(passGate(found, gate))
    }
    if (watching !== undefined && watched !== undefined) {
      const probeAndSave = async (watch: Watch): Promise<Report> => {
        const report = await probeOnce(watch)
        try {
          await save?.(report)
        } catch (error) {
          // What the probe has found stands, whatever becomes of a file.
          if (!isRefusal(error)) throw error
          context.log(printable(`the report was not written: ${error.message}`))
        }
        return report
      }
      const host = parseEndpoint(given).serverName
      return watching.watchOn({ ...watched, target: given.url, host }, probeAndSave, context, ports)
    }
    const report = await probeOnce(context.watch)
    const [{ encodeReport }, { drawReport }, { IDLE, idleAcceptances }] = await Promise.all([
      import('../../probe/report/json.ts'),
      import('../../probe/report/terminal.ts'),
      import('../../probe/report/telling.ts'),
    ])
    const written = (await save?.(report)) ?? []
    return {
      status: verdictTable[report.gate?.verdict ?? report.verdict],
      json: encodeReport(report),
      text: (style) => drawReport(report, style, detail),
      notes: [
        ...idleAcceptances(report).map(({ id }) => `${id} is accepted: ${IDLE}`),
        ...written.map((path) => `the report is also in ${style.place(path)}`),
      ],
    }
  },
})
