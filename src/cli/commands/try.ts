/** `countersign try`: exports a server from a temporary home, starts it, attacks it, reloads it and attacks it again. */
import { targetChoices } from '../choices.ts'
import { defineCommand } from '../command.ts'
import { asked, required, text } from '../parameter.ts'
import { tellTry } from '../story.ts'

export const tryCommand = defineCommand({
  name: 'try',
  summary: 'export a server into a temporary directory, start it and attack it',
  group: 'prove',
  positionals: {
    target: asked(
      { says: 'Which server do you want to try?', choices: targetChoices },
      required('the target', text('TARGET', 'the server to try; see: countersign targets')),
    ),
  },
  options: {},
  examples: ['try nginx', 'try axum'],
  run: ({ target }, context) => tellTry(target, context),
})
