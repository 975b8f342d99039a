/** `countersign demo`: all three verbs at once, in a temporary home, against a Node.js server that it starts. */
import { defineCommand } from '../command.ts'
import { tellTry } from '../story.ts'

export const demo = defineCommand({
  name: 'demo',
  summary: 'see it all at once: a home, a server, an attack, in a temporary directory',
  group: 'prove',
  positionals: {},
  options: {},
  examples: ['demo'],
  // The one server program that is here for certain: what runs us.
  run: (_, context) => tellTry('node', context),
})
