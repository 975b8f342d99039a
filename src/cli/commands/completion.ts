/** `countersign completion`: prints the script with which a shell completes the command lines of countersign. */
import { defineCommand } from '../command.ts'
import { exitStatuses } from '../exit.ts'
import { asked, choice, required, texts } from '../parameter.ts'

const shells = ['bash', 'zsh', 'fish'] as const

export const completion = defineCommand({
  name: 'completion',
  summary: 'print the script that completes command lines in your shell',
  group: 'shell',
  positionals: {
    shell: asked(
      {
        says: 'Which shell do you use?',
        choices: () => shells.map((value) => ({ value })),
        proposes: ({ shell }) => shells.find((known) => shell.endsWith(`/${known}`)),
      },
      required('the shell', choice(shells, 'SHELL', 'the shell that runs the script')),
    ),
    words: texts(
      'WORD',
      'used only by the script: the words typed so far, after --; prints what the home has for the last word',
    ),
  },
  options: {},
  examples: ['completion bash', 'completion fish'],
  async run({ shell, words }, { home, ports, grammar }) {
    if (words.length > 0) {
      const { homeOffers } = await import('../completion/offer.ts')
      const offers = await homeOffers(words, { home, ports, grammar })
      return { status: exitStatuses.done, json: { shell, offers }, text: () => offers }
    }
    const { writeCompletion } = await import('../completion/index.ts')
    const { listTargets } = await import('../../workflow/targets.ts')
    const { targets } = await listTargets(ports)
    const script = writeCompletion(
      shell,
      grammar.commands,
      targets.map(({ name }) => name),
    )
    return { status: exitStatuses.done, json: { shell, script }, text: () => [script.trimEnd()] }
  },
})
