/** The exported stunnel of this machine: where it is, and what the contract has to know of it. */
import { existsSync } from 'node:fs'
import type { Stands } from '../stand.ts'

export const stands: Stands = () => [
  {
    title: 'the exported stunnel',
    manners: { connected: 200 },
    ...(existsSync('/usr/bin/stunnel') ? {} : { missing: 'no stunnel: apt-get install stunnel4' }),
  },
]
