/** Answers that take their time, and bodies that are too large: what nginx passes on at once, and what it finishes before it ends. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect, type TLSSocket } from 'node:tls'
import { expect, it } from 'vitest'
import type { Made } from '../../support/certificate-kit.ts'
import type { LivePki } from '../../support/exported-server.ts'
import { post } from '../limits.ts'
import type { Standing } from '../stand.ts'
import type { Grounds } from './nginx.test.ts'

/** Asks for a page whose answer begins and is held; gives the connection that the beginning has come over, and what ends the answer. */
export async function begin(
  { application, port }: Standing,
  pki: LivePki,
  as: Made,
  path: string,
): Promise<{ socket: TLSSocket; release: () => void }> {
  const waiting = application?.held()
  const key = as.key.secret.export({ type: 'pkcs8', format: 'pem' })
  const socket = connect({ host: '127.0.0.1', port, servername: 'localhost', ca: pki.servers.pem, cert: as.pem, key })
  socket.on('error', () => undefined)
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
  // What comes now comes before the backend has said its last word.
  await new Promise<void>((resolve, reject) => {
    let text = ''
    const read = (chunk: Buffer) => {
      text += chunk
      if (!text.includes('begun')) return
      socket.off('data', read)
      resolve()
    }
    socket.on('data', read).once('close', () => reject(new Error(`it did not begin: ${text}`)))
  })
  return { socket, release: (await waiting) ?? (() => undefined) }
}

export function testStreams(grounds: Grounds): void {
  it('passes on a stream of events as it comes where its backend or local/ says so', async () => {
    const { server, pki, alice, stand } = grounds()
    const exported = await stand.export(pki)
    mkdirSync(join(exported.directory, 'local'), { recursive: true })
    writeFileSync(join(exported.directory, 'local/stream.conf'), 'proxy_buffering off;\n')
    const set = await stand.launch(exported, pki)
    for (const [at, path] of [
      [server, '/held/unbuffered'],
      [set, '/held'],
    ] as const) {
      const { socket, release } = await begin(at, pki, alice, path)
      release()
      socket.destroy()
    }
    await set.stop()
  })

  it('answers what is at hand when it is told to quit, and not when it is told to end', async () => {
    const { start, alice } = grounds()
    for (const [signal, answered] of [
      ['SIGQUIT', true],
      ['SIGTERM', false],
    ] as const) {
      const ending = await start()
      const waiting = ending.application?.held()
      const answer = ending.knock({ as: alice, path: '/held' })
      const release = await waiting
      ending.signal(signal)
      if (answered) await ending.printed('gracefully shutting down')
      else expect(await ending.exited).toBe(0)
      release?.()
      const given = await answer
      expect(given !== 'refused' && given.body === 'begun, ended', signal).toBe(answered)
      expect(await ending.exited).toBe(0)
      await ending.stop()
    }
  })

  it('refuses too large a body before it is sent, to anybody who does not ask first as well', async () => {
    const ground = grounds()
    const before = ground.server.seen?.length
    expect(await post(ground, 1_048_577, '')).toMatch(/^HTTP\/1\.1 413 /)
    expect(ground.server.seen?.length).toBe(before)
  })
}
