/** The exported Apache and the door beside it, with the oldest and the newest Debian at hand: where it says no otherwise than Apache alone. */
import { apaches, standOf } from '../apache/stands.ts'
import type { Particular, Stands } from '../stand.ts'

const manners: Particular['manners'] = {
  ...{ revoked: 403, crlEnded: 503, connected: 403, escapes: 'kept', notStarted: '' },
}

/** LuaSocket for the one Lua or the other: `mod_lua` of Debian 12 has 5.3, later ones have 5.4. */
const LUA_SOCKET = '/usr/lib/x86_64-linux-gnu/lua/5.4/socket/unix.so'

export const stands: Stands = () => {
  const all = apaches([LUA_SOCKET], ' lua-socket')
  return [all[0]!, all.at(-1)!].map((one) => standOf({ ...one, title: `${one.title}, with a door` }, manners))
}
