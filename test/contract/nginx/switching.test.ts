/** Why nginx needs its script to refuse a backend that switches protocols: without it, the proof fails in each version. */
import { standsOf } from '../stand.ts'
import { noticesSwitching } from '../switching.ts'

noticesSwitching(await standsOf('nginx'), { 'nginx.conf': { 'js_header_filter countersign.requireAnswer;': '' } })
