#!/usr/bin/env node
'use strict'
/*
 * Starts countersign with a Node that is new enough: an installed package runs dist/, a checkout may run src/ and brings
 * its own Node in node_modules/. In syntax of 2019, so that an old Node can read it and say what is missing.
 */
const fs = require('fs')
const os = require('os')
const path = require('path')

const NEEDED = 24
const REFUSED = 3
const root = path.join(__dirname, '..')
const ownNode = path.join(root, 'node_modules', '.bin', 'node')

function makeDirectory(directory) {
  try {
    fs.mkdirSync(directory, { mode: 0o700 })
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
}

/** Where compiled code may be kept: a directory of ours alone, for whoever can write there can run code as us. */
function cacheDirectory() {
  const caches = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache')
  const directory = path.join(caches, 'countersign', 'compiled')
  // One by one: a home directory that does not exist is not ours to make.
  for (const folder of [caches, path.dirname(directory), directory]) makeDirectory(folder)
  const facts = fs.lstatSync(directory)
  return facts.isDirectory() && facts.uid === process.getuid() && (facts.mode & 0o077) === 0 ? directory : undefined
}

function enableCompileCache() {
  try {
    const directory = cacheDirectory()
    if (directory !== undefined) require('module').enableCompileCache(directory)
  } catch {
    // Without a cache the program only starts more slowly.
  }
}

/** stdin, stdout and stderr, and those open files that the command line speaks of, such as a shell's <(…). */
function openFiles(words) {
  const numbers = words.join(' ').match(/\/fd\/\d{1,4}\b/g) || []
  const named = numbers
    .map((text) => Number(text.slice('/fd/'.length)))
    .filter((file) => fs.existsSync(`/dev/fd/${file}`))
  return Array.from({ length: Math.max(3, ...named.map((file) => file + 1)) }, (_, file) =>
    file < 3 || named.includes(file) ? file : 'ignore',
  )
}

/** Hands over to another Node: streams, signals and exit status are passed on. Ctrl-C reaches both from the terminal. */
function runWith(node) {
  const words = process.argv.slice(2)
  const child = require('child_process').spawn(node, [__filename, ...words], { stdio: openFiles(words) })
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, () => signal !== 'SIGINT' && child.kill(signal))
  child.on('error', (error) => {
    process.stderr.write(`countersign: ${node} cannot be started: ${error.message}\n`)
    process.exitCode = REFUSED
  })
  child.on('exit', (status, signal) => {
    for (const name of signals) process.removeAllListeners(name)
    if (signal === null) process.exitCode = status
    else process.kill(process.pid, signal)
  })
}

function refuse() {
  process.stderr.write(`countersign: countersign needs Node.js ${NEEDED} or newer, and this is ${process.version}\n`)
  process.stderr.write('hint: install a current Node.js, or run from a checkout after npm install\n')
  process.exitCode = REFUSED
}

const isOwnNode = () => fs.realpathSync(ownNode) === fs.realpathSync(process.execPath)

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  enableCompileCache()
  const built = path.join(root, 'dist', 'main.cjs')
  if (fs.existsSync(built)) require(built)
  else import(require('url').pathToFileURL(path.join(root, 'src', 'main.ts')).href)
} else if (fs.existsSync(ownNode) && !isOwnNode()) {
  runWith(ownNode)
} else {
  refuse()
}
