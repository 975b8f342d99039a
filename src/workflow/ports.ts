/** The ports that every workflow gets (disk, clock, network and so on), and the path of the files that come with countersign. */
import type { Clock } from '../core/port/clock.ts'
import type { Entropy } from '../core/port/entropy.ts'
import type { Files } from '../core/port/files.ts'
import type { Keys, Passphrase } from '../core/port/keys.ts'
import type { Listener } from '../core/port/listener.ts'
import type { Network } from '../core/port/network.ts'
import type { Processes } from '../core/port/processes.ts'
import type { Store } from '../core/port/store.ts'
import type { CountersignError } from '../core/refusal.ts'

export type Ports = {
  readonly clock: Clock
  readonly entropy: Entropy
  readonly files: Files
  readonly keys: Keys
  readonly network: Network
  readonly listener: Listener
  readonly processes: Processes
  /** `watch` hears how far an older record has been brought to today's format, and what it throws ends that. */
  readonly openStore: (path: string, home: string, absent: 'create' | 'refuse' | 'read', watch?: Watch) => Store
  /** Folders shipped with the program, its version, and the absolute words by which it is started where there is no search path. */
  readonly shipped: {
    readonly skeleton: string
    readonly templates: string
    readonly version: string
    readonly program: readonly [string, string]
  }
}

/**
 * Asks for the passphrase of existing keys (`open`) or of new ones (`choose`). Called at most when one is needed; again with the
 * refusal where what it gave does not open a key, and then gives another, or throws that refusal.
 */
export type AskPassphrase = (
  purpose: 'open' | 'choose',
  refused?: CountersignError<'passphrase.wrong'>,
) => Promise<Passphrase>

/**
 * Asks for the PIN of a token; once it is needed, and never again for one that was wrong.
 *
 * @param uri the key, for people
 * @param file that the PIN is to be read from, where the URI of the key names one
 */
export type AskTokenPin = (uri: string, file?: string) => Promise<Passphrase>

/** Told how far a long act has come. */
export type Watch = (label: string, done?: number, total?: number) => void
