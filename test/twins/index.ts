/** The broken twins, in the order of the attacks that they are broken for. Tests prove that list and folder agree, and that each attack has one. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { addressInSni } from './address-in-sni.ts'
import { advertisedAuthorities } from './advertised-authorities.ts'
import { ambiguousRequest } from './ambiguous-request.ts'
import { anonymousSuites } from './anonymous-suites.ts'
import { beyondGuideline } from './beyond-guideline.ts'
import { certificateVerifyByAnotherKey } from './certificate-verify-by-another-key.ts'
import { certificateVerifyLeftOut } from './certificate-verify-left-out.ts'
import { certificateVerifyReplayed } from './certificate-verify-replayed.ts'
import { certificateWithoutKey } from './certificate-without-key.ts'
import { chainConfusion } from './chain-confusion.ts'
import { connectionAfterRevocation } from './connection-after-revocation.ts'
import { cookieOfAnother } from './cookie-of-another.ts'
import { cookieReplay } from './cookie-replay.ts'
import { decoyAuthority } from './decoy-authority.ts'
import { decoyWithChain } from './decoy-with-chain.ts'
import { directBackend } from './direct-backend.ts'
import { disguisedRequest } from './disguised-request.ts'
import { downgrade } from './downgrade.ts'
import { earlyData } from './early-data.ts'
import { endlessRenegotiation } from './endless-renegotiation.ts'
import { expired } from './expired.ts'
import { forbiddenRequest } from './forbidden-request.ts'
import { foreignOrigin } from './foreign-origin.ts'
import { foreignReader } from './foreign-reader.ts'
import { foreignWebsocket } from './foreign-websocket.ts'
import { framing } from './framing.ts'
import { furtherAddress } from './further-address.ts'
import { guidelineHeaders } from './guideline-headers.ts'
import { guidelineSignatures } from './guideline-signatures.ts'
import { handshakeFlaws } from './handshake-flaws.ts'
import { hostDiffersFromSni } from './host-differs-from-sni.ts'
import { issuedTwice } from './issued-twice.ts'
import { knownTicketKey } from './known-ticket-key.ts'
import { leafAsAuthority } from './leaf-as-authority.ts'
import { limboChains } from './limbo-chains.ts'
import { messagesOutOfOrder } from './messages-out-of-order.ts'
import { misreadName } from './misread-name.ts'
import { mixedUpIdentity } from './mixed-up-identity.ts'
import { noCertificate } from './no-certificate.ts'
import { noCertificateMessage } from './no-certificate-message.ts'
import { noSni } from './no-sni.ts'
import { notYetValid } from './not-yet-valid.ts'
import { oldTls } from './old-tls.ts'
import { otherAlpn } from './other-alpn.ts'
import { otherSni } from './other-sni.ts'
import { otherVirtualHost } from './other-virtual-host.ts'
import { plainListener } from './plain-listener.ts'
import { plaintextHttp } from './plaintext-http.ts'
import { protocolUpgrade } from './protocol-upgrade.ts'
import { publicCertificate } from './public-certificate.ts'
import { quicWithoutCertificate } from './quic-without-certificate.ts'
import { renegotiationAsAnother } from './renegotiation-as-another.ts'
import { repeatedRandoms } from './repeated-randoms.ts'
import { resumptionAcrossNames } from './resumption-across-names.ts'
import { resumptionAfterRevocation } from './resumption-after-revocation.ts'
import { revocationLag } from './revocation-lag.ts'
import { revoked } from './revoked.ts'
import { revokedSerial } from './revoked-serial.ts'
import { secondRequest } from './second-request.ts'
import { selfSigned } from './self-signed.ts'
import { serverCertificate } from './server-certificate.ts'
import { sessionInClear } from './session-in-clear.ts'
import { sessionWithoutCertificate } from './session-without-certificate.ts'
import { sharedCache } from './shared-cache.ts'
import { siblingAuthority } from './sibling-authority.ts'
import { signatureSchemeMismatch } from './signature-scheme-mismatch.ts'
import { splitClientHello } from './split-client-hello.ts'
import { spoofedIdentity } from './spoofed-identity.ts'
import { subAuthority } from './sub-authority.ts'
import { traceEcho } from './trace-echo.ts'
import { unknownCriticalExtension } from './unknown-critical-extension.ts'
import { unusualMethod } from './unusual-method.ts'
import { unverifiedUrl } from './unverified-url.ts'
import { upperCaseSni } from './upper-case-sni.ts'
import { weakClientSignatures } from './weak-client-signatures.ts'
import { weakKeyExchange } from './weak-key-exchange.ts'
import { weakServerCertificate } from './weak-server-certificate.ts'
import { weakSuites } from './weak-suites.ts'
import { wrongEku } from './wrong-eku.ts'
import { zeroSignature } from './zero-signature.ts'

export const brokenTwins: readonly BrokenTwin[] = [
  addressInSni,
  advertisedAuthorities,
  ambiguousRequest,
  anonymousSuites,
  beyondGuideline,
  certificateVerifyByAnotherKey,
  certificateVerifyLeftOut,
  certificateVerifyReplayed,
  certificateWithoutKey,
  chainConfusion,
  connectionAfterRevocation,
  cookieOfAnother,
  cookieReplay,
  decoyAuthority,
  decoyWithChain,
  directBackend,
  disguisedRequest,
  downgrade,
  earlyData,
  endlessRenegotiation,
  expired,
  forbiddenRequest,
  foreignOrigin,
  foreignReader,
  foreignWebsocket,
  framing,
  furtherAddress,
  guidelineHeaders,
  guidelineSignatures,
  handshakeFlaws,
  hostDiffersFromSni,
  issuedTwice,
  knownTicketKey,
  leafAsAuthority,
  limboChains,
  messagesOutOfOrder,
  misreadName,
  mixedUpIdentity,
  noCertificate,
  noCertificateMessage,
  noSni,
  notYetValid,
  oldTls,
  otherAlpn,
  otherSni,
  otherVirtualHost,
  plainListener,
  plaintextHttp,
  protocolUpgrade,
  publicCertificate,
  quicWithoutCertificate,
  renegotiationAsAnother,
  repeatedRandoms,
  resumptionAcrossNames,
  resumptionAfterRevocation,
  revocationLag,
  revoked,
  revokedSerial,
  secondRequest,
  selfSigned,
  serverCertificate,
  sessionInClear,
  sessionWithoutCertificate,
  sharedCache,
  siblingAuthority,
  signatureSchemeMismatch,
  splitClientHello,
  spoofedIdentity,
  subAuthority,
  traceEcho,
  unknownCriticalExtension,
  unusualMethod,
  unverifiedUrl,
  upperCaseSni,
  weakClientSignatures,
  weakKeyExchange,
  weakServerCertificate,
  weakSuites,
  wrongEku,
  zeroSignature,
]
