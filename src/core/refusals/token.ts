/** Tokens that hold a key (smart cards, HSMs): why countersign declines, by code. No sentence ever holds a PIN. */
import { quote } from '../quote.ts'
import type { Wording } from './wording.ts'

/** `uri` never has its query: somebody may have written the PIN there. */
export const tokenRefusals = {
  'token.unknown': (f: { uri: string; problem: string }): Wording => ({
    message: `${quote(f.uri)} cannot be the key: ${f.problem}`,
    hint: 'say in the URI which one is meant: token or serial for the token, object or id for the key in it; pkcs11-tool of OpenSC lists what a module finds',
  }),
  'token.failed': (f: { uri: string; problem: string }): Wording => ({
    message: `the token of ${quote(f.uri)} did not do its part: ${f.problem}`,
    hint: 'check that the token is there and ready, and that module-path in the URI names its module; pkcs11-tool of OpenSC shows what a module finds',
  }),
  'token.pin-missing': (f: { uri: string }): Wording => ({
    message: `the token of ${quote(f.uri)} needs its PIN, and there is none`,
    hint: 'write the PIN into a file that only you can read (mode 0600) and name it in the URI, with ?pin-source=file:/PATH, or set COUNTERSIGN_TOKEN_PIN',
  }),
  'token.pin-wrong': (f: { uri: string }): Wording => ({
    message: `the PIN does not open the token of ${quote(f.uri)}`,
    hint: 'check where the PIN comes from: pin-source in the URI, COUNTERSIGN_TOKEN_PIN, or the keyboard; it was tried once and is not tried again, because a token locks after a few wrong PINs',
  }),
}
