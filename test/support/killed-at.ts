/** Loaded before the program: it is killed at the act that the environment names. */
import { dieAt } from './acts.ts'

dieAt(Number(process.env['COUNTERSIGN_TEST_KILL_AT']))
