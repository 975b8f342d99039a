/** Gets the passphrase of a home from the program that uses the library. Asks no person. */
import { present } from '../core/present.ts'
import type { AskPassphrase, AskTokenPin, Ports } from '../workflow/ports.ts'
import type { PassphraseSource, TokenPinSource } from './options.ts'

/** Gives the effects; asked for only once an act needs them. */
export type OpenPorts = () => Promise<Ports>

/** Programs are not shown how far an act has come. */
export const silent = (): void => undefined

/** Nobody is there to be asked. */
const noTerminal = { canAsk: false, askSecrets: () => Promise.reject(new Error('nobody can be asked')), say: silent }

/** Asks a program for the passphrase of its home: once for each act that opens or makes a key. */
export function askerFor({ passphraseFile, passphrase }: PassphraseSource, { files }: Ports): AskPassphrase {
  return async (purpose) => {
    const { passphraseFrom } = await import('../workflow/passphrase.ts')
    const given = await passphrase?.()
    const ask = passphraseFrom({
      files,
      terminal: noTerminal,
      ...present({ file: passphraseFile, environment: given }),
    })
    return ask(purpose)
  }
}

/** Asks a program for the PIN of a token, where no file is named for it. */
export function tokenPinFor(given: TokenPinSource['tokenPin'], { files }: Ports): AskTokenPin {
  return async (uri, file) => {
    const { tokenPinFrom } = await import('../workflow/token-pin.ts')
    const environment = file === undefined ? await given?.() : undefined
    return tokenPinFrom({ files, terminal: noTerminal, ...present({ environment }) })(uri, file)
  }
}
