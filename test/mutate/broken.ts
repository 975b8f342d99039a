/** Parsers that are wrong in one way each, by which the judge is judged. */
import type { Parser } from './parsers.ts'

const samples = [Buffer.from('a sample')]
const kept: Uint8Array[] = []

export const broken: readonly (Parser & { readonly problem: RegExp })[] = [
  {
    name: 'broken: takes what is not there',
    samples,
    read: (input) => input.at(100)?.toString() ?? (undefined as unknown as Uint8Array).length,
    problem: /^input \d+ of seed 1, [0-9a-f]*: TypeError/,
  },
  {
    name: 'broken: never ends',
    samples,
    read: () => {
      for (;;);
    },
    problem: /^ended with SIGKILL after input 0 of seed 1/,
  },
  {
    name: 'broken: keeps octets',
    samples,
    read: () => kept.push(Buffer.alloc(512 * 1024, 1)),
    problem: /^memory grew by \d+/,
  },
  {
    name: 'broken: keeps objects',
    samples,
    read: () => kept.push(...Array.from({ length: 10_000 }, () => Uint8Array.of(1))),
    problem: /^ended with SIGABRT after input 0 of seed 1: .*heap/s,
  },
]
