/** The Node target through its whole life, attacked after every step. */
import { provenTarget } from './proven.ts'

provenTarget('an exported Node server', { target: 'node', badCrl: 'kept' })
