/** A strict reading of markup: every element closed, every attribute quoted, no reference but the known ones. Renders nothing. */

const voids = new Set(['meta'])
const attribute = /\s+[\w:-]+(?:="[^"<]*")?/y
const reference = /&(?!(?:amp|lt|gt|quot|#39);)/

/** The skeleton of a document: its tags in order, without attribute values and text. Throws where it is not well-formed. */
export function skeletonOf(document: string): string[] {
  const tags: string[] = []
  const open: string[] = []
  const style = /<style>[^<]*<\/style>/
  const rest = document.replace(/^(<\?xml [^>]*\?>|<!DOCTYPE html>)\n/, '').replace(style, '<style></style>')
  for (const [piece] of rest.matchAll(/<[^>]*>|[^<]+/g)) {
    if (reference.test(piece)) throw new Error(`a bare ampersand: ${piece}`)
    if (/[^\n\P{Cc}]|[\p{Cs}\p{Noncharacter_Code_Point}]/u.test(piece))
      throw new Error(`a character that is none: ${piece}`)
    if (!piece.startsWith('<')) {
      if (piece.includes('>')) throw new Error(`a stray bracket: ${piece}`)
      continue
    }
    const [, slash, name, inside, selfClosed] = /^<(\/?)([\w-]+)(.*?)\s*(\/?)>$/s.exec(piece) ?? []
    if (name === undefined) throw new Error(`no tag: ${piece}`)
    const names: string[] = []
    attribute.lastIndex = 0
    while (attribute.lastIndex < inside!.length) {
      const found = attribute.exec(inside!)
      if (found === null) throw new Error(`no attribute: ${piece}`)
      names.push(found[0].trim().split('=')[0]!)
    }
    tags.push([slash + name, ...names].join(' '))
    if (slash === '/' && open.pop() !== name) throw new Error(`closed, but not open: ${piece}`)
    if (slash === '' && selfClosed === '' && !voids.has(name)) open.push(name)
  }
  if (open.length > 0) throw new Error(`never closed: ${open.join(', ')}`)
  return tags
}
