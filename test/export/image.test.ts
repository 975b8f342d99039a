/** The Dockerfile that an export has besides. A linter reads it; nothing is built, which needs the network. */
import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import { createServer as createSilent } from 'node:net'
import { validate } from 'dockerfile-utils'
import { describe, expect, it } from 'vitest'
import { renderTarget } from '../../src/export/render.ts'
import { decideView } from '../../src/export/view.ts'
import { dockerfile } from '../../src/language/dockerfile.ts'
import { makeTarget, request, shippedTargets } from '../support/target-kit.ts'
import { found, order, out, refusal, text, useDirectory, write } from './exporting.ts'

const targets = await shippedTargets()
const target = (wanted: string) => targets.find(({ name }) => name === wanted)!
const inImages = targets.filter(({ image }) => image !== undefined)

const view = (wanted: string, changes: Parameters<typeof request>[0] = {}) =>
  decideView(target(wanted), request({ image: 'wanted', ...changes }))

const filesOf = async (wanted: string, changes: Parameters<typeof request>[0] = {}) =>
  Object.fromEntries(
    (await renderTarget(target(wanted), view(wanted, changes))).map(({ path, content }) => [path, content]),
  )

/** What each instruction of a Dockerfile says, in their order. */
async function instructions(wanted: string, changes: Parameters<typeof request>[0] = {}) {
  const nodes = dockerfile.read((await filesOf(wanted, changes))['docker/Dockerfile'] ?? '')
  return nodes.map(({ name = '', values }) => [name, ...values.map(({ value }) => String(value))])
}

const instruction = async (name: string, ...asked: Parameters<typeof instructions>) =>
  (await instructions(...asked)).filter(([one]) => one === name).map(([, ...words]) => words)

/** Whether a command says that a server at a port is well. */
const isWell = ([program = '', ...words]: readonly string[], port: number): Promise<boolean> =>
  new Promise((done) => {
    const argv = [...words.slice(0, -1), String(port)]
    execFile(program, argv, { timeout: 60_000 }, (error) => done(error === null))
  })

describe('an export with a Dockerfile', () => {
  useDirectory()

  it('has it in its folder, and loses it with the next export that does not ask for it', async () => {
    await write({ target: target('node'), request: { ...order().request, image: 'wanted' } })
    expect(found().filter((path) => path.includes('docker/'))).toEqual(['docker/Dockerfile', 'docker/README.md'])
    expect(text('docker/README.md')).not.toContain(out)
    await write({ target: target('node') })
    expect(found().filter((path) => path.includes('docker/'))).toEqual([])
  })
})

describe.each(inImages)('the image of $name', ({ name, material, files }) => {
  it('is described without a fault, as a linter sees it, with a health check and without', async () => {
    const health = 'health' in target(name).inputs ? [{ inputs: { health: '127.0.0.1:9080' } }] : []
    for (const changes of [{}, ...health])
      expect(validate((await filesOf(name, changes))['docker/Dockerfile'] ?? '')).toEqual([])
  })

  it('is given no key, no CRL, no certificate and no secret: nothing is copied but sources, by their names', async () => {
    const copied = (await instruction('COPY', name)).filter(([first]) => first?.startsWith('--from=') !== true)
    const kept = material.map(({ path }) => path.split('/')[0])
    for (const [from, to, ...rest] of copied) {
      expect([rest, to]).toEqual([[], from])
      expect(kept).not.toContain(from)
      expect(files.some(({ path, language }) => path === from && language === undefined) || from === 'src').toBe(true)
    }
    expect(await instruction('ADD', name)).toEqual([])
  })

  it('runs as nobody, ends as its manifest says, and starts what the tests start', async () => {
    const { run, stop } = target(name).commands
    expect(await instruction('USER', name)).toEqual([['65534:65534']])
    const signal = stop !== undefined && 'signal' in stop ? stop.signal : 'SIGTERM'
    expect(await instruction('STOPSIGNAL', name)).toEqual([[signal]])
    const [words] = await instruction('CMD', name)
    expect(words).toHaveLength(run.argv.length)
    expect(words?.join(' ')).not.toMatch(/[{}]/)
    expect(await instruction('ENTRYPOINT', name)).toEqual([[]])
  })

  it('is run without rights and without anything to write to but what its server writes', async () => {
    const readme = (await filesOf(name))['docker/README.md'] ?? ''
    expect(readme).toContain('--read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges')
    const mounts = readme.match(/--mount .*/g) ?? []
    const writable = (target(name).folders ?? []).map((folder) => expect.stringMatching(new RegExp(`/${folder} \\\\$`)))
    expect(mounts).toEqual([expect.stringMatching(/target=\/srv\/door,readonly/), ...writable])
  })
})

describe('an image', () => {
  it('is refused where two programs run, where nothing is started, and where none is known', () => {
    const without = targets.filter(({ image }) => image === undefined).map(({ name }) => name)
    expect(without).toEqual(expect.arrayContaining(['caddy', 'traefik', 'istio']))
    for (const one of without)
      expect(() => view(one)).toThrow(refusal('target.cannot', { target: one, what: 'a Dockerfile' }))
    expect(() => decideView(makeTarget(), request({ image: 'wanted' }))).toThrow(
      refusal('target.cannot', { what: 'a Dockerfile' }),
    )
  })

  it('begins with the first base whose server is of the version that is written for, or newer', async () => {
    const from = async (version: string) => instruction('FROM', 'nginx', { version })
    expect(await from('1.22.1')).toEqual([['debian:bookworm-slim']])
    expect(await from('1.24.0')).toEqual([['debian:trixie-slim']])
    expect(() => view('nginx', { version: '1.30.6' })).toThrow(refusal('input.malformed', { value: '1.30.6' }))
  })

  it('has its program where the packages put it, and no place of its own', () => {
    const inputs = { program: '/opt/nginx/sbin/nginx' }
    expect(() => view('nginx', { inputs })).toThrow(refusal('input.malformed', { what: 'program' }))
  })

  it('shares the network of the machine where its server listens on one address, and has no low port there', async () => {
    const readme = async (inputs: Record<string, string>) => (await filesOf('node', { inputs }))['docker/README.md']
    expect(await readme({})).toMatch(/--network host door-/)
    const published = await readme({ address: '0.0.0.0', port: '443' })
    expect(published).toMatch(/--publish 443:443 --sysctl net\.ipv4\.ip_unprivileged_port_start=0 door-/)
    expect(published).not.toContain('--network')
    expect(() => view('node', { inputs: { port: '443' } })).toThrow(refusal('input.malformed', { what: 'port' }))
  })

  it('is asked for its health where that needs no certificate, and nowhere else', async () => {
    expect(await instruction('HEALTHCHECK', 'node')).toEqual([])
    for (const { name } of inImages.filter(({ inputs }) => 'health' in inputs)) {
      const [[, , word, ...words] = []] = await instruction('HEALTHCHECK', name, {
        inputs: { health: '127.0.0.1:9080' },
      })
      expect([word, words.at(-2), words.at(-1)]).toEqual(['CMD', '127.0.0.1', '9080'])
    }
  })

  it('is well where its server answers 200, and not where it answers 503, something else, or nothing', async () => {
    const [[, , , ...words] = []] = await instruction('HEALTHCHECK', 'node', { inputs: { health: '127.0.0.1:9080' } })
    const at = async (server: ReturnType<typeof createSilent>) => {
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
      const well = await isWell(words, (server.address() as { port: number }).port)
      await new Promise((done) => server.close(done))
      return well
    }
    const answering = (status: number) =>
      createServer((asked, answer) => answer.writeHead(asked.url === '/health' ? status : 404).end('200'))
    expect(await at(answering(200))).toBe(true)
    expect(await at(answering(503))).toBe(false)
    expect(await at(createSilent((socket) => socket.resume().end('nonsense 20 0\r\n')))).toBe(false)
    expect(await at(createSilent((socket) => socket.destroy()))).toBe(false)
    expect(await isWell(words, 1)).toBe(false)
  })

  it('is called by the host, in the letters that Docker takes', () => {
    const { values } = view('node', { host: 'fd00::', inputs: { address: '::1' } })
    expect(values['imageName']).toBe('door-fd00')
  })
})
