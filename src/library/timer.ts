/** Writes what renews certificates by itself, for a program. Decides nothing itself. */
import { present } from '../core/present.ts'
import type { TimerAnswer } from '../workflow/timer.ts'
import type { Acts } from './acts.ts'
import type { HomeOptions, TimerOptions } from './options.ts'
import { askerFor } from './passphrase.ts'

/** What holds where a program says nothing else, as on the command line. */
const usual = { scheduler: 'systemd', every: 'daily', expiring: '30d', mode: 'export' } as const

export const exportTimerOn = (
  acts: Acts,
  name: string,
  options: TimerOptions,
  source: HomeOptions,
): Promise<TimerAnswer> =>
  acts.run(import('../workflow/timer.ts'), ({ exportTimer }, { home, ports }) => {
    const { passphraseFile } = source
    const asked = { ...usual, ...options, name, passphrase: askerFor(source, ports), ...present({ passphraseFile }) }
    return exportTimer(asked, home, ports)
  })
