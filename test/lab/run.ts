/** Runs tools over servers of the lab: each has every server for itself, freshly started. What the findings mean is in `results.ts`. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { secretKeyObject } from '../../src/effects/keys.ts'
import { encodeCertificatePem } from '../../src/x509/certificate.ts'
import { makePki, type TwinPki } from '../support/twins.ts'
import type { Finding, LabResults } from './results.ts'
import type { LabServer } from './servers.ts'
import { type Ask, runProgram, type Tool } from './tool.ts'

/** What every scanner is given, as files that nobody else can read. */
function writeFiles(directory: string, pki: TwinPki) {
  const write = (name: string, text: string): string => {
    writeFileSync(join(directory, name), text, { mode: 0o600 })
    return join(directory, name)
  }
  const chain = pki.alice.chain.map(encodeCertificatePem).join('')
  const key = secretKeyObject(pki.alice.key).export({ type: 'pkcs8', format: 'pem' }).toString()
  return {
    chain: write('client.crt', chain),
    key: write('client.key', key),
    both: write('client.pem', key + chain),
    authority: write('servers.pem', encodeCertificatePem(pki.servers.der)),
  }
}

/** Has one tool look at one server. */
async function lookAt(tool: Tool, server: LabServer, pki: TwinPki, directory: string): Promise<Finding> {
  const own = mkdtempSync(join(directory, 'look-'))
  let cpuSeconds = 0
  const ask: Ask = async (argv) => {
    const ended = await runProgram(argv)
    cpuSeconds += ended.cpuSeconds
    return ended.output
  }
  const twin = await server.start(pki)
  const before = process.cpuUsage()
  const spent = (): number => {
    const { user, system } = process.cpuUsage(before)
    const seconds = cpuSeconds > 0 ? cpuSeconds : (user + system) / 1_000_000
    return Number(seconds.toFixed(2))
  }
  try {
    const files = { ...writeFiles(own, pki), scratch: join(own, 'scratch') }
    return { ...(await tool.look({ twin, server, pki, files }, ask)), cpuSeconds: spent() }
  } catch (error) {
    return { complaints: [], cpuSeconds: spent(), failed: error instanceof Error ? error.message : String(error) }
  } finally {
    await twin.close()
    rmSync(own, { recursive: true })
  }
}

/**
 * Runs tools over servers, `atOnce` at a time. A tool that runs in this process, as our probe does, costs what this process costs: it
 * is right only where it runs without others, and one server after the other. After `untilMs` of this process no look is begun any more;
 * the results lack those.
 *
 * @throws {Error} where a tool is not on this machine
 */
export async function runLab(
  tools: readonly Tool[],
  servers: readonly LabServer[],
  {
    atOnce,
    say,
    untilMs = Infinity,
  }: { readonly atOnce: number; readonly say: (line: string) => void; readonly untilMs?: number },
): Promise<LabResults> {
  const versions = new Map<string, string>()
  for (const { name, version } of tools) {
    const found = await version()
    if (found === undefined) throw new Error(`there is no ${name} here: scripts/install-scanners.sh installs it`)
    versions.set(name, found)
  }
  const pki = makePki()
  const directory = mkdtempSync(join(tmpdir(), 'countersign-lab-'))
  const found = new Map(servers.map(({ name }) => [name, {} as Record<string, Finding>]))
  const look = async (tool: Tool, server: LabServer): Promise<void> => {
    const finding = await lookAt(tool, server, pki, directory)
    found.get(server.name)![tool.name] = finding
    const { complaints, cpuSeconds, failed } = finding
    say(`${tool.name}: ${server.name}: ${failed ?? `${complaints.length} complaints`}, ${cpuSeconds} s`)
  }
  try {
    // First come the servers whose fault the tool has a check for, and those beside which they stand.
    const isLookedFor = (tool: Tool, { name, kind, beside }: LabServer): boolean =>
      beside === undefined || (kind === 'broken' && (tool.looksAt === 'all' || tool.looksAt.includes(name)))
    const waiting = tools.flatMap((tool) => {
      const { first = [], later = [] } = Object.groupBy(servers, (one) => (isLookedFor(tool, one) ? 'first' : 'later'))
      return [...first, ...later].map((server) => [tool, server] as const)
    })
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined && performance.now() < untilMs; next = waiting.shift())
        await look(...next)
    }
    await Promise.all(Array.from({ length: atOnce }, work))
  } finally {
    rmSync(directory, { recursive: true })
  }
  return {
    on: new Date().toISOString().slice(0, 10),
    machine: `Node.js ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    tools: tools.map(({ name }) => ({ name, version: versions.get(name)! })),
    servers: servers.map(({ name, kind, about, beside }) => ({
      name,
      kind,
      about,
      ...(beside !== undefined && { beside }),
      found: found.get(name)!,
    })),
  }
}
