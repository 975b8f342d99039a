/** Commands that make a home or change its settings, cut short at every kind of act. */
import { cutAtEveryAct } from './every-act.ts'

cutAtEveryAct('homes')
