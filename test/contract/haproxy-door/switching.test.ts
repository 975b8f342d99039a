/** Why HAProxy with a door needs a rule against a backend that switches protocols: without it, the proof fails. */
import { standsOf } from '../stand.ts'
import { noticesSwitching } from '../switching.ts'

noticesSwitching(await standsOf('haproxy-door'), { 'haproxy.cfg': { '{ status 101 }': '{ status 199 }' } })
