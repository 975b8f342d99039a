import { advertisedAuthorities } from '../../../src/probe/attacks/advertised-authorities.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(advertisedAuthorities)
