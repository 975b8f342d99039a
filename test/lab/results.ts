/** What a run of the lab found, and what it means: by one rule for every tool. Reads no file and runs nothing. */

/** What one tool said of one server. */
export type Finding = {
  /** All that it objects to, in words that are the same in each run. */
  readonly complaints: readonly string[]
  /** Processor time of the tool and all that it started. */
  readonly cpuSeconds: number
  /** Where it ended without an answer, why. */
  readonly failed?: string
  /** Of the probe: what its report says as a whole. */
  readonly verdict?: string
}

export type LabResults = {
  /** The day of the run, as YYYY-MM-DD in UTC. */
  readonly on: string
  readonly machine: string
  readonly tools: readonly { readonly name: string; readonly version: string }[]
  readonly servers: readonly {
    readonly name: string
    readonly kind: 'broken' | 'sound'
    readonly about: string
    readonly beside?: string
    /** By the name of the tool. */
    readonly found: Readonly<Record<string, Finding>>
  }[]
}

/** What several runs over the same servers found, each by tools of its own or at servers of its own; the first counts where two have the same. Pure. */
export function mergeRuns(runs: readonly LabResults[]): LabResults {
  const [first] = runs
  if (first === undefined) throw new Error('nothing was run')
  const ran = runs.flatMap(({ tools }) => tools)
  const all = runs.flatMap(({ servers }) => servers)
  return {
    ...first,
    tools: ran.filter(({ name }, index) => ran.findIndex((one) => one.name === name) === index),
    servers: [...Map.groupBy(all, ({ name }) => name).values()].map((same) => ({
      ...same[0]!,
      found: Object.assign({}, ...same.toReversed().map(({ found }) => found)),
    })),
  }
}

/**
 * What a tool objects to at a broken server, and at no sound one: what it says of sound servers, too, shows no fault. At a sound server,
 * what it does not also say of the one beside it; of the first of them, everything. Pure.
 */
export function newComplaints(
  results: LabResults,
  server: Pick<LabResults['servers'][number], 'kind' | 'beside' | 'found'>,
  tool: string,
): readonly string[] {
  const own = server.found[tool]?.complaints ?? []
  if (server.beside === undefined) return own
  const beside = results.servers.find(({ name }) => name === server.beside)?.found[tool]
  if (beside === undefined) throw new Error(`the run has no ${server.beside} by ${tool}`)
  const sound = results.servers.filter(({ kind }) => kind === 'sound' && server.kind === 'broken')
  const known = [beside, ...sound.map(({ found }) => found[tool])].flatMap((one) => one?.complaints ?? [])
  return own.filter((one) => !known.includes(one))
}

/** What the table says of a broken server: `sees` it, `missed` what it looks at, or looks at nothing of the kind. Pure. */
export function sightOf(
  results: LabResults,
  server: LabResults['servers'][number],
  tool: { readonly name: string; readonly looksAt: 'all' | readonly string[] },
): 'sees' | 'inconclusive' | 'failed' | 'missed' | 'does not look' | 'not run' {
  const found = server.found[tool.name]
  if (found === undefined) return 'not run'
  const { failed, verdict } = found
  if (newComplaints(results, server, tool.name).length > 0) return 'sees'
  if (failed !== undefined) return 'failed'
  if (verdict === 'inconclusive') return 'inconclusive'
  return tool.looksAt === 'all' || tool.looksAt.includes(server.name) ? 'missed' : 'does not look'
}

/**
 * Whether our probe found of a server what there is: its fault, and at a sound server nothing. What it leaves to the honest client is
 * inconclusive. Pure.
 */
export function isAsItShouldBe({ name, kind, found }: LabResults['servers'][number]): boolean {
  const ours = found['probe']
  if (ours === undefined) return false
  const { complaints, verdict } = ours
  if (kind === 'sound') return complaints.length === 0 && verdict === 'enforced'
  return complaints.includes(name) || (verdict === 'inconclusive' && complaints.length === 0)
}
