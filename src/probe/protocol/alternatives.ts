/** Reads where an answer says that HTTP/3 is spoken (RFC 7838 §3). Goes nowhere. */
import { headerValues } from './http.ts'
import type { Answer } from './protocol.ts'

/** The ports for HTTP/3 at the same host, and undefined for each other host. Pure. */
export const http3Ports = (answer: Answer): readonly (number | undefined)[] =>
  headerValues(answer, 'alt-svc').flatMap((value) =>
    [...value.matchAll(/(?:^|[\s,])h3(?:-\d+)?="?([^":;,]*):(\d+)/g)].map(([, host, port]) =>
      host === '' ? Number(port) : undefined,
    ),
  )
