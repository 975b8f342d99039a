/** Runs a server of others until it is ready, as a twin: it takes up each new CRL of the PKI, and is gone once it is closed. */
import type { Runner } from './runner.ts'
import type { Twin, TwinPki } from './twins.ts'

/** None of them takes as long, on however busy a machine. */
const PATIENCE_MS = 300_000

type Serving = {
  readonly runner: Runner
  readonly folder: string
  readonly argv: readonly [string, ...string[]]
  readonly port: number
  readonly isReady: (output: string) => boolean | Promise<boolean>
  /** Puts the CRL in force where the server reads it. */
  readonly writeCrl: (crl: string) => void
  /** The signal by which it reads its files again; there is none where it ends at one. */
  readonly reload?: 'SIGHUP'
}

export async function serveReal(
  { runner, folder, argv, port, isReady, writeCrl, reload }: Serving,
  pki: TwinPki,
): Promise<Twin> {
  const running = await runner.processes.start(argv, folder)
  const started = performance.now()
  while (!(await isReady(running.output()))) {
    if (performance.now() - started > PATIENCE_MS) {
      await running.stop()
      throw new Error(`${argv[0]} is not ready after ${PATIENCE_MS / 1000} s: ${running.output()}`)
    }
    if ((await Promise.race([running.exited, new Promise((go) => setTimeout(go, 50))])) !== undefined)
      throw new Error(`${argv[0]} ended: ${running.output()}`)
  }
  const takeUp = (): void => {
    writeCrl(pki.crl())
    if (reload !== undefined) running.signal(reload)
  }
  pki.reloads.add(takeUp)
  return {
    port,
    close: async () => {
      pki.reloads.delete(takeUp)
      await running.stop()
      runner.clear()
    },
  }
}
