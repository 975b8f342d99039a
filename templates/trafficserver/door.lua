-- What Traffic Server cannot decide by its own settings: who is calling, whether that is revoked, whether they may do that, and whether a
-- request can be read in two ways. That a certificate is one of the pinned CA is not decided here: Traffic Server verified it.
--
-- remap.config leads each request nowhere, and `do_remap` leads it to the backend as the last thing it does, so whatever fails in here ends in
-- a refusal. Traffic Server reads this file, the rules, the settings and the CRL when it starts or takes up new files: where one of
-- them is bad, it goes on with those of before.

local HERE = ts.get_config_dir() .. '/'
package.path = HERE .. 'lua/?.lua'
package.cpath = ''

-- Those of before would be had again.
for _, name in ipairs({ 'base64', 'certificate', 'crl', 'der', 'headers', 'identity', 'json', 'origin', 'revoked', 'rules', 'text' }) do
  package.loaded[name] = nil
end

local base64 = require 'base64'
local certificate = require 'certificate'
local headers = require 'headers'
local identity = require 'identity'
local json = require 'json'
local origin = require 'origin'
local revoked = require 'revoked'
local rules = require 'rules'

-- What a file says, or an error that names it.
local function load(path, read)
  local done, result = pcall(function()
    local file = assert(io.open(HERE .. path, 'rb'))
    local content = file:read('*a')
    file:close()
    return read(content)
  end)
  if not done then error(path .. ': ' .. tostring(result), 0) end
  return result
end

local settings = load('settings.json', json.read)
local access = load('access.json', function(content) return rules.check(json.read(content), settings.claims) end)
local secret = load('secret.json', function(content)
  local found = json.read(content).secret
  if type(found) ~= 'string' or #found ~= 64 then error('there is no secret', 0) end
  return found
end)
local list = load('tls/client-crl.der', revoked.read)

-- What is taken off a request, whatever the client calls it.
local foreign = headers.listOf(settings.foreignHeaders)

local CONNECTION_SECONDS = 600

local UNREAD = 'the request target is not a plain path: it can be read in two ways, or has an escape, which access rules take '
  .. 'only where their escapes say decode-once'
local UNJUDGED = 'who is calling cannot be judged: the log of this server says why'

-- The last two mean its own cache to Traffic Server.
local REFUSED = { TRACE = true, CONNECT = true, PURGE = true, PUSH = true }

local request = ts.client_request

-- The fields of a request by name, and how long they are. Two of one name are made one text, which is then no value of either.
local function fieldsOf()
  local fields, bytes = {}, 0
  for name, value in pairs(request.get_headers()) do
    if name:sub(1, 1) ~= '@' then
      local key = name:lower()
      fields[key] = fields[key] == nil and value or fields[key] .. ',' .. value
      bytes = bytes + #name + #value
    end
  end
  return fields, bytes
end

local function isHere(host)
  return host:lower():gsub(':%d%d?%d?%d?%d?$', '') == settings.host
end

-- The base64 of the certificate that the handshake was made with.
local function shown()
  local pem = request.header['@Client-Cert']
  local text = pem:match('^%-%-%-%-%-BEGIN CERTIFICATE%-%-%-%-%-([A-Za-z0-9+/= ]+)%-%-%-%-%-END CERTIFICATE%-%-%-%-%-%s*$')
  return (text:gsub(' ', ''))
end

-- A status and the reason where a request is refused; otherwise nil, and what the backend is to be told.
local function judged()
  local fields, bytes = fieldsOf()
  -- As it was sent, but for what stands before the path; of several slashes at its beginning Traffic Server has left one.
  local target = request.get_url():match('^%a+://[^/?#]*(.*)$')
  local method = request.get_method()
  if REFUSED[method] then return 405, 'this method is not served here' end
  if ts.http.is_websocket() == true then return 400, 'no other protocol is spoken here' end
  if bytes + #target > settings.headerBytes then return 431, 'the head of the request is too long' end
  local path = rules.readPath(target, access.escapes)
  if path == nil then return 400, UNREAD, 'the request target is not a plain path' end
  if rules.isAmbiguous(access, path) then return 400, 'the path could be taken for another one' end
  if fields.host == nil then return 400, 'there is no Host' end
  if not isHere(fields.host) then return 421, 'this host is not served here' end
  local elsewhere = origin.objection(method, { fields.origin }, { fields['sec-fetch-site'] }, settings.origin, settings)
  if elsewhere ~= nil then return 403, elsewhere end
  local now = os.time()
  local text = shown()
  local client = certificate.readClient(base64.octetsOf(text), settings.claims)
  request.header['@Serial'] = client.identity.serial
  local objection = certificate.objection(client, now) or revoked.objection(list, client.identity.serial, now)
  if objection ~= nil then return 403, 'this certificate is not accepted', objection end
  if not rules.allows(access, client.identity, method, path) then
    return 403, 'this client may not do that', 'no access rule allows this'
  end
  -- Traffic Server does not bound such a body.
  if fields['transfer-encoding'] ~= nil then return 400, 'the request does not say how long its body is: send Content-Length' end
  local length = fields['content-length']
  if length ~= nil and tonumber(length) > settings.bodyBytes then return 413, 'the body is too large' end
  local caller = identity.write(client.identity, settings.claims)
  return nil, { fields = fields, target = rules.spell(path, target), certificate = text, caller = caller }
end

-- When each connection began, by its number; those that are over make room now and then.
local began, count = {}, 0

local function isOld()
  local number, now = ts.http.ssn_id(), os.time()
  if began[number] == nil then
    count = count + 1
    if count % 10000 == 0 then
      for one, time in pairs(began) do
        if now - time > 3 * CONNECTION_SECONDS then began[one] = nil end
      end
    end
    began[number] = now
  end
  return now - began[number] >= CONNECTION_SECONDS
end

-- Ends the connection behind the answer.
local function hangUp()
  ts.http.config_int_set(TS_LUA_CONFIG_HTTP_KEEP_ALIVE_ENABLED_IN, 0)
end

-- Takes off what tells an identity, another method or another path, in any spelling, and puts in its place what this door tells.
local function tell(told)
  for name in pairs(told.fields) do
    local kind = headers.kindOf(foreign, name)
    if kind == 'named' or kind == 'alike' then request.header[name] = nil end
  end
  -- No protocol but this one; and nobody who answers in the place of the backend.
  request.header['Upgrade'] = nil
  request.header['Max-Forwards'] = nil
  request.header['Client-Cert'] = ':' .. told.certificate .. ':'
  request.header['X-Client-Identity'] = told.caller
  request.header['Client-Cert-Secret'] = secret
  request.header['X-Forwarded-For'] = (request.client_addr.get_addr())
  request.header['X-Forwarded-Proto'] = 'https'
  local path, question = told.target:match('^([^?]*)%??(.*)$')
  request.set_uri(path)
  request.set_uri_args(question)
  ts.hook(TS_LUA_HOOK_READ_RESPONSE_HDR, function() request.header['@Answered'] = 'yes' end)
end

-- Answers the reason to the client; `why` is for the log alone.
local function refuse(status, reason, why)
  request.header['@Why'] = why or reason
  hangUp()
  ts.http.set_resp(status, '{"error":"' .. reason:gsub('[%c"\\]', '?') .. '"}')
  return 0
end

-- Has Traffic Server take this file anew at each reload: without it, a second reload within a second would go by what was read at the first.
function __init__()
  return 0
end

function do_remap()
  local done, status, reason, why = pcall(judged)
  if not done then return refuse(403, UNJUDGED, 'not judged: ' .. tostring(status)) end
  if status ~= nil then return refuse(status, reason, why) end
  local isTold, problem = pcall(tell, reason)
  if not isTold then return refuse(403, UNJUDGED, 'not told: ' .. tostring(problem)) end
  if isOld() then hangUp() end
  request.set_url_scheme('http')
  request.set_url_host(settings.upstreamHost)
  request.set_url_port(settings.upstreamPort)
  return TS_LUA_REMAP_DID_REMAP
end
