/** The sample backend of the exported HAProxy: it believes that proxy, by a secret that is nobody else's. */
import { sampleBelievesProxyAlone } from '../backend.ts'

await sampleBelievesProxyAlone('haproxy', 'backend/secret.conf')
