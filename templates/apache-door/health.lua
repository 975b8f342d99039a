-- The health check in the clear, for anybody. Passes nothing on, and knows nobody: it asks the door, which alone knows which CRL is in force.

local HERE = debug.getinfo(1, 'S').source:match('^@(.*/)')
package.path = HERE .. 'lua/?.lua' -- LuaSocket is a library, which package.cpath finds where this system keeps such

local health = require 'health'
local ready = require 'ready'
local request = require 'request'

-- As each thread of door.lua reads it, once after a start or a reload.
local unfit = ready.read(HERE, request.NEEDED).unfit
local canAsk, question = pcall(require, 'question')

function answer(r)
  r.headers_in['Range'] = nil
  local status, text, methods = health.objection(r.method, r.unparsed_uri)
  if status ~= nil then return request.say(r, status, text, methods) end
  if unfit ~= nil or not canAsk then return request.say(r, 503, health.UNFIT .. '\n') end
  local isGood, line = question.health()
  return request.say(r, isGood and 200 or 503, line .. '\n')
end
