-- What Envoy cannot decide by its own configuration: who is calling, whether they may do that, and whether a request can be
-- read in two ways.
--
-- envoy.json passes a request on only where this has marked it as granted, so whatever fails in here ends in a refusal. Each
-- worker of Envoy reads this file once, when it starts; what lies in access.json and tls/ is looked at for each request.

package.path = 'lua/?.lua'
package.cpath = ''

local certificate = require 'certificate'
local crls = require 'crls'
local files = require 'files'
local headers = require 'headers'
local hosts = require 'hosts'
local identity = require 'identity'
local json = require 'json'
local rules = require 'rules'

local settings = json.read(files.read('settings.json'))
local secret = json.read(files.read('backend/secret.json')).secret
if type(secret) ~= 'string' or #secret ~= 64 then error('backend/secret.json holds no secret') end

-- What is taken off a request, whatever the client calls it.
local foreign = headers.listOf(settings.foreignHeaders)

local UNREAD = 'the request target is not a plain path: it can be read in two ways, or has an escape, which access rules take '
  .. 'only where their escapes say decode-once'
local NAMELESS = 'a request that changes something must say where it comes from: send the header Origin: %s, or have this '
  .. 'server exported with --without-origin allow'

local SAFE = { GET = true, HEAD = true, OPTIONS = true }

-- The table, read anew when its file is another: one that is not exactly of its form is none, and lets nobody in.
local access = files.watch('access.json', function(text)
  return rules.check(json.read(text), settings.claims)
end)

-- What Envoy would not object to when it checks its configuration, and would let nobody in by, or everybody.
local function requireMaterial()
  local done, problem = pcall(function()
    local kinds = files.kindsOf(files.read('tls/server.pem'))
    if kinds['CERTIFICATE'] == nil or kinds['PRIVATE KEY'] ~= 1 then error('there is no certificate with its key', 0) end
  end)
  if not done then error('tls/server.pem: ' .. problem, 0) end
  certificate.read(files.derOf(files.read('tls/client-ca.pem')))
  crls.require()
  access()
end
requireMaterial()

-- Ends a request with a status and the reason; `why` is for the log alone.
local function refuse(handle, status, reason, why)
  if status == 403 and reason == why then handle:streamInfo():drainConnectionUponCompletion() end
  handle:streamInfo():dynamicMetadata():set('countersign', 'why', why or reason)
  handle:respond({ [':status'] = tostring(status), ['content-type'] = 'application/json' }, reason)
end

local function isOwn(origin, own)
  if origin == own then return true end
  for _, one in ipairs(settings.origins) do
    if origin == one then return true end
  end
  return false
end

-- Whether a request that changes something comes from a page of ours: yes, no, or nil where it does not say.
local function isFromOwnPage(fields, own)
  if fields.origin ~= nil then return isOwn(fields.origin, own) end
  if fields['sec-fetch-site'] ~= nil then return fields['sec-fetch-site'] == 'same-origin' end
  if settings.withoutOrigin == 'allow' then return true end
  return nil
end

-- The fields of a request by name; of two with one name, both in one text, which is then no value of either.
local function fieldsOf(handle)
  local fields = {}
  for name, value in pairs(handle:headers()) do
    fields[name] = fields[name] == nil and value or (fields[name] .. ', ' .. value)
  end
  return fields
end

local function derOf(handle)
  local ssl = handle:streamInfo():downstreamSslConnection()
  local escaped = ssl:urlEncodedPemEncodedPeerCertificate()
  return files.derOf(escaped:gsub('%%(%x%x)', function(octet) return string.char(tonumber(octet, 16)) end))
end

-- A status and the reason where a request is refused; otherwise the target that was decided on, and what the backend is told of
-- the client.
local function judge(handle, fields)
  local target, method = fields[':path'], fields[':method']
  local table = access()
  local path = rules.readPath(target, table.escapes)
  if path == nil then return 400, UNREAD, 'the request target is not a plain path' end
  if rules.isAmbiguous(table, path) then return 400, 'the path could be taken for another one' end
  local host, misdirected = hosts.find(settings.hosts, handle:streamInfo():requestedServerName() or '', fields[':authority'])
  if host == nil then return 421, misdirected end
  if not SAFE[method] then
    local own = isFromOwnPage(fields, host.origin)
    if own == nil then return 403, NAMELESS:format(host.origin) end
    if not own then return 403, 'requests that change something are taken from this origin only' end
  end
  local der, base64 = derOf(handle)
  local client = certificate.readClient(der, settings.claims)
  local objection = certificate.objection(client, os.time())
  if objection ~= nil then return 403, objection, objection end
  local ofCrl = crls.objection(settings.recipe.pin)
  if ofCrl ~= nil then return 403, 'the CRL that lies here is not taken: nobody can be let in', ofCrl end
  if not rules.allows(table, client.identity, method, path) then
    return 403, 'this client may not do that', 'no access rule allows this'
  end
  local length = fields['content-length']
  if length ~= nil and tonumber(length) > settings.bodyBytes then return 413, 'the body is too large' end
  local told = { ['client-cert'] = ':' .. base64 .. ':', ['x-client-identity'] = identity.write(client.identity, settings.claims) }
  return nil, rules.spell(path, target), told
end

-- Takes off what tells an identity, and puts in its place what this door tells.
local function tell(handle, fields, target, told)
  local all = handle:headers()
  for name in pairs(fields) do
    local kind = headers.kindOf(foreign, name)
    if kind == 'named' or kind == 'alike' or name:find('^x%-envoy%-') then all:remove(name) end
  end
  local from = handle:streamInfo():downstreamDirectRemoteAddress():gsub(':%d+$', ''):gsub('[%[%]]', '')
  all:replace(':path', target)
  for name, value in pairs(told) do all:replace(name, value) end
  all:replace('client-cert-secret', secret)
  all:replace('x-forwarded-for', from)
  all:replace('x-forwarded-proto', 'https')
end

function envoy_on_request(handle)
  local fields = fieldsOf(handle)
  local done, status, reason, more = pcall(judge, handle, fields)
  if not done then
    handle:logErr('not judged: ' .. tostring(status))
    return refuse(handle, 403, 'who is calling cannot be judged: the log of this server says why')
  end
  if status ~= nil then return refuse(handle, status, reason, more) end
  tell(handle, fields, reason, more)
  -- How large a body is that is sent in chunks is known at its end: it is collected before anything is passed on.
  local verdict = fields['content-length'] ~= nil and 'granted' or 'granted, once it is collected'
  handle:streamInfo():dynamicMetadata():set('countersign', 'verdict', verdict)
  handle:clearRouteCache()
end
