/** Which files import which, read as text, and the circles among them. Does not judge what may import what. */
import { dirname, join, relative, resolve } from 'node:path'

type Import = { readonly specifier: string; readonly names: readonly string[]; readonly kind: 'type' | 'value' }

/** Every import, re-export, `import()` and `new URL(…, import.meta.url)` of a file, read as text. */
export function importsOf(source: string): Import[] {
  const found: Import[] = []
  const statements = /\b(?:import|export)\s+(type\s+)?([^'";]*?)\s*from\s*['"]([^'"]+)['"]/g
  for (const [, type, clause, specifier] of source.matchAll(statements)) {
    const names = [...(clause ?? '').matchAll(/(type\s+)?(\w+)(?:\s+as\s+\w+)?/g)]
      .filter(([, isType]) => isType === undefined)
      .map(([, , name]) => name ?? '')
    found.push({ specifier: specifier ?? '', names, kind: type === undefined ? 'value' : 'type' })
  }
  const others = /\bimport\s*\(?\s*['"]([^'"]+)['"]|new URL\(\s*['"]([^'"]+)['"]\s*,\s*import\.meta\.url/g
  for (const [, dynamic, url] of source.matchAll(others)) {
    found.push({ specifier: dynamic ?? url ?? '', names: [], kind: 'value' })
  }
  return found
}

export const withoutComments = (source: string): string => source.replace(/\/\*[\s\S]*?\*\/|(^|[^:'"`])\/\/.*$/gm, '$1')

/** The files that a file may import: of TypeScript and JavaScript by their paths, of Rust by the names of modules of its crate. */
export function filesImportedBy(path: string, source: string): string[] {
  const code = withoutComments(source)
  if (!path.endsWith('.rs')) {
    const relatives = importsOf(code).filter(({ specifier }) => specifier.startsWith('.'))
    return relatives.map(({ specifier }) => resolve(dirname(path), specifier))
  }
  const named = [...code.matchAll(/\bcrate::(?:(\w+)|\{([^;]*)\})/g)]
  const modules = named.flatMap(([, one, several]) => (one === undefined ? (several?.match(/\w+/g) ?? []) : [one]))
  return modules.map((name) => resolve(dirname(path), `${name}.rs`))
}

/** What each file imports of the others, types and lazy imports too. Pure. */
export const importsAmong = (files: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> =>
  new Map(
    Array.from(files, ([path, source]) => [
      path,
      filesImportedBy(path, source).filter((other) => files.has(other) && other !== path),
    ]),
  )

/** The same of what lies in one folder: its files, and each of its folders as one. Pure. */
export function importsWithin(folder: string, imports: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  const childOf = (path: string): string[] =>
    path.startsWith(`${folder}/`) ? [join(folder, relative(folder, path).split('/')[0] ?? '')] : []
  const within = new Map<string, string[]>()
  for (const [path, others] of imports) {
    for (const child of childOf(path)) {
      const beside = others.flatMap(childOf).filter((other) => other !== child)
      within.set(child, [...(within.get(child) ?? []), ...beside])
    }
  }
  return within
}

/** Groups that import each other, each sorted. Pure. */
export function circles(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const reach = (start: string): Set<string> => {
    const seen = new Set<string>()
    const ahead = [...(imports.get(start) ?? [])]
    for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
      if (seen.has(next)) continue
      seen.add(next)
      ahead.push(...(imports.get(next) ?? []))
    }
    return seen
  }
  const reached = new Map(Array.from(imports.keys(), (path) => [path, reach(path)]))
  const found = new Map<string, string[]>()
  for (const [path, others] of reached) {
    if (!others.has(path)) continue
    const circle = [...others].filter((other) => reached.get(other)?.has(path)).sort()
    found.set(circle.join(), circle)
  }
  return [...found.values()]
}
