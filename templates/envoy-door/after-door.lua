-- What is done with a request that the door has let in: it is passed on with what the door has said of who is calling.
--
-- Envoy comes here only where the door has answered 200. Whatever fails in here ends in a refusal.

package.path = 'lua/?.lua'
package.cpath = ''

local files = require 'files'
local requests = require 'requests'

-- The certificate of the handshake, as the door must have written it (RFC 9440 §2.2).
local function shownBy(handle)
  local escaped = handle:streamInfo():downstreamSslConnection():urlEncodedPemEncodedPeerCertificate()
  local pem = escaped:gsub('%%(%x%x)', function(octet) return string.char(tonumber(octet, 16)) end)
  local _, base64 = files.derOf(pem)
  return ':' .. base64 .. ':'
end

-- What the door has said, which is in no field of the request before this: nobody else can have said it.
local function toldBy(handle)
  local said = handle:streamInfo():dynamicMetadata():get('envoy.filters.http.ext_authz') or {}
  local certificate, identity = said['client-cert'], said['x-client-identity']
  if not requests.isAsked(handle) or certificate == nil or identity == nil then return nil end
  if certificate ~= shownBy(handle) or not identity:find('^{.*}$') then return nil end
  return { ['client-cert'] = certificate, ['x-client-identity'] = identity }
end

function envoy_on_request(handle)
  local told = toldBy(handle)
  if told == nil then return requests.refuse(handle, 503, 'nobody can be let in for now', 'this is no answer of the door') end
  for name, value in pairs(told) do handle:headers():replace(name, value) end
  requests.pass(handle)
end
