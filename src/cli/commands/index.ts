/** The list of all commands, in the order in which people usually need them. Each command has a file of its own. */
import type { Command } from '../command.ts'
import { access } from './access.ts'
import { authority } from './authority.ts'
import { completion } from './completion.ts'
import { crl } from './crl.ts'
import { demo } from './demo.ts'
import { deployments } from './deployments.ts'
import { door } from './door.ts'
import { exportCommand } from './export.ts'
import { init } from './init.ts'
import { issue } from './issue.ts'
import { list } from './list.ts'
import { permit } from './permit.ts'
import { probe } from './probe.ts'
import { rekey } from './rekey.ts'
import { renew } from './renew.ts'
import { revoke } from './revoke.ts'
import { show } from './show.ts'
import { status } from './status.ts'
import { targets } from './targets.ts'
import { tryCommand } from './try.ts'

export const commands: readonly Command[] = [
  init,
  issue,
  renew,
  rekey,
  revoke,
  crl,
  permit,
  authority,
  targets,
  access,
  exportCommand,
  deployments,
  door,
  probe,
  tryCommand,
  demo,
  list,
  show,
  status,
  completion,
]
