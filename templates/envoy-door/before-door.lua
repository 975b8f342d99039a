-- What is done with a request before the door is asked about it: what only this server can tell, and what nobody else may say.
--
-- Here nobody is let in. envoy.json passes on only what after-door.lua has marked, and that marks nothing that has not been through
-- all of this. Each worker of Envoy reads this file once, when it starts.

package.path = 'lua/?.lua'
package.cpath = ''

local cors = require 'cors'
local files = require 'files'
local headers = require 'headers'
local hosts = require 'hosts'
local json = require 'json'
local requests = require 'requests'

local settings = json.read(files.read('settings.json'))
local secret = files.secretOf(files.read('backend/secret.json'))

-- What is taken off a request, whatever the client calls it.
local foreign = headers.listOf(settings.foreignHeaders)

files.requireServer('tls/server.pem')

-- A status and the reason where a request is refused: the door compares Host with no handshake, and sees no body.
local function judge(handle, fields)
  local host, misdirected = hosts.find(settings.hosts, handle:streamInfo():requestedServerName() or '', fields[':authority'])
  if host == nil then return 421, misdirected end
  -- Of two with one name `fields` has one text, which is no value of either.
  local reader = cors.reader({ fields.origin }, host.origin, settings)
  if reader ~= nil then requests.note(handle, 'reader', reader) end
  if requests.isTooLong(fields, settings.bodyBytes) then return 413, 'the body is too large' end
  return nil
end

function envoy_on_request(handle)
  local fields = requests.fieldsOf(handle)
  local done, status, reason = pcall(judge, handle, fields)
  if not done then return requests.fail(handle, status) end
  if status ~= nil then return requests.refuse(handle, status, reason) end
  requests.tell(handle, fields, foreign, { ['client-cert-secret'] = secret })
  requests.ask(handle)
end

-- Nobody keeps a connection for longer by being refused on it. Which page of another origin may read an answer, no backend says here.
function envoy_on_response(handle)
  if #settings.origins > 0 then requests.share(handle) end
  if not requests.isPassed(handle) then handle:streamInfo():drainConnectionUponCompletion() end
end
