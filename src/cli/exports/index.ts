/** The list of everything that `export` writes besides server configurations. Does not write it. */
import type { OtherExport } from '../other-export.ts'
import { javaTruststore } from './java-truststore.ts'
import { p12 } from './p12.ts'
import { timer } from './timer.ts'

export const otherExports: readonly OtherExport[] = [javaTruststore, p12, timer]
