/** `countersign rekey`: gives certificates a successor of a new key. */
import { defineRenewal } from '../renewal.ts'

export const rekey = defineRenewal('new', {
  name: 'rekey',
  summary: 'renew certificates with a new key each',
  question: 'Which certificate gets a new key?',
  confirm: 'Make a new key and a certificate for it?',
  examples: ['rekey alice', 'rekey --expiring 30d', 'rekey alice --key-type ed25519'],
})
