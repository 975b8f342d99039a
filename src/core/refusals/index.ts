/** Every reason for which countersign declines: code → what it says of its facts. Codes are API, sentences are not. */
import { authorityRefusals } from './authority.ts'
import { batchRefusals } from './batch.ts'
import { crlRefusals } from './crl.ts'
import { deploymentRefusals } from './deployment.ts'
import { exportRefusals } from './export.ts'
import { homeRefusals } from './home.ts'
import { identityRefusals } from './identity.ts'
import { machineRefusals } from './machine.ts'
import { policyRefusals } from './policy.ts'
import { probeRefusals } from './probe.ts'
import { requestRefusals } from './request.ts'
import { secretRefusals } from './secret.ts'
import { tokenRefusals } from './token.ts'
import { usageRefusals } from './usage.ts'
import type { Wording } from './wording.ts'

const all = {
  ...usageRefusals,
  ...identityRefusals,
  ...batchRefusals,
  ...policyRefusals,
  ...requestRefusals,
  ...exportRefusals,
  ...deploymentRefusals,
  ...secretRefusals,
  ...tokenRefusals,
  ...homeRefusals,
  ...authorityRefusals,
  ...crlRefusals,
  ...probeRefusals,
  ...machineRefusals,
}

export type RefusalCode = keyof typeof all

/** Code → its facts. */
export type Refusals = { readonly [C in RefusalCode]: Parameters<(typeof all)[C]>[0] }

export const wordings: { readonly [C in RefusalCode]: (facts: Refusals[C]) => Wording } = all
