/** Brings the published CRL to one server, once: puts it in place, and has the server take it up. Asks the server nothing. */
import type { Authority } from '../authority/authority.ts'
import { isRefusal } from '../core/refusal.ts'
import type { Reloaded } from '../probe/needs/reload.ts'
import { type Deployment, formatPlace } from './deployments.ts'
import type { Opened } from './opened.ts'
import { putCrl, takingUp } from './place-crl.ts'
import type { Ports } from './ports.ts'
import { runWithin } from './run-within.ts'

/** What it means that the command failed. Pure. */
export const failedReload = (problem: string): Reloaded => ({
  state: 'failed',
  why: `the command that has the server take up the CRL ${problem}, so it is not known whether the server has it`,
})

/** Calls once, and gives what came of it from then on. */
function once<T>(act: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= act()
    return made
  }
}

export type Delivery = {
  /** Puts the CRL in place. */
  place(): Promise<Reloaded>
  /** Puts it in place, and has the server take it up. */
  reload(): Promise<Reloaded>
  /** The number of the CRL that was put in place; undefined where none was, or not yet. */
  number(): number | undefined
  /** Whether nobody has said how the server takes up a CRL. */
  isUnknown(): boolean
}

/** Opens the one delivery to a server: each act is done at the first that asks for it, and all get what came of it. */
export function openDelivery(
  deployment: Deployment,
  authority: Authority,
  opened: Pick<Opened, 'home' | 'store'>,
  ports: Ports,
): Delivery {
  let number: number | undefined
  let unknown = false
  const failed = (error: unknown): Reloaded => {
    if (!isRefusal(error)) throw error
    return {
      state: 'failed',
      why: `the CRL could not be put in place (${formatPlace(deployment.place)}): ${error.message}`,
    }
  }
  const place = once(async (): Promise<Reloaded> => {
    try {
      number = await putCrl(deployment, authority, opened, ports)
      return { state: 'done' }
    } catch (error) {
      return failed(error)
    }
  })
  const reload = once(async (): Promise<Reloaded> => {
    const placed = await place()
    if (placed.state === 'failed') return placed
    try {
      const way = await takingUp(deployment, ports)
      unknown = way.by === 'unknown'
      if (way.by !== 'command') return { state: 'done' }
      const ran = await runWithin(way.argv, way, ports)
      return ran.state === 'done' ? ran : failedReload(ran.problem)
    } catch (error) {
      return failed(error)
    }
  })
  return { place, reload, number: () => number, isUnknown: () => unknown }
}
