/** Further addresses of the same server: those that its name stands for, and those that an operator names. */
import type { Address } from '../../core/port/network.ts'
import { parseAlso } from '../listener.ts'
import type { Need } from '../need.ts'

export type FurtherAddress = {
  readonly address: Address
  /** Whether the operator named it; another is one that the server's name stands for. */
  readonly by: 'operator' | 'name'
}

type Asked = {
  /** Further addresses of the server, such as `192.0.2.7:8443`: nodes, and other families. */
  readonly also?: readonly string[]
}

type Source = {
  /** The addresses of these hosts, and the further ones of the server's own name; undefined where there are none. */
  readonly further: (
    named: readonly { readonly host: string; readonly port?: number }[],
  ) => Promise<readonly FurtherAddress[] | undefined>
}

export const also: Need<'also', readonly FurtherAddress[], Asked, Source> = {
  id: 'also',
  option: {
    placeholder: 'ADDRESS',
    about:
      'another address of the same server, such as 192.0.2.7:8443 or [2001:db8::7]: another node, or another family (always: every address of its name)',
    repeated: true,
  },
  lacking: { verdict: 'not-tried', why: 'name with --also ADDRESS each other node of the server' },
  unasked: 'left-out',
  leavesOut: { id: 'further-addresses', title: 'further addresses' },
  find: async ({ also = [] }, home) => home.further(also.map(parseAlso)),
}
