/** Clocks that are wrong, once or for good: what each command then answers. One table, read by `test/cli/clocks.test.ts`. */

/** A command line at a clock that is so many days from the right one; negative is behind. */
export type Step = {
  readonly days: number
  readonly run: string
  readonly status: number
  /** What it must say, on either stream. */
  readonly says?: readonly string[]
  /** What it must not say. */
  readonly hides?: readonly string[]
}

export type ClockCase = { readonly about: string; readonly steps: readonly Step[] }

const minutes = (n: number): number => n / 1440
const exported = 'export node --host api.acme.internal --listen 127.0.0.1:8443 --out @/fresh --dry-run'
const revoke = 'revoke alice --reason keyCompromise'
/** What to type where the clock is right; without it the command is refused. */
const answeredFor = ['if the clock of this machine is right, sign new CRLs by it: countersign crl --clock-is-right']
/** Commands that are refused where the authority has ended, or not begun. */
const signIt = ['run countersign crl', 'sign new CRLs']

/** The home is of day 0, whose clock was right: alice, carol and the server are good, bob is revoked. */
export const clockCases: readonly ClockCase[] = [
  {
    about: 'a few minutes behind: nobody notices',
    steps: [
      { days: minutes(-4), run: 'issue client dave', status: 0 },
      { days: minutes(-4), run: revoke, status: 0 },
      { days: minutes(-4), run: 'crl --check', status: 0, hides: ['not yet valid'] },
      { days: 0, run: 'crl clients', status: 0 },
    ],
  },
  {
    about: 'some minutes behind: nobody notices but the CRL, which waits for its turn',
    steps: [
      { days: minutes(-8), run: 'issue client dave', status: 0 },
      { days: minutes(-8), run: 'show dave', status: 0, says: ['issued'] },
      { days: minutes(-8), run: 'crl clients', status: 4, says: ['--clock-is-right'], hides: ['recorded'] },
      { days: 0, run: 'crl clients', status: 0 },
    ],
  },
  {
    about: 'a few minutes ahead once: the CRL is not valid yet, never fresh, and has a way out',
    steps: [
      { days: minutes(20), run: 'crl clients', status: 0, says: ['fresh'] },
      { days: 0, run: 'crl --check', status: 1, says: ['not yet valid', 'clients --clock-is-right', ...answeredFor] },
      { days: 0, run: 'status', status: 1, says: ['not yet valid', ...answeredFor] },
      { days: 0, run: exported, status: 3, says: ['is not valid before', '--clock-is-right'] },
      { days: 0, run: 'crl clients', status: 4, says: ['--clock-is-right'], hides: ['recorded'] },
      { days: 0, run: 'crl clients --clock-is-right', status: 0, says: ['fresh'] },
      { days: 0, run: 'crl --check', status: 0, hides: ['not yet valid'] },
      { days: 0, run: exported, status: 0 },
      { days: 0, run: revoke, status: 0 },
    ],
  },
  {
    about: 'half an hour behind at a revocation: recorded, told by everybody, ended by the same command',
    steps: [
      { days: minutes(-30), run: revoke, status: 4, says: ['the revocation is recorded', '--clock-is-right'] },
      { days: 0, run: 'show alice', status: 0, says: ['revoked, not yet published'] },
      { days: 0, run: 'list', status: 0, says: ['revoked, not yet published'] },
      { days: 0, run: 'crl --check', status: 1, says: ['on no CRL of clients yet'] },
      { days: 0, run: 'status', status: 1, says: ['on no CRL of clients yet'] },
      { days: 0, run: exported, status: 3, says: ['on no CRL of clients yet', 'countersign crl clients'] },
      { days: 0, run: revoke, status: 0, says: ['was already recorded as revoked at'] },
      { days: 0, run: 'crl --check', status: 0 },
      { days: 0, run: exported, status: 0 },
    ],
  },
  {
    about: 'two months ahead once: certificates of then are not valid yet, and have a way out',
    steps: [
      { days: 60, run: 'issue client dave', status: 0 },
      { days: 0, run: 'list', status: 0, says: ['not yet valid'] },
      { days: 0, run: 'show dave', status: 0, says: ['dave  not yet valid'] },
      {
        days: 0,
        run: 'status',
        status: 1,
        says: ['of dave is not valid before', 'revoke this certificate and issue it again'],
      },
      { days: 0, run: 'probe https://127.0.0.1:1 --as dave', status: 3, says: ['it is not valid before'] },
      { days: 0, run: 'revoke dave --reason superseded', status: 0 },
      { days: 0, run: 'issue client dave --again', status: 0 },
      // All that is left is to bring the revocation to the export that is there.
      { days: 0, run: 'status', status: 1, says: ['older CRL'], hides: ['of dave'] },
    ],
  },
  {
    about: 'years ahead once, answered for wrongly: RFC 5280 wants the number to rise, not the date',
    steps: [
      { days: 2600, run: 'crl clients', status: 4, says: ['long after the last CRL', 'nothing was recorded'] },
      { days: 2600, run: 'crl clients --clock-is-right', status: 0, says: ['3'] },
      { days: 0, run: 'crl --check', status: 1, says: ['not yet valid'] },
      { days: 0, run: 'crl clients', status: 4, says: ['--clock-is-right'] },
      { days: 0, run: 'crl clients --clock-is-right', status: 0, says: ['fresh  4'] },
      { days: 0, run: revoke, status: 0, says: ['fresh  5'] },
    ],
  },
  {
    about: 'a year behind for good: looking says so, nothing is signed',
    steps: [
      { days: -365, run: 'status', status: 1, says: ['not yet valid', 'if the clock is wrong, set it'], hides: signIt },
      { days: -365, run: 'crl --check', status: 1, says: ['not yet valid'], hides: signIt },
      { days: -365, run: 'list', status: 0, says: ['not yet valid'], hides: [' issued '] },
      { days: -365, run: 'issue client dave', status: 4, says: ['the authority clients is not valid before'] },
      { days: -365, run: 'crl', status: 4, says: ['before the date of the last CRL'] },
      { days: -365, run: 'crl --clock-is-right', status: 4, says: ['the authority clients is not valid before'] },
      { days: -365, run: exported, status: 3, says: ['the certificate that exists is not valid before', 'set it'] },
    ],
  },
  {
    about: 'a home that lay unused: what is proposed is what is not refused, within a season and after it',
    steps: [
      { days: 200, run: 'crl --check', status: 1, says: ['expired', 'run countersign crl clients --clock-is-right'] },
      { days: 200, run: 'status', status: 1, says: ['if the clock of this machine is right, sign new CRLs by it'] },
      { days: 200, run: 'crl', status: 4, says: ['--clock-is-right'] },
      { days: 100, run: 'crl --check', status: 1, says: ['expired', 'sign new CRLs'], hides: ['--clock-is-right'] },
      { days: 100, run: 'crl', status: 0, says: ['fresh'] },
      { days: 300, run: 'crl --clock-is-right', status: 0, says: ['fresh'] },
    ],
  },
  {
    about: 'beyond the end of the authority: nothing is signed, and what to do is said',
    steps: [
      {
        days: 3700,
        run: 'status',
        status: 1,
        says: ['expired', 'make a new home in another directory'],
        hides: signIt,
      },
      { days: 3700, run: 'crl --check', status: 1, says: ['make a new home in another directory'], hides: signIt },
      { days: 3700, run: 'issue client dave', status: 3, says: ['if the clock is wrong, set it'] },
      { days: 3700, run: 'crl --clock-is-right', status: 3, says: ['if the clock is wrong, set it'] },
      { days: 0, run: 'status', status: 0 },
    ],
  },
  {
    about: 'ten days before the authority ends: its CRL ends with it, and it is told',
    steps: [
      { days: 3642, run: 'crl --clock-is-right', status: 0 },
      { days: 3642, run: 'crl --check', status: 1, says: ['make a new home in another directory'] },
      { days: 3642, run: 'status', status: 1, says: ['make a new home in another directory'] },
    ],
  },
]
