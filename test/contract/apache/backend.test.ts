/** The sample backend of the exported Apache: it believes that proxy, by a secret that is nobody else's. */
import { sampleBelievesProxyAlone } from '../backend.ts'

await sampleBelievesProxyAlone('apache', 'backend/secret.json')
