/** The acts of workflows as tests ask for them: each holds the home that its request names for that one act, as a command does. */
import { checkAccess as checkAccessOn } from '../../src/workflow/access.ts'
import {
  addAuthority as addAuthorityOn,
  listAuthorities as listAuthoritiesOn,
  setDefaultAuthority as setDefaultAuthorityOn,
} from '../../src/workflow/authorities.ts'
import {
  type BatchOutcome,
  type BatchRequest,
  issueBatch as issueBatchOn,
  type TakeOutcomes,
} from '../../src/workflow/batch.ts'
import {
  type BundleRequest as BundleRequestOn,
  exportBundle as exportBundleOn,
  exportTrustStore as exportTrustStoreOn,
} from '../../src/workflow/bundle.ts'
import { checkCrls as checkCrlsOn, refreshCrls as refreshCrlsOn } from '../../src/workflow/crl.ts'
import { type DeliverOptions as DeliverOptionsOn, deliverTls as deliverTlsOn } from '../../src/workflow/deliver.ts'
import {
  type ExportOptions as ExportOptionsOn,
  exportTarget as exportTargetOn,
  writeTarget as writeTargetOn,
} from '../../src/workflow/export.ts'
import { homeStatus as homeStatusOn, showCertificates as showCertificatesOn } from '../../src/workflow/inspect.ts'
import { type IssueRequest as IssueRequestOn, issueCredential as issueCredentialOn } from '../../src/workflow/issue.ts'
import { type ListRequest as ListRequestOn, listCertificates as listCertificatesOn } from '../../src/workflow/list.ts'
import {
  takeClientMaterial as takeClientMaterialOn,
  takeServerMaterial as takeServerMaterialOn,
} from '../../src/workflow/material.ts'
import type { Opened } from '../../src/workflow/opened.ts'
import { type HeldHome, holdHome } from '../../src/workflow/opening.ts'
import { permitNames as permitNamesOn } from '../../src/workflow/permit.ts'
import type { Ports } from '../../src/workflow/ports.ts'
import { type ProveRequest as ProveRequestOn, proveServer as proveServerOn } from '../../src/workflow/prove.ts'
import { renewCertificates as renewCertificatesOn } from '../../src/workflow/renew.ts'
import { revokeCertificates as revokeCertificatesOn } from '../../src/workflow/revoke.ts'
import { exportTimer as exportTimerOn } from '../../src/workflow/timer.ts'

type At<R> = R & { readonly home: string }
export type BundleRequest = At<BundleRequestOn>
export type DeliverOptions = At<DeliverOptionsOn>
export type ExportOptions = At<ExportOptionsOn>
export type IssueRequest = At<IssueRequestOn>
export type ListRequest = At<ListRequestOn>
export type ProveRequest = At<ProveRequestOn>

async function holding<T>(path: string, ports: Ports, act: (held: HeldHome) => Promise<T>): Promise<T> {
  const held = holdHome(path, ports)
  try {
    return await act(held)
  } finally {
    await held.close()
  }
}

const at =
  <R, T>(act: (request: R, held: HeldHome, ports: Ports) => Promise<T>) =>
  ({ home, ...request }: At<R>, ports: Ports): Promise<T> =>
    holding(home, ports, (held) => act(request as R, held, ports))

/** Holds a home for one act. */
export const holdingHome = holding

/** Opens a home for one act that writes. */
export const withHome = <T>(path: string, ports: Ports, act: (opened: Opened) => Promise<T>): Promise<T> =>
  holding(path, ports, (held) => held.write(act))

export const addAuthority = at(addAuthorityOn)
export const checkAccess = at(checkAccessOn)
export const checkCrls = at(checkCrlsOn)
export const deliverTls = at(deliverTlsOn)
export const exportBundle = at(exportBundleOn)
export const exportTarget = at(exportTargetOn)
export const exportTrustStore = at(exportTrustStoreOn)

export const exportTimer = at(exportTimerOn)
export const homeStatus = at((_: object, held, ports) => homeStatusOn(held, ports))
export const issueCredential = at(issueCredentialOn)
export const listAuthorities = at(listAuthoritiesOn)
export const listCertificates = at(listCertificatesOn)
export const permitNames = at(permitNamesOn)
export const proveServer = at(proveServerOn)
export const refreshCrls = at(refreshCrlsOn)
export const renewCertificates = at(renewCertificatesOn)
export const revokeCertificates = at(revokeCertificatesOn)
export const setDefaultAuthority = at(setDefaultAuthorityOn)
export const showCertificates = at(showCertificatesOn)
export const takeClientMaterial = at(takeClientMaterialOn)
export const takeServerMaterial = at(takeServerMaterialOn)
export const writeTarget = at(writeTargetOn)

/** Issues for the rows of a file, and gives what became of each. */
export async function issueBatch({ home, ...request }: At<BatchRequest>, ports: Ports, watch?: TakeOutcomes) {
  const outcomes: BatchOutcome[] = []
  const take: TakeOutcomes = async (some) => {
    outcomes.push(...some)
    await watch?.(some)
  }
  const summary = await holding(home, ports, (held) => issueBatchOn(request, held, ports, take))
  return { summary, outcomes }
}
