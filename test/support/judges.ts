/** Foreign programs that judge what we make: where they lie, how they are asked, what a missing one means. No verdicts. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import type { TestContext } from 'vitest'

/** Where the sources of the Go judges lie, and the versions of the newer Node.js and of the proxies. */
export const judgeSources = resolve(import.meta.dirname, '../interop/go')
export const kubernetesSources = resolve(import.meta.dirname, '../interop/kubernetes')
export const newerNodeSources = resolve(import.meta.dirname, '../interop/node')
export const kafkaSources = resolve(import.meta.dirname, '../interop/kafka')
export const wheelSources = resolve(import.meta.dirname, '../interop/wheels')

/** A folder in the cache, outside the clone: it survives a fresh clone and changes whenever its sources do. */
function cacheFolder(title: string, directory: string, ofSource: RegExp): string {
  const sources = readdirSync(directory).filter((name) => ofSource.test(name))
  const hash = createHash('sha256')
  for (const name of sources.sort()) hash.update(name).update(readFileSync(join(directory, name)))
  const cache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache')
  return join(cache, 'countersign', `${title}-${hash.digest('hex').slice(0, 16)}`)
}

/** Gives the folder that the Go judges are built into, once a version. */
export const judgeFolder = (): string => cacheFolder('judges', judgeSources, /\.(go|mod|sum)$/)

/** Gives the folder that the judge of manifests for Kubernetes is built into, with the definitions that it reads, once a version. */
export const kubernetesFolder = (): string => cacheFolder('kubernetes', kubernetesSources, /\.(go|mod|sum)$/)

/** Gives the folder that the newer Node.js is installed into, once a version. */
export const newerNodeFolder = (): string => cacheFolder('node', newerNodeSources, /^package(-lock)?\.json$/)

/** Gives the folder that Envoy, Caddy and Traefik are installed into, once a version of each. */
export const wheelFolder = (): string => cacheFolder('wheels', wheelSources, /^requirements\.txt$/)

/** Gives the folder that the oldest Caddy is installed into which exports cover. */
export const oldestWheelFolder = (): string => cacheFolder('oldest-wheels', wheelSources, /^oldest\.txt$/)

/** Gives the folder that Kafka is put into, once a version. */
export const kafkaFolder = (): string => cacheFolder('kafka', kafkaSources, /^pom\.xml$/)

/** `file` is the program's name on the disk, where it is another. */
type Lookup = { readonly folders: () => readonly string[]; readonly install: string; readonly file?: string }

const onPath = (): readonly string[] => (process.env['PATH'] ?? '').split(delimiter)
/** Where Debian has servers, which is not on everybody's path. */
const ofRoot = (): readonly string[] => [...onPath(), '/usr/sbin']
const built = (): readonly string[] => [judgeFolder()]
/** The newer Debians; each has a file that runs its OpenSSL with its own libraries, without chroot. */
function debians(): readonly string[] {
  const cache = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'countersign')
  if (!existsSync(cache)) return []
  return readdirSync(cache)
    .filter((name) => name.startsWith('debian-trixie-'))
    .map((name) => join(cache, name))
}
/** Where Debian has the programs of Java 17. */
const ofJava17 = (): readonly string[] => [
  '/usr/lib/jvm/java-17-openjdk-amd64/bin',
  '/usr/lib/jvm/java-17-openjdk-arm64/bin',
]
/** Where Debian has the server of PostgreSQL, which is on nobody's path; the newest comes first. */
function ofPostgresql(): readonly string[] {
  const all = '/usr/lib/postgresql'
  if (!existsSync(all)) return onPath()
  const versions = readdirSync(all).sort((one, other) => Number(other) - Number(one))
  return [...versions.map((version) => join(all, version, 'bin')), ...onPath()]
}
const installed = (): readonly string[] => [join(newerNodeFolder(), 'node_modules/.bin')]
/** The programs themselves: what lies beside that of Envoy is a script that begins with the path of a Python. */
const unpacked = (): readonly string[] => ['envoy/_bin', 'bin'].map((path) => join(wheelFolder(), 'packages', path))

/** Every foreign program that a test may ask for. */
const programs = {
  openssl: { folders: onPath, install: 'install OpenSSL 3' },
  curl: { folders: onPath, install: 'install curl' },
  openssl35: {
    folders: debians,
    install: 'scripts/install-debians.sh makes a newer Debian with it, as root',
    file: 'openssl-here',
  },
  certtool: { folders: onPath, install: 'install GnuTLS (gnutls-bin)' },
  judge: { folders: built, install: 'npm run judges builds it' },
  zlint: { folders: built, install: 'npm run judges builds it' },
  kubernetes: { folders: () => [kubernetesFolder()], install: 'npm run judges builds it, with Go 1.26 or newer' },
  certutil: { folders: onPath, install: 'install the tools of NSS (libnss3-tools)' },
  crlutil: { folders: onPath, install: 'install the tools of NSS (libnss3-tools)' },
  pk12util: { folders: onPath, install: 'install the tools of NSS (libnss3-tools)' },
  postgres: { folders: ofPostgresql, install: 'install PostgreSQL (postgresql)' },
  'rabbitmq-server': { folders: () => ['/usr/lib/rabbitmq/bin'], install: 'install RabbitMQ (rabbitmq-server)' },
  'redis-server': { folders: onPath, install: 'install Redis (redis-server)' },
  etcd: { folders: onPath, install: 'install etcd (etcd-server)' },
  dovecot: { folders: ofRoot, install: 'install Dovecot (dovecot-imapd)' },
  exim4: { folders: ofRoot, install: 'install Exim (exim4-daemon-light)' },
  kafka: {
    folders: () => [kafkaFolder()],
    install: 'npm run judges installs it, needs Maven and Java 17 (maven, openjdk-17-jdk-headless)',
    file: 'run-class',
  },
  mosquitto: { folders: ofRoot, install: 'install Mosquitto (mosquitto)' },
  mariadbd: { folders: ofRoot, install: 'install MariaDB (mariadb-server)' },
  'nats-server': { folders: ofRoot, install: 'install NATS (nats-server)' },
  prosody: { folders: onPath, install: 'install Prosody (prosody)' },
  slapd: { folders: ofRoot, install: 'install OpenLDAP (slapd)' },
  socat: { folders: onPath, install: 'install socat (socat)' },
  vsftpd: { folders: ofRoot, install: 'install vsftpd (vsftpd)' },
  'pkcs11-tool': { folders: onPath, install: 'install OpenSC (opensc)' },
  'softhsm2-util': { folders: onPath, install: 'install SoftHSM (softhsm2)' },
  python3: { folders: onPath, install: 'install Python 3' },
  javac: { folders: onPath, install: 'install a Java 17 or later that compiles (openjdk-17-jdk-headless)' },
  keytool17: { folders: ofJava17, install: 'install Java 17 (openjdk-17-jdk-headless)', file: 'keytool' },
  java17: { folders: ofJava17, install: 'install Java 17 (openjdk-17-jdk-headless)', file: 'java' },
  node: { folders: () => [dirname(process.execPath)], install: 'it runs these tests' },
  chroot: { folders: ofRoot, install: 'install coreutils' },
  analyze: { folders: onPath, install: 'install systemd', file: 'systemd-analyze' },
  activate: { folders: onPath, install: 'install systemd', file: 'systemd-socket-activate' },
  unshare: { folders: onPath, install: 'install util-linux' },
  setpriv: { folders: onPath, install: 'install util-linux' },
  crontab: { folders: onPath, install: 'install cron' },
  script: { folders: onPath, install: 'install util-linux (bsdutils)' },
  envoy: { folders: unpacked, install: 'npm run judges installs it, needs Python 3 (python3-venv)' },
  caddy: { folders: unpacked, install: 'npm run judges installs it, needs Python 3 (python3-venv)' },
  oldestCaddy: {
    folders: () => [join(oldestWheelFolder(), 'packages/bin')],
    install: 'npm run judges installs it, needs Python 3 (python3-venv)',
    file: 'caddy',
  },
  traefik: { folders: unpacked, install: 'npm run judges installs it, needs Python 3 (python3-venv)' },
  node26: { folders: installed, install: 'npm run judges installs it', file: 'node' },
} as const satisfies Record<string, Lookup>

export type ProgramName = keyof typeof programs

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Gives the path of a program, or undefined where this machine has none. */
export function findProgram(name: ProgramName): string | undefined {
  const { folders, file = name }: Lookup = programs[name]
  return folders()
    .map((folder) => join(folder, file))
    .find(isExecutable)
}

export type Answer = { readonly status: number; readonly stdout: string; readonly stderr: string }

/** Asks a program one thing; it gets no more of our environment than it needs to start. */
export type Ask = (...argv: readonly string[]) => Promise<Answer>

function ask(path: string): Ask {
  const environment = { PATH: process.env['PATH'], HOME: process.env['HOME'], LC_ALL: 'C', TZ: 'UTC' }
  return (...argv) =>
    new Promise((answer, fail) => {
      const limits = { timeout: 60_000, maxBuffer: 64 * 1024 * 1024 }
      const child = execFile(path, argv, { ...limits, env: environment }, (error, stdout, stderr) => {
        if (error === null || typeof error.code === 'number')
          answer({ status: Number(error?.code ?? 0), stdout, stderr })
        else fail(error)
      })
      child.stdin?.end()
    })
}

/**
 * Leaves a test out for a reason that the run prints and counts. In CI, where nothing may be missing, the test fails.
 */
export function leaveOut(context: TestContext, reason: string): never {
  if (process.env['CI'] === 'true') throw new Error(`left out, which CI does not allow: ${reason}`)
  return context.skip(reason)
}

/** Gives a foreign program to ask, or leaves the test out as {@link leaveOut} does. */
export function summon(context: TestContext, name: ProgramName): Ask {
  const path = findProgram(name)
  return path === undefined ? leaveOut(context, `no ${name}: ${programs[name].install}`) : ask(path)
}
