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

local pin = json.read(files.read('settings.json')).recipe.pin
local authority = files.watch('tls/client-ca.pem', function(text) return certificate.read(files.derOf(text)).subject end)

local function timeOf(seconds)
  return os.date('!%Y-%m-%d %H:%M:%SZ', seconds)
end

-- The times of the CRL by which clients are let in; nil where it is none, or not to be believed.
local function noted()
  local done, objection = pcall(crls.objection, pin)
  if not done or objection ~= nil then return nil end
  local crl = crls.inForce()
  if crl.issuer ~= authority() then return nil end
  return timeOf(crl.thisUpdate) .. ' ' .. timeOf(crl.nextUpdate) .. '\n'
end

function envoy_on_request(handle)
  requests.answer(handle, health.answer(handle:headers():get(':method'), handle:headers():get(':path'), noted(), os.time()))
end
