/** Starts `openssl s_server` for a PKI of tests, which does what no server at hand does. It knows one page, /page. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { probePorts, type Twin, type TwinPki } from './twins.ts'

/** Starts it with these of its options, beside those for the page and the certificates. */
export async function startOpenssl(pki: TwinPki, ...options: readonly string[]): Promise<Twin> {
  const directory = mkdtempSync(join(tmpdir(), 'countersign-openssl-'))
  const port = await probePorts.network.freePort('127.0.0.1')
  for (const [file, text] of [
    ['page', 'the treasure of Acme'],
    ['server.pem', pki.server.pem + pki.server.key.secret.export({ type: 'pkcs8', format: 'pem' })],
    ['clients.pem', pki.clients.pem],
  ] as const)
    writeFileSync(join(directory, file), text)
  const files = ['-cert', 'server.pem', '-CAfile', 'clients.pem', '-WWW']
  const server = spawn('openssl', ['s_server', '-accept', `127.0.0.1:${port}`, ...files, ...options], {
    cwd: directory,
  })
  await new Promise<void>((listening, fail) => {
    let said = ''
    server.stdout.on('data', (text) => {
      said += text
      if (said.includes('ACCEPT')) listening()
    })
    server.stderr.on('data', (text) => {
      said += text
    })
    server.once('exit', () => fail(new Error(`openssl s_server ended: ${said}`)))
  })
  return {
    port,
    close: async () => {
      const ended = once(server, 'exit')
      server.kill('SIGKILL')
      await ended
      rmSync(directory, { recursive: true })
    },
  }
}
