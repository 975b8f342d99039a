import { describe, expect, it } from 'vitest'
import { certificateAlerts, formatAlert } from '../../../src/probe/tls/alert.ts'

describe('formatAlert', () => {
  it('names alerts (RFC 8446 §6)', () => expect(formatAlert(116)).toBe('116 certificate_required'))
  it('gives the number of one without a name', () => expect(formatAlert(250)).toBe('250'))
  it('has a name for each alert that counts as a refusal', () => {
    for (const alert of certificateAlerts) expect(formatAlert(alert)).toMatch(/^\d+ [a-z_]+$/)
  })
})
