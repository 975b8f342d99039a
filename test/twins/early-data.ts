/** Issues tickets that allow early data; Node.js has no setting for that, so the tickets are changed on their way. */
import type { Server } from 'node:https'
import { type BrokenTwin, startFront } from '../support/broken-twin.ts'
import { createTicketChanger } from '../support/ticket-changer.ts'
import { createSound, listen, page } from '../support/twins.ts'

export const earlyData: BrokenTwin = {
  of: 'early-data',
  start: async (pki) => {
    const server: Server = createSound(pki, {}, page)
    const change = createTicketChanger(server)
    const inner = await listen(server)
    return startFront(() => inner.port, [inner], { alter: change })
  },
}
