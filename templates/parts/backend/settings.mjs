// What both sides of the door were told at export, for the backend.

import { readFileSync } from 'node:fs'

export default JSON.parse(readFileSync(new URL('settings.json', import.meta.url), 'utf8'))
