/** The exported resources for Istio, which are checked and not started: what holds them against their schemas, and what is broken in them. */
import type { Stands, Unfit } from '../stand.ts'

const replacing =
  (from: string, to: string): Unfit[2] =>
  (text) =>
    text.replace(from, to)

const unfit: readonly Unfit[] = [
  [
    'a mistyped field',
    'gateway.json',
    replacing('"credentialName"', '"credentialname"'),
    /unknown field "spec.*credentialname"/,
  ],
  ['a mode that there is not', 'gateway.json', replacing('"MUTUAL"', '"MUTAL"'), /Unsupported value: "MUTAL"/],
  ['no Secret named', 'gateway.json', replacing('"credentialName": "countersign-door",', ''), /Istio: .*TLS/],
  [
    'a number for a name',
    'gateway.json',
    replacing('"credentialName": "countersign-door"', '"credentialName": 7'),
    /spec\.servers.*string/,
  ],
  [
    'a short name',
    'gateway.json',
    replacing('./api.acme.internal', './api'),
    /short names \(non FQDN\) are not allowed/,
  ],
  [
    'an action that there is not',
    'authorization-policy.json',
    replacing('"DENY"', '"DENNY"'),
    /Unsupported value: "DENNY"/,
  ],
  [
    'a condition on what there is not',
    'authorization-policy.json',
    replacing('request.headers[origin]', 'request.header[origin]'),
    /Istio: .*unknown attribute/,
  ],
  [
    'a route to nowhere',
    'virtual-service.json',
    replacing('"host": "app.default.svc.cluster.local"', '"host": ""'),
    /Istio: empty domain name not allowed/,
  ],
  ['a Secret without a key', 'kustomization.yaml', replacing('tls.key=', 'tls.kez='), /without tls\.key/],
  ['a CRL that is not there', 'kustomization.yaml', replacing('tls/client-crl.pem', 'tls/none.pem'), /none\.pem/],
]

export const stands: Stands = () => [
  {
    title: 'what is exported for Istio',
    checker: {
      program: 'kubernetes',
      argv: (directory) => [directory],
      // Of connections without HTTP it denies those alone that name this server, which none does: the rules say connection.sni.
      warns:
        /^security\.istio\.io\/v1 AuthorizationPolicy \S+: warning: Istio: \d errors occurred:( \t\* configured AuthorizationPolicy will deny all traffic to TCP ports [^*]*)+$/,
    },
    unfit,
  },
]
