-- What Apache cannot decide by its own directives: who is calling, whether they may do that, and whether a request can be read
-- in two ways. Who has a good certificate is not decided here: Apache verified it.
--
-- httpd.conf lets no request through without the word that this notes last, so whatever fails in here ends in a refusal. Each
-- thread of Apache reads this file, the rules and the settings once, after a start or a reload.

local HERE = debug.getinfo(1, 'S').source:match('^@(.*/)')
package.path = HERE .. 'lua/?.lua'
package.cpath = ''

local base64 = require 'base64'
local certificate = require 'certificate'
local cors = require 'cors'
local headers = require 'headers'
local hosts = require 'hosts'
local identity = require 'identity'
local origin = require 'origin'
local ready = require 'ready'
local rules = require 'rules'
local websocket = require 'websocket'

-- What lies here, or why it cannot be used: nobody gets in then.
local lain = ready.read(HERE)
local settings = lain.settings

local UNREAD = 'the request target is not a plain path: it can be read in two ways, or has an escape, which access rules take '
  .. 'only where their escapes say decode-once'
local UNJUDGED = 'who is calling cannot be judged: the log of this server says why'
local TOO_LARGE = 'the body is too large'

local function answer(reason)
  return '{"error":"' .. reason:gsub('[%c"\\]', '?') .. '"}'
end

-- Ends a request and its connection with a status and the reason; `why` is for the log alone.
local function refuse(r, status, reason, why)
  r.notes['why'] = why or reason
  r.subprocess_env['nokeepalive'] = '1'
  r:custom_response(status, answer(reason))
  return status
end

-- The fields of a request by name, and how long they are. Two of one name Apache has made one text, which is then no value of
-- either.
local function fieldsOf(r)
  local fields, bytes = {}, 0
  for name, value in pairs(r:headers_in_table()) do
    fields[name:lower()] = value
    bytes = bytes + #name + #value
  end
  return fields, bytes
end

-- The base64 of the certificate that the handshake was made with.
local function shownBy(r)
  if r:ssl_var_lookup('SSL_CLIENT_VERIFY') ~= 'SUCCESS' then error('Apache has verified no certificate', 0) end
  local pem = r:ssl_var_lookup('SSL_CLIENT_CERT')
  local text = pem:match('^%-%-%-%-%-BEGIN CERTIFICATE%-%-%-%-%-([A-Za-z0-9+/=%s]+)%-%-%-%-%-END CERTIFICATE%-%-%-%-%-%s*$')
  return (text:gsub('%s', ''))
end

-- A status and the reason where a request is refused, 204 where it is a preflight; otherwise nil, and what the backend is to be told.
local function judged(r)
  if lain.unfit ~= nil then error(lain.unfit, 0) end
  local access = lain.access
  local fields, bytes = fieldsOf(r)
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
  local text = shownBy(r)
  local client = certificate.readClient(base64.octetsOf(text), settings.claims)
  local objection = certificate.objection(client, os.time())
  if objection ~= nil then return 403, objection end
  if cors.isPreflight(method, { fields['access-control-request-method'] }, reader) then
    r.subprocess_env['preflight'] = 'yes'
    r.subprocess_env['asked_names'] = cors.askedNames({ fields['access-control-request-headers'] })
    return 204
  end
  if not rules.allows(access, client.identity, method, path) then
    return 403, 'this client may not do that', 'no access rule allows this'
  end
  local length = fields['content-length']
  if length ~= nil and tonumber(length) > settings.bodyBytes then return 413, TOO_LARGE end
  local caller = identity.write(client.identity, settings.claims)
  return nil, {
    fields = fields, target = rules.spell(path, target), certificate = text, caller = caller, isWebSocket = isWebSocket,
  }
end

-- Takes off what tells an identity, another method or another path, in any spelling, and puts in its place what this door tells.
local function tell(r, told)
  for name in pairs(told.fields) do
    local kind = headers.kindOf(lain.foreign, name)
    if kind == 'named' or kind == 'alike' then r.headers_in[name] = nil end
  end
  -- What is named in Connection would be taken off again by Apache, what this sets as well. Who asks for an end gets one.
  local connection = told.fields['connection']
  if connection ~= nil and connection:lower() ~= 'keep-alive' then r.subprocess_env['nokeepalive'] = '1' end
  r.headers_in['Connection'] = nil
  r.headers_in['Upgrade'] = told.isWebSocket and 'websocket' or nil
  r.headers_in['Client-Cert'] = ':' .. told.certificate .. ':'
  r.headers_in['X-Client-Identity'] = told.caller
  r.headers_in['Client-Cert-Secret'] = lain.secret
  r.headers_in['X-Forwarded-For'] = r.useragent_ip
  r.headers_in['X-Forwarded-Proto'] = 'https'
  if settings.upstreamTls then r.headers_in['X-Forwarded-Host'] = told.fields.host end
  -- How large a body is that is sent in chunks is known at its end: Apache collects it before the backend hears of it.
  if told.fields['transfer-encoding'] ~= nil then
    r.subprocess_env['proxy-sendcl'] = '1'
    r:add_input_filter('BOUND')
  end
  r.notes['target'] = told.target
end

function judge(r)
  local done, status, reason, why = pcall(judged, r)
  if not done then return refuse(r, 403, UNJUDGED, 'not judged: ' .. tostring(status)) end
  if status == 204 then return status end
  if status ~= nil then return refuse(r, status, reason, why) end
  local isTold, problem = pcall(tell, r, reason)
  if not isTold then return refuse(r, 403, UNJUDGED, 'not told: ' .. tostring(problem)) end
  r.notes['verdict'] = 'granted'
  return apache2.DECLINED
end

-- Hands a request to the backend: nothing else in this server does.
function pass(r)
  if r.notes['verdict'] ~= 'granted' then return apache2.DECLINED end
  r.notes['proxy-nocanon'] = '1' -- byte for byte what was decided on
  r.proxyreq = apache2.PROXYREQ_REVERSE
  r.handler = 'proxy-server'
  local isSocket = settings.upstream:sub(1, 5) == 'unix:'
  r.filename = 'proxy:' .. settings.upstream .. (isSocket and '|http://localhost' or '') .. r.notes['target']
  return apache2.OK
end

-- Reads a body in chunks, and fails where it is too large. Apache answers 400 then, whatever is said here.
function bound(r)
  local total = 0
  coroutine.yield()
  while bucket do
    total = total + #bucket
    if total > settings.bodyBytes then
      refuse(r, 400, TOO_LARGE)
      error(TOO_LARGE, 0)
    end
    coroutine.yield(bucket)
  end
  coroutine.yield('')
end
