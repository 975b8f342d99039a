/** The sample backend of the exported lighttpd: it believes that proxy, by a secret that is nobody else's. */
import { sampleBelievesProxyAlone } from '../backend.ts'

await sampleBelievesProxyAlone('lighttpd', 'backend/secret.json')
