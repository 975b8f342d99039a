'use strict'
/*
 * Makes a checkout ready to run: installs what package-lock.json asks for when node_modules is older than that, and does
 * nothing otherwise. In syntax of 2019, because the Node that runs it may be older than the one that it installs.
 *
 * The npm scripts begin with it, and then say `env node`: a shell remembers where it first found `node`, `env` looks
 * anew and finds the one in node_modules/.bin.
 */
const { spawnSync } = require('child_process')
const fs = require('fs')
const path = require('path')

const root = path.join(__dirname, '..')
const wanted = path.join(root, 'package-lock.json')
const installed = path.join(root, 'node_modules', '.package-lock.json')
const lock = path.join(root, '.ready.lock')
const WAIT_MS = 200

const say = (line) => process.stderr.write(`${line}\n`)

function isReady() {
  try {
    return fs.statSync(installed).mtimeMs >= fs.statSync(wanted).mtimeMs
  } catch (error) {
    if (error.code === 'ENOENT') return false
    throw error
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Takes the lock, which holds its taker's process number from its first moment; a dead process's lock is removed. */
function takeLock() {
  const mine = `${lock}.${process.pid}`
  fs.writeFileSync(mine, String(process.pid))
  try {
    fs.linkSync(mine, lock)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  } finally {
    fs.unlinkSync(mine)
  }
  try {
    if (!isAlive(Number(fs.readFileSync(lock, 'utf8')))) fs.unlinkSync(lock)
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
  return false
}

const pause = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MS)

function install() {
  say('countersign: installing dependencies (npm ci) …')
  const run = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (run.status === 0) return 0
  const why = run.error ? run.error.message : `npm ci ended with status ${run.status}`
  say(`${run.stdout || ''}${run.stderr || ''}`)
  say(`countersign: the dependencies could not be installed: ${why}`)
  say(`hint: npm needs its registry, and write access to ${root}; then run: npm ci`)
  return 1
}

function main() {
  if (isReady()) return 0
  while (!takeLock()) pause()
  try {
    return isReady() ? 0 : install()
  } finally {
    fs.unlinkSync(lock)
  }
}

process.exitCode = main()
