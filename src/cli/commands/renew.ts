/** `countersign renew`: gives certificates a successor of the same key. */
import { defineRenewal } from '../renewal.ts'

export const renew = defineRenewal('same', {
  name: 'renew',
  summary: 'renew certificates for the same key, as they were issued',
  question: 'Which certificate?',
  confirm: 'Renew it?',
  examples: [
    'renew alice',
    'renew --expiring 30d',
    "renew --expiring 30d --then 'systemctl reload nginx'",
    'renew alice --claim role=viewer',
  ],
})
