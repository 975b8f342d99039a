/** Loaded before the program: at the act that the environment names, it is sent the signal that the environment names. */
import { type Ending, endAt } from './acts.ts'

const { COUNTERSIGN_TEST_END_AT: at, COUNTERSIGN_TEST_END_BY: signal } = process.env
endAt(Number(at), signal as Ending)
