/** Commands that sign CRLs, cut short at every kind of act; a probe signs one too, for what it had signed. */
import { cutAtEveryAct } from './every-act.ts'

cutAtEveryAct('crls')
