import { expect, it } from 'vitest'
import { openForSigning } from '../../src/workflow/crl.ts'
import { openReload } from '../../src/workflow/reload.ts'
import { knowPassphrase, makeHome } from '../support/home.ts'
import { withHome } from '../support/workflows.ts'

it.for([
  ['exit 0', 'done'],
  ['exit 3', 'failed'],
] as const)(
  'waits no longer for a command once it has ended, so that this program ends too: %s',
  async ([reload, state]) => {
    const home = await makeHome()
    const cuts: (AbortSignal | undefined)[] = []
    const { ports } = home
    const clock = {
      ...ports.clock,
      sleep: (_: number, cut?: AbortSignal): Promise<void> => {
        cuts.push(cut)
        return new Promise((resolve) => cut?.addEventListener('abort', () => resolve()))
      },
    }
    await withHome(home.path, ports, async (opened) => {
      const authority = await openForSigning(opened.home, { usage: 'client' }, opened.store, ports, knowPassphrase)
      const mint = () => Promise.reject(new Error('nobody is revoked here'))
      const minting = { mint, retire: async () => 'nothing' as const }
      const reloading = await openReload({ reload }, minting, authority, opened, { ...ports, clock })
      expect(await reloading.reload()).toMatchObject({ state })
    })
    expect(cuts.map((cut) => cut?.aborted)).toEqual([true])
  },
)
