/** `countersign demo`: all three verbs at once, in a temporary home, against a server that it starts. */
import type { DemoAnswer, DemoEvent } from '../../workflow/demo.ts'
import { type Context, defineCommand } from '../command.ts'
import { type ExitStatus, exitStatuses } from '../exit.ts'
import { commandLine } from '../program.ts'
import { printable, type Style } from '../text.ts'
import { statusOf } from './probe.ts'

/** The worst of what the two attacks and the revocation came to. */
function statusOfDemo({ before, after, revocation }: DemoAnswer): ExitStatus {
  if (revocation.after === revocation.before) return exitStatuses.no
  const [worst] = [before, after].map(({ verdict }) => verdict).sort((a, b) => gravity.indexOf(a) - gravity.indexOf(b))
  return statusOf[worst ?? 'inconclusive']
}

const gravity = ['bypassed', 'inconclusive', 'enforced'] as const
