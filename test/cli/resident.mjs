/**
 * The program in one process that is kept: it runs one command line after another, and each starts some ten times as fast. The program
 * is loaded anew for each line, with the words, the environment and the directory of that line. A line has ended when nothing is left to
 * wait for, as it is with a process. Both output streams then carry a mark, because the parent reads the outputs of all lines from them.
 */
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const program = process.argv[2]
/** The mark of the line that runs now; undefined between lines. */
let mark

process.on('message', ({ words, environment, directory, mark: given }) => {
  mark = given
  process.channel.unref()
  process.chdir(directory)
  process.env = { ...environment }
  process.argv = [process.execPath, program, ...words]
  process.exitCode = undefined
  for (const path of Object.keys(require.cache)) delete require.cache[path]
  require(program)
})

process.on('beforeExit', (status) => {
  if (mark === undefined) return
  process.removeAllListeners('SIGINT')
  for (const stream of [process.stdout, process.stderr]) {
    stream.removeAllListeners('error')
    stream.write(mark)
  }
  // The working directory of a process can be neither removed nor unmounted.
  process.chdir('/')
  mark = undefined
  process.channel.ref()
  process.send({ status })
})
