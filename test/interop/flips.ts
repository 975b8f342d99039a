/** Sixteen spoilt copies of some bytes, each with one bit flipped. Where the bytes come from is for the tests to say. */
export function* flips(
  der: Uint8Array | undefined,
): Generator<{ readonly flipped: Uint8Array; readonly title: string }> {
  if (der === undefined) throw new Error('there is nothing to flip')
  for (let part = 1; part <= 16; part++) {
    const flipped = Uint8Array.from(der)
    const position = Math.floor((der.length * part) / 16) - 1
    flipped[position] = (flipped[position] ?? 0) ^ 0x01
    yield { flipped, title: `byte ${position} of ${der.length}` }
  }
}
