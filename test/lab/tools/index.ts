/** The tools of the lab: our probe first, then the others in the order in which the table has them. */
import type { Tool } from '../tool.ts'
import { nmap } from './nmap.ts'
import { probe } from './probe.ts'
import { sslscan } from './sslscan.ts'
import { sslyze } from './sslyze.ts'
import { testssl } from './testssl.ts'
import { tlsx } from './tlsx.ts'

export const tools: readonly Tool[] = [probe, sslyze, sslscan, tlsx, nmap, testssl]
