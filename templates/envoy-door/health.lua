-- The health check: what the door says of the CRL by which it lets anybody in. It asks for no certificate, and passes nothing of the
-- request on: where it fails, envoy.json answers 503.

package.path = 'lua/?.lua'
package.cpath = ''

local requests = require 'requests'

local QUESTION = { [':method'] = 'GET', [':path'] = '/health', [':authority'] = 'door' }
local MOST = 200
local NOBODY = 'the door cannot be asked: nobody can be let in\n'

-- Only what the door says itself is passed on: where it is not there, Envoy puts words of its own in the place of its answer.
local function asked(handle)
  local headers, body = handle:httpCall('door', QUESTION, nil, 2000)
  local status = headers[':status']
  if body == nil or #body > MOST then return 503, NOBODY end
  if status == '200' and body:find('^listening, CRL until %d[%dTZ:-]+\n$') then return 200, body end
  if status == '503' and body:find('nobody can be let in', 1, true) then return 503, body end
  return 503, NOBODY
end

function envoy_on_request(handle)
  local method, target = handle:headers():get(':method'), handle:headers():get(':path')
  if target ~= '/health' then return requests.answer(handle, 404, 'there is nothing here\n') end
  if method ~= 'GET' and method ~= 'HEAD' then
    return requests.answer(handle, 405, 'this method is not served here\n', 'GET, HEAD')
  end
  requests.answer(handle, asked(handle))
end
