-- What HAProxy cannot decide by its own directives: who is calling, whether they may do that, and whether a request can be read
-- in two ways. Who has a good certificate is not decided here: HAProxy verified it.
--
-- haproxy.cfg asks for the verdict on every request and lets it pass on the words `granted` and `websocket` alone, so whatever fails in
-- here ends in a refusal. HAProxy reads this file, the rules and the settings when it starts, checks or reloads: what is wrong in them is
-- an error there, and the configuration in force goes on.

package.path = './lua/?.lua;' .. package.path

local certificate = require 'certificate'
local cors = require 'cors'
local headers = require 'headers'
local health = require 'health'
local hosts = require 'hosts'
local identity = require 'identity'
local json = require 'json'
local newest = require 'newest'
local origin = require 'origin'
local requests = require 'requests'
local rules = require 'rules'
local start = require 'start'
local websocket = require 'websocket'

local valuesOf = requests.valuesOf

-- What a file says, or an error that names it.
local function load(path, read)
  local done, result = pcall(function() return read(json.read(start.readFile(path))) end)
  if not done then error(path .. ': ' .. tostring(result), 0) end
  return result
end

local settings = load('settings.json', function(found) return found end)
local access = load('access.json', function(found) return rules.check(found, settings.claims) end)
local foreign = headers.listOf(settings.foreignHeaders)

local noteCrl, crl = newest.require('tls/client-crl.pem', 'run/newest-crl', settings.recipe.pin)
local authority = health.authorityIn('tls/client-ca.pem', start.readFile('tls/client-ca.pem'))

start.sayWhenOpen()

local UNREAD =
  'the request target is not a plain path: it can be read in two ways, or has an escape, which access rules take only where '
  .. 'their escapes say decode-once'
local ODD = 'Host, Origin or Sec-Fetch-Site is not as it should be'

local function octetsOf(hex)
  return (string.gsub(hex, '%x%x', function(octet) return string.char(tonumber(octet, 16)) end))
end

-- The one other origin whose pages may read the answer, whatever it is.
local function readerOf(asked)
  local named = valuesOf(asked.fields, 'host')
  local host = #named == 1 and hosts.find(settings.hosts, asked.serverName, named[1])
  return host and cors.reader(valuesOf(asked.fields, 'origin'), host.origin, settings) or nil
end

-- `granted` or `websocket`, the target to ask the backend for, and who asks; `preflight`; or a status and the reason that is answered.
local function judge(asked)
  noteCrl()
  if requests.bytesIn(asked.fields) + #asked.target > settings.headerBytes then return '431', 'the head of the request is too long' end
  local named = valuesOf(asked.fields, 'host')
  if #named ~= 1 then return '400', ODD end
  local host, misdirected = hosts.find(settings.hosts, asked.serverName, named[1])
  if host == nil then return '421', misdirected end
  local path = rules.readPath(asked.target, access.escapes)
  if path == nil then return '400', UNREAD end
  if rules.isAmbiguous(access, path) then return '400', 'the path could be taken for another one' end
  local client = certificate.readClient(octetsOf(asked.der), settings.claims)
  local objection = certificate.objection(client, os.time())
  if objection ~= nil then return 'closed', objection end
  local origins, sites = valuesOf(asked.fields, 'origin'), valuesOf(asked.fields, 'sec-fetch-site')
  if #origins > 1 or #sites > 1 or origins[1] == '' or sites[1] == '' then return '400', ODD end
  local isWebSocket = websocket.isAsked(asked, function(name) return valuesOf(asked.fields, name) end, settings.webSockets)
  -- Browsers ask nobody whether a page may open a WebSocket, and let it read what comes: so it counts as a change.
  local foreign = origin.objection(isWebSocket and 'websocket' or asked.method, origins, sites, host.origin, settings)
  if foreign ~= nil then return '403', foreign end
  local methods = valuesOf(asked.fields, 'access-control-request-method')
  if cors.isPreflight(asked.method, methods, asked.reader) then return 'preflight' end
  if not rules.allows(access, client.identity, asked.method, path) then return '403', 'this client may not do that' end
  local verdict = isWebSocket and 'websocket' or 'granted'
  return verdict, rules.spell(path, asked.target), identity.write(client.identity, settings.claims)
end

core.register_action('door', { 'http-req' }, function(txn)
  local fields = txn.http:req_get_headers()
  local asked = {
    fields = fields, serverName = txn.sf:ssl_fc_sni(), method = txn.sf:method(), target = txn.sf:url(), der = txn:get_var('txn.der'),
    version = txn.sf:req_ver(),
  }
  local isRead, reader = pcall(readerOf, asked)
  asked.reader = isRead and reader or nil
  if asked.reader ~= nil then txn:set_var('txn.reader', asked.reader) end
  local done, verdict, reason, caller = pcall(judge, asked)
  local why = reason
  if not done then
    why, verdict, reason = tostring(verdict), 'closed', 'who is calling cannot be judged: the log of this server says why'
  end
  if verdict == 'preflight' then
    local names = cors.askedNames(valuesOf(fields, 'access-control-request-headers'))
    if names ~= nil then txn:set_var('txn.names', names) end
  elseif verdict == 'granted' or verdict == 'websocket' then
    requests.removeForeign(txn.http, fields, foreign)
    txn:set_var('txn.target', reason)
    txn:set_var('txn.caller', caller)
  else
    txn:set_var('txn.why', why)
    txn:set_var('txn.answer', '{"error":"' .. string.gsub(reason, '[%c"\\]', '?') .. '"}')
  end
  txn:set_var('txn.verdict', verdict)
end)

-- The health check tells anybody of the CRL that came into force with this script.
core.register_action('health', { 'http-req' }, function(txn)
  local isGood, answer = health.describe(crl, authority, os.time())
  txn:set_var('txn.answer', answer)
  txn:set_var('txn.verdict', isGood and 'good' or 'bad')
end)
