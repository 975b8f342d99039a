/** The list of configuration languages, by name. A new language needs a file in this folder and one line here. */

import { apache } from './apache.ts'
import type { Language } from './common/language.ts'
import { cron } from './cron.ts'
import { dockerfile } from './dockerfile.ts'
import { haproxy } from './haproxy.ts'
import { ini } from './ini.ts'
import { javascript } from './javascript.ts'
import { json } from './json.ts'
import { lighttpd } from './lighttpd.ts'
import { markdown } from './markdown.ts'
import { nginx } from './nginx.ts'
import { shell } from './shell.ts'
import { systemd } from './systemd.ts'

const all = {
  apache,
  cron,
  dockerfile,
  haproxy,
  ini,
  javascript,
  json,
  lighttpd,
  markdown,
  nginx,
  shell,
  systemd,
}

export const languages: ReadonlyMap<string, Language> = new Map(Object.entries(all))
