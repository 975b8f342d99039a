/** `countersign targets`: lists the servers that countersign can configure. */
import { defineCommand } from '../command.ts'
import { exitStatuses } from '../exit.ts'
import { drawTable } from '../text.ts'

export const targets = defineCommand({
  name: 'targets',
  summary: 'list the servers that can be configured',
  group: 'configure',
  positionals: {},
  options: {},
  examples: ['targets'],
  async run(_, { ports }) {
    const { listTargets } = await import('../../workflow/export.ts')
    const answer = await listTargets(ports)
    return {
      status: exitStatuses.done,
      json: answer,
      text: (style) =>
        drawTable(
          ['TARGET', 'SERVER', 'WHAT IT WRITES'],
          answer.targets.map(({ name, title, summary }) => [name, title, summary]),
          style,
        ),
    }
  },
})
