/** The shared parts of JavaScript targets in njs, as each nginx has it: the same cases as under Node.js, in one answer. */
import { writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/effects/clock.ts'
import { leaveOut } from '../support/judges.ts'
import { NGINX, nginxes } from '../support/nginx.ts'
import { layOutParts, wrongAnswers } from '../support/part-cases.ts'

/** A server that answers on a socket file of its folder, as that is called where it runs. */
const confIn = (folder: string): string => `load_module /usr/lib/nginx/modules/ngx_http_js_module.so;
daemon off;
pid nginx.pid;
error_log stderr notice;
events {}
http {
  access_log off;
  client_body_temp_path tmp; proxy_temp_path tmp; fastcgi_temp_path tmp; scgi_temp_path tmp; uwsgi_temp_path tmp;
  js_import cases from part-cases.mjs;
  server { listen unix:${folder}/answers.sock; location / { js_content cases.answer; } }
}
`

const get = (socketPath: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const asked = request({ socketPath, path: '/' }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (piece: string) => {
        text += piece
      })
      response.on('end', () => resolve(text))
    })
    asked.on('error', reject).end()
  })

describe.each(nginxes())('njs on $title', ({ runner, missing }) => {
  afterAll(() => runner?.clear())

  it('reads certificates and CRLs, and decides on requests, as the library does', async (context) => {
    if (runner === undefined) return leaveOut(context, missing)
    const folder = runner.folder()
    layOutParts(folder)
    const inside = runner.wrap([NGINX, folder]).at(-1) ?? folder
    writeFileSync(join(folder, 'nginx.conf'), confIn(inside))
    const argv = [NGINX, '-p', folder, '-c', 'nginx.conf', '-e', 'stderr'] as const
    const nginx = await runner.processes.start([...argv], folder)
    let ended = false
    void nginx.exited.then(() => {
      ended = true
    })
    while (!nginx.output().includes('start worker process ') && !ended) await systemClock.sleep(10)
    if (ended) throw new Error(nginx.output())
    const text = await get(join(folder, 'answers.sock'))
    nginx.signal('SIGTERM')
    expect(wrongAnswers(text)).toEqual([])
  })
})
