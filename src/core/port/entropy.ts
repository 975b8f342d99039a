/** The port to randomness, as a type. */

/** Randomness from the system's CSPRNG. */
export type Entropy = {
  bytes(length: number): Uint8Array
}
