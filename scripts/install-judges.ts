/** Builds the foreign judges that are written in Go (`test/interop/go`) into a cache folder outside the clone, once a version. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { judgeFolder, judgeSources } from '../test/support/judges.ts'

const folder = judgeFolder()
if (!existsSync(folder)) {
  mkdirSync(dirname(folder), { recursive: true })
  const unfinished = mkdtempSync(`${folder}.`)
  const { status, error } = spawnSync(
    'go',
    ['build', '-trimpath', '-mod=readonly', '-o', `${unfinished}/`, '.', 'github.com/zmap/zlint/v3/cmd/zlint'],
    {
      cwd: judgeSources,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, GOTOOLCHAIN: 'local', CGO_ENABLED: '0' },
    },
  )
  if (status !== 0) {
    rmSync(unfinished, { recursive: true })
    process.stderr.write(`the judges were not built: ${error?.message ?? `go ended with status ${status}`}\n`)
    process.exit(1)
  }
  // A rename is all or nothing; whoever came first has built the same.
  if (!existsSync(folder)) renameSync(unfinished, folder)
  else rmSync(unfinished, { recursive: true })
}
process.stdout.write(`${join(folder, 'judge')}\n${join(folder, 'zlint')}\n`)
