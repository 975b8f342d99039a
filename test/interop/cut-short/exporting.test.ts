/** Commands that write what servers and people read, cut short at every kind of act. */
import { cutAtEveryAct } from './every-act.ts'

cutAtEveryAct('exporting')
