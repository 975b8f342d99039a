/**
 * Runs the steps of `countersign demo` and `countersign try`: the commands that a user would type, and the server. Prints
 * nothing itself.
 */
import { join } from 'node:path'
import { formatArgv } from '../export/command.ts'
import { pathOf } from '../export/material-files.ts'
import type { Exported } from '../export/write.ts'
import type { GuidelineWord } from '../policy/guideline.ts'
import type { Observation } from '../probe/observation.ts'
import { isHttp } from '../probe/protocol/protocol.ts'
import type { encodeReport } from '../probe/report/json.ts'
import type { AccessAnswer } from '../workflow/access.ts'
import type { InitAnswer } from '../workflow/init.ts'
import type { Ports, Watch } from '../workflow/ports.ts'
import { notesOnVersion } from '../workflow/real-version.ts'
import { build, serve } from '../workflow/run-exported.ts'
import { askingDoor } from '../workflow/targets.ts'
import { clientOf, keepBesides, prepareTrial, writeRules } from '../workflow/trial.ts'
import type { Answer, Context } from './command.ts'
import { formatInputs } from './inputs.ts'

const TRUST_DOMAIN = 'acme.internal'
const HOST = 'api.acme.internal'
/** How long bob may still get in after his revocation before that is called a failure. */
const REFUSAL_DEADLINE_MS = 10_000

/** What is tried. */
export type Tried = { readonly target: string; readonly door?: boolean; readonly guideline?: GuidelineWord }

/** The events of a trial, in order. */
export type TryEvent =
  | { readonly kind: 'step'; readonly title: string; readonly command: readonly string[] }
  | { readonly kind: 'fact'; readonly text: string }
  | { readonly kind: 'report'; readonly answer: Answer }

type Report = ReturnType<typeof encodeReport>

export type TryAnswer = {
  /** Everything that was made, kept. */
  readonly directory: string
  readonly home: string
  readonly deployment: string
  /** Holds the passphrase of the home, mode 0600. */
  readonly passphraseFile: string
  /** What is to be known of the version of the server program: nothing, where it is covered. */
  readonly versionNotes: readonly string[]
  readonly before: Report
  readonly after: Report
  readonly revocation: {
    readonly name: string
    /** The answers that he got before and after the revocation, such as `HTTP 200`. */
    readonly before: string
    readonly after: string
    /** Milliseconds from the command to the published CRL. */
    readonly publishedAfterMs: number
    /** Milliseconds from the command to his first refusal. */
    readonly refusedAfterMs: number
  }
}

const met = (seen: Observation): string =>
  seen.answer === undefined ? 'no answer, the connection was refused' : `HTTP ${seen.protocol.tell(seen.answer)}`

const issueLine = (name: string, role: string): readonly string[] => {
  return ['issue', 'client', name, '--uri', `spiffe://${TRUST_DOMAIN}/${name}`, '--claim', `role=${role}`]
}

/**
 * Tries a target in a temporary directory, which stays.
 *
 * Effects: files below that directory; a server on a free port of 127.0.0.1 until the end, and the backend it comes with.
 *
 * @throws {CountersignError} `target.unknown`; `usage.wrong` for a target that is not started; `program.missing` with how to install
 * it; `process.failed`
 */
export async function tryTarget(
  tried: Tried,
  tell: (event: TryEvent) => void,
  { run, watch }: Pick<Context, 'run'> & { readonly watch: Watch },
  ports: Ports,
): Promise<TryAnswer> {
  const { guideline } = tried
  const target = tried.door === true ? await askingDoor(tried.target, ports) : tried.target
  const trial = await prepareTrial(target, ports)
  const { directory, home, deployment, passphraseFile, listen } = trial
  /** A command line that was told before. */
  const again = (line: readonly string[]): Promise<Answer> => run(line, { home, passphraseFile })
  const step = (title: string, line: readonly string[]): Promise<Answer> => {
    tell({ kind: 'step', title, command: line })
    return again(line)
  }
  const tellFact = (text: string): void => tell({ kind: 'fact', text })

  const made = await step('Make a PKI home', ['init', '--org', 'Acme', '--trust-domain', TRUST_DOMAIN])
  for (const { name, usage, pin } of (made.json as InitAnswer).authorities) {
    tellFact(`${name} signs ${usage} certificates, pin ${pin}`)
  }
  await step('Issue a certificate to alice, admin', issueLine('alice', 'admin'))
  await step('Issue a certificate to bob, viewer', issueLine('bob', 'viewer'))
  await step('Issue a certificate to mallory, admin', issueLine('mallory', 'admin'))
  await keepBesides(trial, 'mallory', ports)
  await step('Issue another certificate to mallory, admin', [...issueLine('mallory', 'admin'), '--again'])
  await step('Revoke mallory, whose laptop was stolen', ['revoke', 'mallory', '--reason', 'keyCompromise'])
  const ofServer = ['issue', 'server', HOST, '--dns', HOST, '--ip', '127.0.0.1']
  await step('Issue a certificate to the server', ofServer)
  const ruled: string[] = []
  if (trial.rules === 'enforced') {
    const access = await writeRules(trial, ports)
    ruled.push('--access', access)
    const checked = await step('Say who may do what', ['access', 'check', access, '--as', 'bob'])
    for (const { method, path, outcome, why } of (checked.json as AccessAnswer).verdicts) {
      tellFact(`${method} ${path} ${outcome}: ${why}`)
    }
  }
  const guided = guideline === undefined ? [] : ['--guideline', guideline]
  const asked = [...formatInputs(trial.inputs), ...ruled, ...guided]
  const place = ['--host', HOST, '--listen', listen, ...asked, '--out', deployment]
  const exportLine = ['export', target, ...place]
  const exported = (await step('Export a server that admits only these clients', exportLine)).made as Exported
  if (exported.commands.build !== undefined) {
    tellFact(`it is built with ${formatArgv(exported.commands.build)}; the first time takes minutes`)
    watch('building')
    await build(exported, ports)
  }
  const versionNotes = await notesOnVersion(trial.server, trial.inputs, deployment, ports)
  versionNotes.forEach(tellFact)
  const server = await serve(exported, ports, 'with-sample')
  const crl = join(deployment, pathOf(trial.server, 'clientCrl'))
  try {
    tellFact(`it runs as process ${server.pid()} on ${listen}`)
    const attack = async (title: string, revoked: string): Promise<Report> => {
      const line = server.reloadLine()
      // The probe revokes a client of its own, too, where the server takes up the CRL by one signal.
      const reload = line === undefined ? [] : ['--reload', line, '--crl-to', crl]
      const how = ['--host', HOST, '--as', 'alice', '--revoked', revoked, '--unsafe-path', '/', ...ruled, ...guided]
      const answer = await step(title, ['probe', `https://${listen}`, ...how, ...reload])
      tell({ kind: 'report', answer })
      return answer.json as Report
    }
    /** Revokes bob, brings the new CRL to the server, and asks as bob until he is refused. */
    const revokeBob = async (): Promise<TryAnswer['revocation']> => {
      const asBob = await clientOf(trial, 'bob', HOST, ports)
      const first = await asBob()
      const started = ports.clock.elapsedMs()
      const passed = (): number => Math.round(ports.clock.elapsedMs() - started)
      await step('Revoke bob, who got in until now', ['revoke', 'bob', '--reason', 'keyCompromise'])
      const publishedAfterMs = passed()
      await again(exportLine)
      await server.reload()
      let seen = await asBob()
      while (isHttp(seen.answer) && seen.answer.status === 200 && passed() < REFUSAL_DEADLINE_MS) seen = await asBob()
      return { name: 'bob', before: met(first), after: met(seen), publishedAfterMs, refusedAfterMs: passed() }
    }
    const before = await attack('Attack it', 'mallory')
    const revocation = await revokeBob()
    tellFact(`before: ${revocation.before}; ${revocation.refusedAfterMs} ms after the command: ${revocation.after}`)
    const after = await attack('Attack it again', 'bob')
    return { directory, home, deployment, passphraseFile, versionNotes, before, after, revocation }
  } finally {
    await server.stop()
  }
}
