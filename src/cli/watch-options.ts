/** The options of a probe that is made again and again. `watching.ts` reads what goes together, which takes longer to load. */
import { flag, text, type Values } from './parameter.ts'

export const watchOptions = {
  watch: text(
    'DURATION',
    'probe again and again until the command is stopped, each time so long after the last probe began: 90s, 5m, 12h; at most 7d',
  ),
  metrics: text(
    'ADDRESS:PORT',
    'with --watch: serve metrics for Prometheus at this address of this machine, such as 127.0.0.1:9464, under /metrics',
  ),
  metricsBeyondLoopback: flag(
    'let --metrics listen on an address that other machines reach; the metrics name each attack that succeeds',
  ),
  textfile: text(
    'PATH',
    'with --watch: write the metrics to this file after each probe, for the textfile collector of node_exporter (*.prom)',
    'files',
  ),
} as const

export type WatchOptions = Values<typeof watchOptions>
