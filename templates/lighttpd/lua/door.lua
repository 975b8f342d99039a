-- What lighttpd cannot decide by its own directives: who is calling, whether they may do that, and whether a request can be read
-- in two ways. Who has a good certificate is not decided here: lighttpd verified it.
--
-- lighttpd.conf lets no request through without the word that `judge` writes last, so whatever fails in here ends in a refusal. It
-- reads this file, the rules and the settings once, after a start or a reload.

local base64 = require 'base64'
local certificate = require 'certificate'
local cors = require 'cors'
local headers = require 'headers'
local identity = require 'identity'
local lain = require 'lain'
local origin = require 'origin'
local rules = require 'rules'
local websocket = require 'websocket'

local M = {}

local settings = lain.settings

local CONNECTION_SECONDS = 600

local UNREAD = 'the request target is not a plain path: it can be read in two ways, or has an escape, which access rules take '
  .. 'only where their escapes say decode-once'
local UNJUDGED = 'who is calling cannot be judged: the log of this server says why'
local TOO_LARGE = 'the body is too large'

local REFUSED = { TRACE = true, CONNECT = true }

local function bodyOf(reason)
  return '{"error":"' .. reason:gsub('[%c"\\]', '?') .. '"}'
end

-- Answers the reason to the client; `why` is for the log alone.
local function refuse(r, env, status, reason, why)
  env['why'] = why or reason
  r.req_item.keep_alive = 0
  r.resp_header['Content-Type'] = 'application/json'
  r.resp_body:set(bodyOf(reason))
  return status
end

-- The fields of a request by name. Two of one name lighttpd has made one text, which is then no value of either.
local function fieldsOf(r)
  local fields = {}
  for name, value in pairs(r.req_header) do fields[name:lower()] = value end
  return fields
end

local function isHere(host)
  return host:lower():gsub(':%d%d?%d?%d?%d?$', '') == settings.host
end

-- The one other origin whose pages may read the answer.
local function readerOf(r)
  return cors.reader({ r.req_header['Origin'] }, settings.origin, settings)
end

-- The base64 of the certificate that the handshake was made with.
local function shownBy(env)
  if env['SSL_CLIENT_VERIFY'] ~= 'SUCCESS' then error('lighttpd has verified no certificate', 0) end
  local pem = env['SSL_CLIENT_CERT']
  local text = pem:match('^%-%-%-%-%-BEGIN CERTIFICATE%-%-%-%-%-([A-Za-z0-9+/=%s]+)%-%-%-%-%-END CERTIFICATE%-%-%-%-%-%s*$')
  return (text:gsub('%s', ''))
end

-- A status and the reason where a request is refused, 204 where it is a preflight; otherwise nil, and what the backend is to be told.
local function judged(r, env)
  if lain.unfit ~= nil then error(lain.unfit, 0) end
  local access = lain.access
  local fields = fieldsOf(r)
  local target, method = r.req_attr['request.orig-uri'], r.req_attr['request.method']
  if REFUSED[method] then return 405, 'this method is not served here' end
  local path = rules.readPath(target, access.escapes)
  if path == nil then return 400, UNREAD, 'the request target is not a plain path' end
  if rules.isAmbiguous(access, path) then return 400, 'the path could be taken for another one' end
  if fields.host == nil then return 400, 'there is no Host' end
  if not isHere(fields.host) then return 421, 'this host is not served here' end
  local asked = { method = method, version = r.req_attr['request.protocol']:match('^HTTP/(.*)$'), target = target }
  local isWebSocket = websocket.isAsked(asked, function(name) return { fields[name] } end, settings.webSockets)
  local foreign = origin.objection(isWebSocket and 'WebSocket' or method, { fields.origin }, { fields['sec-fetch-site'] }, settings.origin, settings)
  if foreign ~= nil then return 403, foreign end
  local text = shownBy(env)
  local client = certificate.readClient(base64.octetsOf(text), settings.claims)
  local objection = certificate.objection(client, os.time())
  if objection ~= nil then return 403, objection end
  if cors.isPreflight(method, { fields['access-control-request-method'] }, readerOf(r)) then
    env['preflight'] = 'yes'
    env['asked_names'] = cors.askedNames({ fields['access-control-request-headers'] })
    return 204
  end
  if not rules.allows(access, client.identity, method, path) then
    return 403, 'this client may not do that', 'no access rule allows this'
  end
  if r.req_body.len > settings.bodyBytes then return 413, TOO_LARGE end
  local caller = identity.write(client.identity, settings.claims)
  return nil, {
    fields = fields, target = rules.spell(path, target), certificate = text, caller = caller, isWebSocket = isWebSocket,
  }
end

-- Takes off what tells an identity, another method or another path, in any spelling, and puts in its place what this door tells.
-- lighttpd itself adds X-Forwarded-For, X-Forwarded-Proto, X-Forwarded-Host and X-Host.
local function tell(r, told)
  for name in pairs(told.fields) do
    local kind = headers.kindOf(lain.foreign, name)
    if kind == 'named' or kind == 'alike' then r.req_header[name] = nil end
  end
  r.req_header['Client-Cert'] = ':' .. told.certificate .. ':'
  r.req_header['X-Client-Identity'] = told.caller
  r.req_header['Client-Cert-Secret'] = lain.secret
  r.req_attr['request.uri'] = told.target
end

-- When each connection began, by its address and port; those that are over make room now and then.
local began, count = {}, 0

local function isOld(r)
  local attributes, now = r.req_attr, os.time()
  local key = attributes['request.remote-addr'] .. ' ' .. attributes['request.remote-port']
  if r.req_item.req_count == 1 or began[key] == nil then
    count = count + 1
    if count % 10000 == 0 then
      for one, time in pairs(began) do
        if now - time > 3 * CONNECTION_SECONDS then began[one] = nil end
      end
    end
    began[key] = now
  end
  return now - began[key] >= CONNECTION_SECONDS
end

function M.judge(r, env)
  local done, status, reason, why = pcall(judged, r, env)
  if not done then return refuse(r, env, 403, UNJUDGED, 'not judged: ' .. tostring(status)) end
  if status == 204 then return status end
  if status ~= nil then return refuse(r, env, status, reason, why) end
  -- A body is there before the backend hears of it: how large it is that is sent in chunks is known at its end, and asked again then.
  if not r.req_body.collect then return 0 end
  local isTold, problem = pcall(tell, r, reason)
  if not isTold then return refuse(r, env, 403, UNJUDGED, 'not told: ' .. tostring(problem)) end
  if isOld(r) then r.req_item.keep_alive = 0 end
  r.req_attr['uri.authority'] = reason.isWebSocket and ' granted websocket' or ' granted'
  return 0
end

-- What lighttpd refuses by itself.
local REASONS = {
  [400] = 'the request cannot be read: it is not HTTP as it should be',
  [403] = UNJUDGED,
  [404] = UNJUDGED,
  [408] = 'the request did not come in time',
  [411] = 'the request does not say how long its body is',
  [413] = TOO_LARGE,
  [431] = 'the head of the request is too long',
  [500] = 'something went wrong here: the log of this server says what',
  [501] = 'this method is not served here',
  [502] = 'the answer of the backend cannot be read',
  [503] = 'the backend cannot be reached',
  [504] = 'the backend took too long',
  [505] = 'this version of HTTP is not spoken here',
}

-- Says which page of another origin may read an answer. What a backend says of that is taken off: of two values a browser takes neither.
local function share(r)
  if #settings.origins == 0 then return end
  local env, fields, reader = r.req_env, r.resp_header, readerOf(r)
  fields['Vary'] = fields['Vary'] == nil and 'Origin' or fields['Vary'] .. ', Origin'
  fields['Access-Control-Allow-Origin'] = reader
  fields['Access-Control-Allow-Credentials'] = reader and 'true'
  if env['preflight'] ~= 'yes' then return end
  fields['Access-Control-Allow-Methods'] = cors.METHODS
  fields['Access-Control-Allow-Headers'] = env['asked_names']
  fields['Access-Control-Max-Age'] = cors.SECONDS
end

-- Whether a backend switches to another protocol than the one that it was asked for: it would be spoken with past this door.
local function isOtherProtocol(status, fields)
  return status == 101 and (fields['Upgrade'] or ''):lower() ~= 'websocket'
end

-- Says what lighttpd refuses in the place of its own pages, which have nothing but a type; and in JSON. In the clear a browser must not
-- be sent Strict-Transport-Security (RFC 6797 §7.2).
function M.answer(r, way)
  local fields, status = r.resp_header, r.req_item.http_status
  if way ~= 'in the clear' then share(r) end
  for _, header in ipairs(settings.securityHeaders) do
    local isFit = way ~= 'in the clear' or header.name ~= 'Strict-Transport-Security'
    if isFit and fields[header.name] == nil then fields[header.name] = header.value end
  end
  if isOtherProtocol(status, fields) then
    fields['Upgrade'], fields['Connection'] = nil, nil
    return refuse(r, r.req_env, 502, 'the backend switches to a protocol that it has not been asked for')
  end
  if status < 400 or fields['Content-Type'] ~= 'text/html' or fields['Date'] ~= nil then return 0 end
  if not r.resp_body.get:find('^<[?!].*<title>' .. status .. ' ') then return 0 end
  r.req_item.keep_alive = 0
  fields['Content-Type'] = 'application/json'
  r.resp_body:set(bodyOf(REASONS[status] or 'this is refused here'))
  return status
end

return M
