-- What Apache cannot decide by its own directives: who is calling, whether they may do that, and whether a request can be read
-- in two ways. Who has a good certificate is not decided here: Apache verified it.
--
-- httpd.conf lets no request through without the word that lua/request.lua notes last, so whatever fails in here ends in a refusal.
-- Each thread of Apache reads this file, the rules and the settings once, after a start or a reload.

local HERE = debug.getinfo(1, 'S').source:match('^@(.*/)')
package.path = HERE .. 'lua/?.lua'
package.cpath = ''

local base64 = require 'base64'
local certificate = require 'certificate'
local cors = require 'cors'
local hosts = require 'hosts'
local identity = require 'identity'
local origin = require 'origin'
local ready = require 'ready'
local request = require 'request'
local rules = require 'rules'
local websocket = require 'websocket'

-- What lies here, or why it cannot be used: nobody gets in then.
local lain = ready.read(HERE, request.NEEDED, rules)
local settings = lain.settings

local UNREAD = 'the request target is not a plain path: it can be read in two ways, or has an escape, which access rules take '
  .. 'only where their escapes say decode-once'

-- A status and the reason where a request is refused, 204 where it is a preflight; otherwise nil, and what the backend is to be told.
local function judged(r)
  if lain.unfit ~= nil then error(lain.unfit, 0) end
  local access = lain.access
  local fields, bytes = request.fieldsOf(r)
  local target, method = r.unparsed_uri, r.method
  local host, misdirected = hosts.find(settings.hosts, r:ssl_var_lookup('SSL_TLS_SNI') or '', fields.host)
  local reader = host and cors.reader({ fields.origin }, host.origin, settings)
  r.subprocess_env['reader'] = reader
  if bytes + #target > settings.headerBytes then return 431, 'the head of the request is too long' end
  local path = rules.readPath(target, access.escapes)
  if path == nil then return 400, UNREAD, 'the request target is not a plain path' end
  if rules.isAmbiguous(access, path) then return 400, 'the path could be taken for another one' end
  if host == nil then return 421, misdirected end
  local asked = { method = method, version = r.protocol:match('^HTTP/(.*)$'), target = target }
  local isWebSocket = websocket.isAsked(asked, function(name) return { fields[name] } end, settings.webSockets)
  local foreign = origin.objection(isWebSocket and 'WebSocket' or method, { fields.origin }, { fields['sec-fetch-site'] }, host.origin, settings)
  if foreign ~= nil then return 403, foreign end
  local text = request.shownBy(r)
  local client = certificate.readClient(base64.octetsOf(text), settings.claims)
  local objection = certificate.objection(client, os.time())
  if objection ~= nil then return 403, objection end
  if cors.isPreflight(method, { fields['access-control-request-method'] }, reader) then
    return request.preflight(r, { fields['access-control-request-headers'] })
  end
  if not rules.allows(access, client.identity, method, path) then
    return 403, 'this client may not do that', 'no access rule allows this'
  end
  local length = fields['content-length']
  if length ~= nil and tonumber(length) > settings.bodyBytes then return 413, request.TOO_LARGE end
  local caller = identity.write(client.identity, settings.claims)
  return nil, {
    fields = fields, target = rules.spell(path, target), certificate = text, caller = caller, isWebSocket = isWebSocket,
  }
end

function judge(r) return request.judge(r, judged, lain) end

function pass(r) return request.pass(r, settings) end

function bound(r) return request.bound(r, settings) end
