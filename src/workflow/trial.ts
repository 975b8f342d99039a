/**
 * Prepares a trial of a target: a temporary directory, access rules, a thief's copy of a key, and a client that sends requests.
 * This file prints nothing.
 */
import { join } from 'node:path'
import { authorityFor, findAuthority } from '../authority/authority.ts'
import { parseEntryName } from '../core/brand.ts'
import { encodeJson } from '../core/json.ts'
import { CountersignError } from '../core/refusal.ts'
import { findTarget, loadCatalogue, type Target } from '../export/catalogue.ts'
import { chooseFreePorts } from '../export/command.ts'
import { observe } from '../probe/engine/observe.ts'
import type { Observation } from '../probe/observation.ts'
import { http1 } from '../probe/protocols/http1.ts'
import { encodeCertificatePem } from '../x509/certificate.ts'
import { findHonest } from './credential.ts'
import { parseListen } from './export.ts'
import { type HeldHome, holdHome } from './opening.ts'
import type { Ports } from './ports.ts'

const PASSPHRASE_OCTETS = 18
/** The access rules of the server: every client may use the front page, only admins the back room. */
const RULES = {
  title: 'Everybody may use the front page, and admins the rest',
  rules: [
    { paths: ['/'], methods: ['GET', 'POST'], require: 'any-client' },
    { paths: ['/admin'], methods: ['GET'], require: { role: ['admin'] } },
  ],
}
const NOT_STARTED = 'what serves is not a program of this machine, and only its configuration is checked'
/** How long a client is waited for before no answer is one. */
const ANSWER_MS = 10_000

/** The directories and addresses that a trial uses. */
export type Trial = {
  /** Everything that is made lies below it, and stays. */
  readonly directory: string
  readonly home: string
  readonly deployment: string
  /** Holds the passphrase of the home, mode 0600. */
  readonly passphraseFile: string
  /** `ADDRESS:PORT`, free so far. */
  readonly listen: string
  /** The addresses at which what stands beside the server will listen, such as a sample backend, as values of the target's own inputs. */
  readonly inputs: Readonly<Record<string, string>>
  /** The target itself. */
  readonly server: Target
  /** Whether the target enforces access rules; an export that asked another one for them would be refused. */
  readonly rules: 'enforced' | 'none'
}

/**
 * Makes the place of a trial: a temporary directory with a passphrase.
 *
 * @throws {CountersignError} `target.unknown`; `usage.wrong` for a target that is not started, or not by root
 */
export async function prepareTrial(wanted: string, { files, entropy, network, shipped }: Ports): Promise<Trial> {
  const target = findTarget(await loadCatalogue(files, shipped.templates), wanted)
  if (target.kind === 'checked') {
    throw new CountersignError('usage.wrong', {
      problem: `${target.title} is not started here, so it cannot be tried: ${NOT_STARTED}`,
      next: `countersign export ${target.name}, and where it runs: countersign probe https://HOST:PORT --host HOST --as NAME`,
    })
  }
  if (target.commands.run.refusesRoot && files.currentUser() === 0) {
    throw new CountersignError('usage.wrong', {
      problem: `${target.title} is not to be started by root, so root cannot try it`,
      next: `as another user: countersign try ${target.name}`,
    })
  }
  const directory = await files.makeTemporaryDirectory('countersign-try-')
  const passphraseFile = join(directory, 'passphrase')
  const secret = Buffer.from(entropy.bytes(PASSPHRASE_OCTETS)).toString('base64url')
  await files.write(passphraseFile, `${secret}\n`, 'private')
  const free = () => network.freePort('127.0.0.1')
  const listen = `127.0.0.1:${await free()}`
  const inputs = await chooseFreePorts(target.commands, free)
  const [home, deployment] = [join(directory, 'pki'), join(directory, 'server')]
  const rules = target.claims.access === undefined ? 'none' : 'enforced'
  return { directory, home, deployment, passphraseFile, listen, inputs, server: target, rules }
}

/** Writes the access rules of the trial into its home, and gives their path. */
export async function writeRules({ home }: Trial, { files }: Ports): Promise<string> {
  const access = join(home, 'access/front-page.json')
  await files.write(access, encodeJson({ $schema: '../schemas/access.schema.json', ...RULES }), 'public')
  return access
}

async function holding<T>(home: string, ports: Ports, act: (held: HeldHome) => Promise<T>): Promise<T> {
  const held = holdHome(home, ports)
  try {
    return await act(held)
  } finally {
    await held.close()
  }
}

/** Keeps a copy of a client's newest credential beside it: the home keeps the newest key of a name, and a thief keeps every one. */
export async function keepBesides({ home }: Pick<Trial, 'home'>, client: string, ports: Ports): Promise<void> {
  const name = parseEntryName(client)
  await holding(home, ports, (held) =>
    held.read(async (opened) => {
      const { chain, key } = await findHonest(opened, name, ports)
      const [record] = await opened.store.certificates.findByName(name)
      if (record === undefined) return
      const place = opened.home.paths.besides(name, record.serial)
      await ports.files.makeDirectory(place.directory, 'private')
      await ports.files.write(place.certificate, chain.slice(0, 1).map(encodeCertificatePem).join(''), 'public')
      await ports.files.write(place.chain, chain.map(encodeCertificatePem).join(''), 'public')
      await ports.keys.save(key, place.key, 'unprotected')
    }),
  )
}

/** Gives what asks the server for its front page as a client, any number of times. */
export async function clientOf(
  { home, listen }: Trial,
  client: string,
  serverName: string,
  ports: Ports,
): Promise<() => Promise<Observation>> {
  const { credential, serverTrust } = await holding(home, ports, (held) =>
    held.read(async (opened) => {
      const servers = authorityFor(opened.home, 'server')
      const { certificate } = await findAuthority(opened.home, servers, opened.store, ports.files)
      return {
        credential: await findHonest(opened, parseEntryName(client), ports),
        serverTrust: [certificate.der],
      }
    }),
  )
  const { address, port } = parseListen(listen)
  const endpoint = { address: { host: address, port: Number(port) }, serverName, serverTrust, timeoutMs: ANSWER_MS }
  const request = { method: 'GET', path: '/' } as const
  return () => observe(ports.network, endpoint, { transport: '1.3', protocol: http1 }, { request, credential })
}
