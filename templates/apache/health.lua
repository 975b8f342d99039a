-- The health check in the clear, for anybody. Passes nothing on, and knows nobody: what it says, lua/health.lua decides.

local HERE = debug.getinfo(1, 'S').source:match('^@(.*/)')
package.path = HERE .. 'lua/?.lua'
package.cpath = ''

local health = require 'health'
local ready = require 'ready'
local request = require 'request'
local rules = require 'rules'

-- As each thread of door.lua reads it, once after a start or a reload.
local unfit = ready.read(HERE, request.NEEDED, rules).unfit

function answer(r)
  r.headers_in['Range'] = nil
  local noted = health.read(HERE .. 'run/crl-in-force')
  return request.say(r, health.answer(r.method, r.unparsed_uri, noted, os.time(), unfit))
end
