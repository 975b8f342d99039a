/** The sample backend of the exported Traffic Server: it believes that proxy, by a secret that is nobody else's. */
import { sampleBelievesProxyAlone } from '../backend.ts'

await sampleBelievesProxyAlone('trafficserver', 'backend/secret.json')
