/** The sample backend of the exported Apache with a door: it believes that proxy, by a secret that is nobody else's. */
import { sampleBelievesProxyAlone } from '../backend.ts'

await sampleBelievesProxyAlone('apache-door', 'backend/secret.json')
