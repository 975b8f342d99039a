-- What Envoy cannot decide by its own configuration: who is calling, whether they may do that, and whether a request can be
-- read in two ways.
--
-- envoy.json passes a request on only where this has marked it as granted, so whatever fails in here ends in a refusal. Each
-- worker of Envoy reads this file once, when it starts; what lies in access.json and tls/ is looked at for each request.

package.path = 'lua/?.lua'
package.cpath = ''

local certificate = require 'certificate'
local cors = require 'cors'
local crls = require 'crls'
local files = require 'files'
local headers = require 'headers'
local hosts = require 'hosts'
local identity = require 'identity'
local json = require 'json'
local origin = require 'origin'
local requests = require 'requests'
local rules = require 'rules'

local settings = json.read(files.read('settings.json'))
local secret = files.secretOf(files.read('backend/secret.json'))

-- What is taken off a request, whatever the client calls it.
local foreign = headers.listOf(settings.foreignHeaders)

local UNREAD = 'the request target is not a plain path: it can be read in two ways, or has an escape, which access rules take '
  .. 'only where their escapes say decode-once'
-- The table, read anew when its file is another: one that is not exactly of its form is none, and lets nobody in.
local access = files.watch('access.json', function(text)
  return rules.check(json.read(text), settings.claims)
end)

-- What Envoy would not object to when it checks its configuration, and would let nobody in by, or everybody.
local function requireMaterial()
  files.requireServer('tls/server.pem')
  certificate.read(files.derOf(files.read('tls/client-ca.pem')))
  crls.require()
  access()
end
requireMaterial()

local function derOf(handle)
  local ssl = handle:streamInfo():downstreamSslConnection()
  local escaped = ssl:urlEncodedPemEncodedPeerCertificate()
  return files.derOf(escaped:gsub('%%(%x%x)', function(octet) return string.char(tonumber(octet, 16)) end))
end

-- A status and the reason where a request is refused, 204 where it is a preflight; otherwise the target that was decided on, and what
-- the backend is told of the client.
local function judge(handle, fields)
  local target, method = fields[':path'], fields[':method']
  local host, misdirected = hosts.find(settings.hosts, handle:streamInfo():requestedServerName() or '', fields[':authority'])
  local reader = host and cors.reader({ fields.origin }, host.origin, settings)
  if reader ~= nil then requests.note(handle, 'reader', reader) end
  local table = access()
  local path = rules.readPath(target, table.escapes)
  if path == nil then return 400, UNREAD, 'the request target is not a plain path' end
  if rules.isAmbiguous(table, path) then return 400, 'the path could be taken for another one' end
  if host == nil then return 421, misdirected end
  -- Of two with one name `fields` has one text, which is no value of either.
  local fromElsewhere = origin.objection(method, { fields.origin }, { fields['sec-fetch-site'] }, host.origin, settings)
  if fromElsewhere ~= nil then return 403, fromElsewhere end
  local der, base64 = derOf(handle)
  local client = certificate.readClient(der, settings.claims)
  local objection = certificate.objection(client, os.time())
  if objection ~= nil then return 403, objection, objection end
  local ofCrl = crls.objection(settings.recipe.pin)
  if ofCrl ~= nil then return 403, 'the CRL that lies here is not taken: nobody can be let in', ofCrl end
  if cors.isPreflight(method, { fields['access-control-request-method'] }, reader) then return 204 end
  if not rules.allows(table, client.identity, method, path) then
    return 403, 'this client may not do that', 'no access rule allows this'
  end
  if requests.isTooLong(fields, settings.bodyBytes) then return 413, 'the body is too large' end
  return nil, rules.spell(path, target), {
    ['client-cert'] = ':' .. base64 .. ':',
    ['x-client-identity'] = identity.write(client.identity, settings.claims),
    ['client-cert-secret'] = secret,
  }
end

function envoy_on_request(handle)
  local fields = requests.fieldsOf(handle)
  local done, status, reason, why = pcall(judge, handle, fields)
  if not done then return requests.fail(handle, status) end
  if status == 204 then return requests.preflight(handle, cors, fields['access-control-request-headers']) end
  if status ~= nil then return requests.refuse(handle, status, reason, why, status == 403 and reason == why) end
  local target, told = reason, why
  handle:headers():replace(':path', target)
  requests.tell(handle, fields, foreign, told)
  requests.pass(handle)
end

-- Says which page of another origin may read an answer. What a backend says of that is taken off: of two values a browser takes neither.
function envoy_on_response(handle)
  if #settings.origins > 0 then requests.share(handle) end
end
