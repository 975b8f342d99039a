/** `countersign try`: exports a server from a temporary home, starts it, attacks it, reloads it and attacks it again. */
import { type GuidelineWord, guidelineWords } from '../../policy/guideline.ts'
import { startedChoices } from '../choices.ts'
import { defineCommand } from '../command.ts'
import { asked, choice, flag, required, text } from '../parameter.ts'
import { tellTry } from '../story.ts'

export const tryCommand = defineCommand({
  name: 'try',
  summary: 'export a server into a temporary directory, start it and attack it',
  group: 'prove',
  positionals: {
    target: asked(
      { says: 'Which server do you want to try?', choices: startedChoices },
      required('the target', text('TARGET', 'the server to try; see: countersign targets')),
    ),
  },
  options: {
    door: flag('try it with countersign door beside it, which decides on each request'),
    guideline: choice<GuidelineWord>(
      guidelineWords,
      'NAME',
      'the guideline by which the server is exported and attacked (default: intermediate, and what else it agrees to is not asked)',
    ),
  },
  examples: ['try nginx', 'try nginx --door', 'try axum', 'try node --guideline modern'],
  run: (given, context) => tellTry(given, context),
})
