/** The type of the port (the interface of the core) from which all other code gets its random bytes. */

/** Gives random bytes from the CSPRNG of the operating system. */
export type Entropy = {
  bytes(length: number): Uint8Array
}
