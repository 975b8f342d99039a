/** The protocols over which the probe can attack; the first is the default. A test checks that the list and the folder agree. */

import type { Family, Protocol } from '../protocol/protocol.ts'
import { amqps } from './amqp.ts'
import { ftp } from './ftp.ts'
import { grpcs } from './grpc.ts'
import { http1 } from './http1.ts'
import { http2 } from './http2.ts'
import { imap, imaps } from './imap.ts'
import { kafka } from './kafka.ts'
import { ldap, ldaps } from './ldap.ts'
import { mqtts, mqtts5 } from './mqtt.ts'
import { mysql } from './mysql.ts'
import { nats } from './nats.ts'
import { postgresql, postgresqlDirect } from './postgresql.ts'
import { rediss } from './redis.ts'
import { smtp, smtps } from './smtp.ts'
import { tls } from './tls.ts'
import { xmpp, xmpps } from './xmpp.ts'

export const protocols: readonly Protocol[] = [
  http1,
  http2,
  amqps,
  ftp,
  grpcs,
  imap,
  imaps,
  kafka,
  ldap,
  ldaps,
  mqtts,
  mysql,
  mqtts5,
  nats,
  postgresql,
  postgresqlDirect,
  rediss,
  smtp,
  smtps,
  tls,
  xmpp,
  xmpps,
]

/** Those of one family, the first of which is tried first. */
export const protocolsOf = (family: Family): readonly Protocol[] => protocols.filter((one) => one.family === family)
