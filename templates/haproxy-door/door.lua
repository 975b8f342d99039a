-- Asks the door beside HAProxy about each request: who is calling, whether they were revoked, and whether they may do that. What it
-- decides by itself is only whether a request can be asked about, and which page of another origin may read the answer.
--
-- haproxy.cfg lets a request pass on the word `granted` alone, which is set last, so whatever fails in here ends in a refusal. HAProxy
-- reads this file and the settings when it starts, checks or reloads: what is wrong in them is an error there, and the
-- configuration in force goes on.

package.path = './lua/?.lua;' .. package.path

local cors = require 'cors'
local headers = require 'headers'
local hosts = require 'hosts'
local json = require 'json'
local question = require 'question'
local requests = require 'requests'
local start = require 'start'

local valuesOf = requests.valuesOf

local settings = json.read(start.readFile('settings.json'))
local foreign = headers.listOf(settings.foreignHeaders)

start.sayWhenOpen()

local ODD = 'Host, Origin or Sec-Fetch-Site is not as it should be'

-- What `question.ask` gives, or a status and the reason that is answered where the door cannot be asked.
local function judge(asked, fields)
  if requests.bytesIn(fields) + #asked.target > settings.headerBytes then return '431', 'the head of the request is too long' end
  if #asked.hosts ~= 1 then return '400', ODD end
  if asked.host == nil then return '421', asked.misdirected end
  return question.ask(asked)
end

core.register_action('door', { 'http-req' }, function(txn)
  local fields = txn.http:req_get_headers()
  local asked = {
    method = txn.sf:method(), target = txn.sf:url(), shown = txn:get_var('txn.shown'), hosts = valuesOf(fields, 'host'), judged = {},
  }
  for _, name in ipairs(question.JUDGED) do asked.judged[name] = valuesOf(fields, name) end
  if #asked.hosts == 1 then asked.host, asked.misdirected = hosts.find(settings.hosts, txn.sf:ssl_fc_sni(), asked.hosts[1]) end
  -- Which page may read the answer, whatever it is.
  asked.reader = asked.host and cors.reader(asked.judged['origin'], asked.host.origin, settings)
  if asked.reader ~= nil then txn:set_var('txn.reader', asked.reader) end
  local verdict, reason = judge(asked, fields)
  if verdict == nil then
    txn:set_var('txn.why', 'the door does not answer, or lets nobody in')
  elseif verdict == 'granted' then
    requests.removeForeign(txn.http, fields, foreign)
    txn:set_var('txn.caller', reason)
    txn:set_var('txn.verdict', verdict)
  elseif verdict == 'preflight' then
    if reason ~= nil then txn:set_var('txn.names', reason) end
    txn:set_var('txn.verdict', verdict)
  else
    txn:set_var('txn.why', reason)
    txn:set_var('txn.answer', '{"error":"' .. reason .. '"}')
    txn:set_var('txn.verdict', verdict)
  end
end)

-- The health check asks the door, which alone knows which CRL is in force.
core.register_action('health', { 'http-req' }, function(txn)
  local isGood, answer = question.health()
  txn:set_var('txn.answer', answer)
  txn:set_var('txn.verdict', isGood and 'good' or 'bad')
end)
