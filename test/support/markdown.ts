/** What our tests read in a Markdown document: fenced blocks, links, the anchors of headings. Renders nothing. */

/** A fenced block; `mark` is what follows the language in its info string, which renderers pass over. */
export type Fence = {
  readonly language: string
  readonly mark: string
  readonly lines: readonly string[]
  /** The number of its first inner line, from 1. */
  readonly line: number
}

type Part = { readonly fences: readonly Fence[]; readonly prose: readonly string[] }

/** Tells fenced blocks from prose, whose lines keep their numbers: what is fenced is blank there. Pure. */
function partsOf(text: string): Part {
  const fences: (Fence & { lines: string[] })[] = []
  let open: (Fence & { lines: string[]; close: RegExp }) | undefined
  const prose = text.split('\n').map((line, index) => {
    if (open !== undefined) {
      if (open.close.test(line)) {
        const { close, ...fence } = open
        fences.push(fence)
        open = undefined
      } else open.lines.push(line)
      return ''
    }
    const [, ticks, language = '', mark = ''] = /^(`{3,})([^\s`]*)\s*([^`]*?)\s*$/.exec(line) ?? []
    if (ticks === undefined) {
      // Whatever else would begin a block must not slip through as prose.
      if (/^\s*(~{3}|`{3})/.test(line)) throw new Error(`line ${index + 1}: blocks begin with \`\`\` at the margin`)
      return line
    }
    open = { language, mark, lines: [], line: index + 2, close: new RegExp(`^\`{${ticks.length},}\\s*$`) }
    return ''
  })
  if (open !== undefined) throw new Error(`the block at line ${open.line} has no end`)
  return { fences, prose }
}

/** Gives the fenced blocks in their order. Pure. */
export const fencesOf = (text: string): readonly Fence[] => partsOf(text).fences

/** Gives what is not fenced. Pure. */
export const proseOf = (text: string): string => partsOf(text).prose.join('\n')

/** A code span: as many backticks on either side. */
const span = /(?<!`)(`+)(?!`)([\s\S]*?[^`])\1(?!`)/g

/** Gives the code spans of the prose. Pure. */
export const spansOf = (text: string): readonly string[] =>
  [...proseOf(text).matchAll(span)].map(([, , code]) => (code as string).replace(/\s+/g, ' ').trim())

/** Gives where the links and pictures of the prose lead. Pure. */
export function linksOf(text: string): readonly string[] {
  const prose = proseOf(text).replace(span, 'code')
  const inline = [...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)]
  const html = [...prose.matchAll(/\b(?:src|srcset|href)="([^"]+)"/g)]
  return [...inline, ...html].map(([, where]) => where as string)
}

/** Gives the anchors that GitHub gives headings. Pure. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const anchors = new Set<string>()
  for (const [, heading] of proseOf(text).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const plain = (heading as string).replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    const anchor = plain
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
      .replaceAll(' ', '-')
    let free = anchor
    for (let again = 1; anchors.has(free); again += 1) free = `${anchor}-${again}`
    anchors.add(free)
  }
  return anchors
}
