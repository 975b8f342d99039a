/** `countersign demo`: issues, configures and proves once, in a temporary home, with a Node.js server that it starts. */
import { defineCommand } from '../command.ts'
import { EXAMPLE_TARGET } from '../example-target.ts'
import { tellTry } from '../story.ts'

export const demo = defineCommand({
  name: 'demo',
  summary: 'show how countersign works: make a home, start a server and attack it, all in a temporary directory',
  group: 'prove',
  positionals: {},
  options: {},
  examples: ['demo'],
  run: (_, context) => tellTry({ target: EXAMPLE_TARGET }, context),
})
