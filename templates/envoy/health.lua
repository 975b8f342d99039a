-- The health check: until when the CRL lets anybody in, or why nobody gets in. It asks for no certificate, and passes nothing on:
-- where it fails, envoy.json answers 503.
--
-- The CRL is looked at as door.lua does, and by its times and its issuer as Envoy does. Its signature is Envoy's to verify.

package.path = 'lua/?.lua'
package.cpath = ''

local certificate = require 'certificate'
local crls = require 'crls'
local files = require 'files'
local health = require 'health'
local json = require 'json'
local requests = require 'requests'
local rules = require 'rules'

local settings = json.read(files.read('settings.json'))
local pin = settings.recipe.pin
local access = files.watch('access.json', function(text) return rules.check(json.read(text), settings.claims) end)
local authority = files.watch('tls/client-ca.pem', function(text) return certificate.read(files.derOf(text)) end)

local function timeOf(seconds)
  return os.date('!%Y-%m-%d %H:%M:%SZ', seconds)
end

-- The times of the client CA, and of the CRL by which clients are let in; nil where that is none, or not to be believed.
local function noted()
  local done, objection = pcall(crls.objection, pin)
  if not done or objection ~= nil then return nil end
  local crl = crls.inForce()
  local anchor = authority()
  if crl.issuer ~= anchor.subject then return nil end
  local ofAnchor = timeOf(anchor.notBefore) .. ' ' .. timeOf(anchor.notAfter) .. '\n'
  return ofAnchor .. timeOf(crl.thisUpdate) .. ' ' .. timeOf(crl.nextUpdate) .. '\n'
end

-- Why the rules that lie there cannot be used; door.lua reads the settings and the secret at its start alone, and refuses to begin without.
local function unfit()
  local done, problem = pcall(access)
  return not done and problem or nil
end

function envoy_on_request(handle)
  local fields = handle:headers()
  requests.answer(handle, health.answer(fields:get(':method'), fields:get(':path'), noted(), os.time(), unfit()))
end
