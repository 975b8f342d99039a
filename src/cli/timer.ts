/** The options of `export timer`. Does not run it. */
import { rhythms, schedulers } from '../workflow/timer.ts'
import { choice, text } from './parameter.ts'

export const timerOptions = {
  scheduler: choice(schedulers, 'PROGRAM', 'with timer: what runs it (default: systemd)'),
  every: choice(rhythms, 'HOW-OFTEN', 'with timer: how often it runs (default: daily)'),
  expiring: text('DURATION', 'with timer: renew what ends within this time, such as 12h or 30d (default: 30d)'),
  // biome-ignore lint/suspicious/noThenProperty: the option is called so, and its value is a text
  then: text('COMMAND', 'with timer: run this by sh -c after something was renewed, and after the CRLs were signed'),
  user: text('USER', 'with timer, or with units of systemd: the user as whom it runs (default: who runs this command)'),
}
