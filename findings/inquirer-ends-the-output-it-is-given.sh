#!/bin/sh
# inquirer 14.2.5: a prompt module that is given an output ends it behind the first question.
#
# Guessed: `createPromptModule({ input, output })` asks as often as it is called, on the streams that it was given, as it does on those of
# the process. Seen: once the first answer is there, the output is ended. The second question is shown nowhere, and no error tells so; whoever
# types blindly is taken at their word. A program that asks on /dev/tty opens a new stream for each question. Exits with 1 if that is no
# longer so. Needs Node.js 20 or newer.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund inquirer@14.2.5
cat > ask.js <<'JS'
import { PassThrough } from 'node:stream'
import { createPromptModule } from 'inquirer'

const [input, output] = [new PassThrough(), new PassThrough()]
let shown = ''
output.on('data', (chunk) => (shown += chunk))
const prompt = createPromptModule({ input, output })
const ask = async (message, typed) => {
  const from = shown.length
  setTimeout(() => input.write(`${typed}\r`), 300)
  const { answer } = await prompt([{ type: 'input', name: 'answer', message }])
  await new Promise((resolve) => setTimeout(resolve, 100))
  console.log(`${message} answered: ${answer}; shown: ${shown.slice(from).includes(message)}; output ended: ${output.writableEnded}`)
}
await ask('First?', 'one')
await ask('Second?', 'two')
process.exit()
JS
node ask.js > seen
cat seen
node -p '`inquirer ${require("./node_modules/inquirer/package.json").version}, Node.js ${process.version}`'
cat > expected <<'END'
First? answered: one; shown: true; output ended: true
Second? answered: two; shown: false; output ended: true
END
cmp -s seen expected || exit 1
