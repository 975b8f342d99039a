-- The health check in the clear, for anybody. Passes nothing on, and knows nobody: what it says, lua/health.lua decides.

local HERE = debug.getinfo(1, 'S').source:match('^@(.*/)')
package.path = HERE .. 'lua/?.lua'
package.cpath = ''

local health = require 'health'
local ready = require 'ready'

-- As each thread of door.lua reads it, once after a start or a reload.
local unfit = ready.read(HERE).unfit

function answer(r)
  local noted = health.read(HERE .. 'run/crl-in-force')
  local status, text, methods = health.answer(r.method, r.unparsed_uri, noted, os.time(), unfit)
  r.status = status
  r.content_type = 'text/plain'
  r.headers_out['Content-Length'] = tostring(#text)
  if methods ~= nil then r.headers_out['Allow'] = methods end
  r:write(text)
  return apache2.OK
end
