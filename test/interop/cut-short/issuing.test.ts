/** Commands that issue certificates, cut short at every kind of act. */
import { cutAtEveryAct } from './every-act.ts'

cutAtEveryAct('issuing')
