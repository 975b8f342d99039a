/** Reads where an answer says that HTTP/3 is spoken (RFC 7838 §3). Goes nowhere. */
import { type HttpResponse, headerValues } from './http.ts'

/** The ports for HTTP/3 at the same host, and undefined for each other host. Pure. */
export const http3Ports = (answer: HttpResponse): readonly (number | undefined)[] =>
  headerValues(answer, 'alt-svc').flatMap((value) =>
    [...value.matchAll(/(?:^|[\s,])h3(?:-\d+)?="?([^":;,]*):(\d+)/g)].map(([, host, port]) =>
      host === '' ? Number(port) : undefined,
    ),
  )
