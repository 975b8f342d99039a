/**
 * Builds what is published: the command as CommonJS, the library as an ES module, and the licences of what is in them.
 *
 *   node scripts/build.ts [DIRECTORY]      into `dist/`, or elsewhere
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type OutputChunk, type Plugin, rolldown } from 'rolldown'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = resolve(process.argv[2] ?? join(root, 'dist'))

/**
 * What bundled packages bring along and nobody here uses: commander would start subcommands that are programs of their own
 * (loading that costs a start 4 ms), inquirer would open an editor (half of its size is for the encodings of that).
 */
const unused: readonly (readonly [module: string, importer: string])[] = [
  ['node:child_process', '/node_modules/commander/'],
  ['@inquirer/editor', '/node_modules/@inquirer/prompts/'],
]
const withoutUnused: Plugin = {
  name: 'without-unused',
  resolveId: (source, importer) =>
    unused.some(([module, of]) => source === module && importer?.includes(of)) ? '\0nothing' : undefined,
  load: (id) => (id === '\0nothing' ? 'export default {}' : undefined),
}

/** Bundles one file of the roof and what it imports; what it imports lazily becomes a file that is read lazily. */
async function bundle(entry: string, format: 'cjs' | 'es', extension: 'cjs' | 'js'): Promise<readonly OutputChunk[]> {
  const build = await rolldown({
    cwd: root,
    input: join('src', entry),
    platform: 'node',
    plugins: [withoutUnused],
    onLog: (_, { code, message }) => {
      // A command that asks the registry it stands in does so lazily because of the circle, not to have it apart.
      if (code !== 'INEFFECTIVE_DYNAMIC_IMPORT') throw new Error(message)
    },
  })
  const { output } = await build.write({
    dir: dist,
    format,
    entryFileNames: `[name].${extension}`,
    chunkFileNames: `[name].${extension}`,
    comments: { legal: true, annotation: false, jsdoc: false },
  })
  await build.close()
  return output.filter((chunk) => chunk.type === 'chunk')
}

/** The folder of the package that a bundled file comes from; undefined for our own. */
const packageOf = (file: string): string | undefined => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0]

/** What the licences of bundled packages ask for: their text goes along. */
function licences(chunks: readonly OutputChunk[]): string {
  const packages = new Set(chunks.flatMap(({ moduleIds }) => moduleIds.map(packageOf).filter((p) => p !== undefined)))
  return [...packages]
    .sort()
    .map((directory) => {
      const { name, version } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'))
      const file = readdirSync(directory).find((entry) => /^licen[cs]e/i.test(entry))
      if (file === undefined) throw new Error(`${name} is bundled and has no licence file`)
      return `${name} ${version}\n\n${readFileSync(join(directory, file), 'utf8').trim()}\n`
    })
    .join(`\n${'-'.repeat(80)}\n\n`)
}

rmSync(dist, { recursive: true, force: true })
const chunks = [...(await bundle('main.ts', 'cjs', 'cjs')), ...(await bundle('index.ts', 'es', 'js'))]
writeFileSync(join(dist, 'LICENSES.txt'), licences(chunks))
