/** The little Markdown that generated documents need. What stands in them is not here. */

/** A text as code. */
export const code = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``)

export { markdownTable as table } from '../../src/cli/text.ts'
