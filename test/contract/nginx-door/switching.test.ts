/** Why nginx with a door needs a script to refuse a backend that switches protocols: without it, the proof fails. */
import { standsOf } from '../stand.ts'
import { noticesSwitching } from '../switching.ts'

noticesSwitching(await standsOf('nginx-door'), { 'nginx.conf': { 'js_header_filter answer.requireAnswer;': '' } })
