-- Asks the door beside Apache about each request: who is calling, whether they were revoked, and whether they may do that. What it
-- decides by itself is only whether a request can be asked about.
--
-- httpd.conf lets no request through without the word that lua/request.lua notes last, so whatever fails in here ends in a refusal.
-- Each thread of Apache reads this file and the settings once, after a start or a reload.

local HERE = debug.getinfo(1, 'S').source:match('^@(.*/)')
package.path = HERE .. 'lua/?.lua' -- LuaSocket is a library, which package.cpath finds where this system keeps such

local cors = require 'cors'
local hosts = require 'hosts'
local ready = require 'ready'
local request = require 'request'

-- What lies here, and how the door is asked; or why either cannot be used: nobody gets in then.
local lain = ready.read(HERE, request.NEEDED)
local canAsk, question = pcall(require, 'question')
local settings = lain.settings

-- A status and the reason where a request is refused, 204 where it is a preflight; otherwise nil, and what the backend is to be told.
local function judged(r)
  if lain.unfit ~= nil then error(lain.unfit, 0) end
  if not canAsk then error(question, 0) end
  local fields, bytes = request.fieldsOf(r)
  local target, method, serverName = r.unparsed_uri, r.method, r:ssl_var_lookup('SSL_TLS_SNI') or ''
  local host, misdirected = hosts.find(settings.hosts, serverName, fields.host)
  local reader = host and cors.reader({ fields.origin }, host.origin, settings)
  r.subprocess_env['reader'] = reader
  if bytes + #target > settings.headerBytes then return 431, 'the head of the request is too long' end
  if host == nil then return 421, misdirected end
  local asked = {
    shown = request.shownBy(r), method = method, target = target, hosts = { fields.host }, reader = reader, judged = {},
  }
  for _, name in ipairs(question.JUDGED) do asked.judged[name] = { fields[name] } end
  local verdict, said = question.ask(asked)
  if verdict == nil then return 503, 'nobody can be let in for now', 'the door does not answer, or lets nobody in' end
  if verdict == 'preflight' then return request.preflight(r, { said }) end
  if verdict ~= 'granted' then return tonumber(verdict), (said:gsub('\\(["\\])', '%1')) end
  local length = fields['content-length']
  if length ~= nil and tonumber(length) > settings.bodyBytes then return 413, request.TOO_LARGE end
  return nil, { fields = fields, target = target, certificate = asked.shown, caller = said }
end

function judge(r) return request.judge(r, judged, lain) end

function pass(r) return request.pass(r, settings) end

function bound(r) return request.bound(r, settings) end
