/** Every contract that is a list of proofs, by the servers that share them. What each says is in its own file. */
import { browser } from './browser.ts'
import { guidelines } from './guidelines.ts'
import { http2 } from './http2.ts'
import { http2Limits } from './http2-limits.ts'
import { identity } from './identity.ts'
import { injection } from './injection.ts'
import { limits } from './limits.ts'
import { mldsa } from './ml-dsa.ts'
import { names } from './names.ts'
import { log, settings } from './own-server.ts'
import { reload } from './reload.ts'
import { renewal } from './renewal.ts'
import { revocation } from './revocation.ts'
import { severalHosts } from './several-hosts.ts'
import { switching } from './switching.ts'
import { webSockets } from './websockets.ts'

/** Who asks and for what. */
export const ofRequests = {
  identity,
  names,
  severalHosts,
  browser,
  switching,
  webSockets,
  limits,
  settings,
  log,
  injection,
  guidelines,
}
/** What changes while a server runs. */
export const ofChanges = { revocation, renewal, reload, mldsa }
/** What is asked of a server that speaks HTTP/2: all of who asks and for what once more, and what only HTTP/2 can do. */
export const overHttp2 = { identity, names, severalHosts, browser, limits, revocation, http2, http2Limits }
