/** Commands that revoke, cut short at every kind of act. */
import { cutAtEveryAct } from './every-act.ts'

cutAtEveryAct('revoking')
