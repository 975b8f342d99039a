/** Runs the acts of a program on a home, and closes the home when they are done. Knows no act. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { CountersignError } from '../core/refusal.ts'
import type { HeldHome } from '../workflow/opening.ts'
import type { Ports } from '../workflow/ports.ts'
import type { OpenPorts } from './passphrase.ts'

export type Held = { readonly home: HeldHome; readonly ports: Ports }

async function hold(path: string, openPorts: OpenPorts): Promise<Held> {
  const [{ holdHome }, ports] = await Promise.all([import('../workflow/opening.ts'), openPorts()])
  return { home: holdHome(path, ports), ports }
}

/** The acts on one home, which the first of them opens. */
export class Acts {
  readonly #path: string
  readonly #openPorts: OpenPorts
  #held: Promise<Held> | undefined
  readonly #running = new Set<Promise<unknown>>()
  #closing: Promise<void> | undefined
  /** The act that the code at hand was called by, wherever it comes from. */
  readonly #within = new AsyncLocalStorage<{ isUnderWay: boolean }>()

  constructor(path: string, openPorts: OpenPorts) {
    this.#path = path
    this.#openPorts = openPorts
  }

  /** Runs an act with the module of its workflow. It is under way from when it is asked for, not from when that is loaded. */
  async run<M, T>(loading: Promise<M>, act: (workflow: M, held: Held) => Promise<T>): Promise<T> {
    if (this.#closing !== undefined) {
      const { ports } = await this.hold()
      throw new CountersignError('home.closed', { home: ports.files.resolve(this.#path) })
    }
    const own = { isUnderWay: true }
    const running = this.#within.run(own, async () => act(...(await Promise.all([loading, this.hold()]))))
    this.#running.add(running)
    try {
      return await running
    } finally {
      own.isUnderWay = false
      this.#running.delete(running)
    }
  }

  /** Waits for the acts under way, and closes the home; called within an act it returns at once, and the home is closed after them. */
  async close(): Promise<void> {
    this.#closing ??= Promise.allSettled(this.#running).then(async () => (await this.hold()).home.close())
    if (this.#within.getStore()?.isUnderWay !== true) return this.#closing
    // A close from outside has the same promise, and fails by it.
    this.#closing.catch(() => undefined)
  }

  /** Opens the home once, for what is no single act. */
  hold(): Promise<Held> {
    this.#held ??= hold(this.#path, this.#openPorts)
    return this.#held
  }
}
