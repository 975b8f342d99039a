/** Gets the PIN of a token from a file, from the environment or from the person at the terminal, never from the command line. */
import type { Files } from '../core/port/files.ts'
import type { Passphrase } from '../core/port/keys.ts'
import type { Terminal } from '../core/port/terminal.ts'
import { CountersignError } from '../core/refusal.ts'
import { readSecretFile } from './passphrase.ts'
import type { AskTokenPin } from './ports.ts'

export type TokenPinSources = {
  /** COUNTERSIGN_TOKEN_PIN; empty counts as absent. */
  readonly environment?: string
  readonly terminal: Pick<Terminal, 'canAsk' | 'askSecrets'>
  readonly files: Files
}

/**
 * Makes the asker that a command is given. A person is asked once; a PIN that was wrong is never asked for anew, because a token locks.
 *
 * @throws {CountersignError} from the asker: `token.pin-missing`, `file.*`
 */
export function tokenPinFrom({ environment, terminal, files }: TokenPinSources): AskTokenPin {
  let typed: Promise<string> | undefined
  const obtain = async (uri: string, file: string | undefined): Promise<string> => {
    if (file !== undefined) return (await readSecretFile(file, files, 'PIN file')).replace(/\r$/, '')
    if (environment) return environment
    if (!terminal.canAsk) throw new CountersignError('token.pin-missing', { uri })
    typed ??= terminal.askSecrets((ask) => ask('PIN of the token that has the key of the CA: '))
    return typed
  }
  return async (uri, file): Promise<Passphrase> => {
    const pin = await obtain(uri, file)
    // An empty line is no answer, and would cost a try.
    if (pin === '') throw new CountersignError('token.pin-missing', { uri })
    return { octets: new TextEncoder().encode(pin) }
  }
}
