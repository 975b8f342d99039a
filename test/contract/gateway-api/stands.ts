/** The exported resources of the Gateway API, which are checked and not started: what holds them against their schemas, and what is broken in them. */
import type { Stands, Unfit } from '../stand.ts'

const replacing =
  (from: string, to: string): Unfit[2] =>
  (text) =>
    text.replace(from, to)

const unfit: readonly Unfit[] = [
  ['a mistyped field', 'gateway.json', replacing('"frontend"', '"frontEnd"'), /unknown field "spec\.tls\.frontEnd"/],
  [
    'a mode that there is not',
    'gateway.json',
    replacing('"AllowValidOnly"', '"AllowValid"'),
    /Unsupported value: "AllowValid"/,
  ],
  [
    'no client CA',
    'gateway.json',
    (text) => text.replace(/"caCertificateRefs": \[.*\]/, '"caCertificateRefs": []'),
    /caCertificateRefs.*at least 1 item/,
  ],
  [
    'a client CA without its kind',
    'gateway.json',
    replacing('"kind": "ConfigMap", ', ''),
    /caCertificateRefs\[0\]\.kind.*Required/,
  ],
  [
    'no certificate of the server',
    'gateway.json',
    (text) => text.replace(/, "certificateRefs": \[.*\]/, ''),
    /certificateRefs or options must be specified when mode is Terminate/,
  ],
  [
    'TLS that is passed through',
    'gateway.json',
    replacing('"Terminate"', '"Passthrough"'),
    /tls mode must be Terminate for protocol HTTPS/,
  ],
  ['a method that there is not', 'http-route.json', replacing('"GET"', '"GETS"'), /Unsupported value: "GETS"/],
  [
    'a backend without a port',
    'http-route.json',
    replacing(', "port": 80', ''),
    /Must have port for Service reference/,
  ],
  ['a Secret without a key', 'kustomization.yaml', replacing('tls.key=', 'tls.kez='), /without tls\.key/],
  ['a client CA that is not there', 'kustomization.yaml', replacing('tls/client-ca.pem', 'tls/none.pem'), /none\.pem/],
]

export const stands: Stands = () => [
  {
    title: 'what is exported for the Gateway API',
    checker: { program: 'kubernetes', argv: (directory) => [directory] },
    unfit,
  },
]
