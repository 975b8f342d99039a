/** The parts in Lua, in LuaJIT as Envoy has it: what they read and decide, they read and decide as the library does. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runToEnd } from '../../support/exported-server.ts'
import { findProgram, leaveOut } from '../../support/judges.ts'
import { wrongInLua } from '../../support/lua-part-cases.ts'

/** A configuration of which Envoy reads the script when it checks it. */
const configuration = {
  static_resources: {
    listeners: [
      {
        address: { socket_address: { address: '127.0.0.1', port_value: 0 } },
        filter_chains: [
          {
            filters: [
              {
                name: 'http',
                typed_config: {
                  '@type':
                    'type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager',
                  stat_prefix: 'x',
                  route_config: {},
                  http_filters: [
                    {
                      name: 'script',
                      typed_config: {
                        '@type': 'type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua',
                        default_source_code: { filename: 'part-cases.lua' },
                      },
                    },
                    {
                      name: 'router',
                      typed_config: { '@type': 'type.googleapis.com/envoy.extensions.filters.http.router.v3.Router' },
                    },
                  ],
                },
              },
            ],
          },
        ],
      },
    ],
  },
}

it('reads certificates, CRLs, headers, targets and rules, and decides on requests, as the library does', async (context) => {
  const program = findProgram('envoy') ?? leaveOut(context, 'no Envoy: npm run judges installs it')
  const wrong = await wrongInLua((folder) => {
    writeFileSync(join(folder, 'envoy.json'), JSON.stringify(configuration))
    return runToEnd([program, '--mode', 'validate', '-c', 'envoy.json'], folder)
  })
  expect(wrong).toEqual([])
})
