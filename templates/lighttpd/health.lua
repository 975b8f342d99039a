-- The health check in the clear, for anybody. Passes nothing on, and knows nobody: what it says, lua/health.lua decides.

package.path = 'lua/?.lua'
package.cpath = ''

local health = require 'health'
local lain = require 'lain'
local r = lighty.r

local target = r.req_attr['request.orig-uri']
local noted = health.read('run/crl-in-force')
local status, text, methods = health.answer(r.req_attr['request.method'], target, noted, os.time(), lain.unfit)
r.req_item.keep_alive = 0
r.resp_header['Content-Type'] = 'text/plain'
if methods ~= nil then r.resp_header['Allow'] = methods end
r.resp_body:set(text)
return status
