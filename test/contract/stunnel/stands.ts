/** The exported stunnel in each version at hand: where it is, and what the contract has to know of it. */
import { releasesOf } from '../../support/releases.ts'
import type { Stands } from '../stand.ts'

export const stands: Stands = () =>
  releasesOf(['/usr/bin/stunnel'], 'stunnel', 'stunnel4').map(({ title, runner, missing }) => ({
    title: `the exported stunnel on ${title}`,
    ...(runner === undefined ? { missing } : { runner, manners: { connected: 200 } }),
  }))
