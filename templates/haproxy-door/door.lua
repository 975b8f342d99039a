-- Asks the door beside HAProxy about each request: who is calling, whether they were revoked, and whether they may do that. What it
-- decides by itself is only whether a request can be asked about.
--
-- haproxy.cfg lets a request pass on the word `granted` alone, which is set last, so whatever fails in here ends in a refusal. HAProxy
-- reads this file and the settings when it starts, checks or reloads: what is wrong in them is an error there, and the
-- configuration in force goes on.

package.path = './lua/?.lua;' .. package.path

local headers = require 'headers'
local hosts = require 'hosts'
local json = require 'json'
local question = require 'question'

local function readFile(path)
  local file = assert(io.open(path, 'rb'))
  local content = file:read('*a')
  file:close()
  return content
end

local settings = json.read(readFile('settings.json'))
local foreign = headers.listOf(settings.foreignHeaders)

-- Whether the master hears a reload by now: before, it ignores SIGUSR2, and says nothing when it begins to hear it. Where
-- there is no /proc, nobody knows.
local function hearsReloads()
  local done, hears = pcall(function()
    local master = string.match(readFile('/proc/self/stat'), '^%d+ %(.*%) %a (%d+) ')
    local digit = string.match(readFile('/proc/' .. master .. '/status'), 'SigCgt:%s*%x*(%x)%x%x\n')
    return tonumber(digit, 16) >= 8 -- the signal is the twelfth
  end)
  return not done or hears
end

core.register_task(function()
  while not hearsReloads() do core.msleep(10) end
  io.stderr:write('the door is open\n')
end)

local ODD = 'Host, Origin or Sec-Fetch-Site is not as it should be'

-- The values of a header, one for each time it was sent.
local function valuesOf(fields, name)
  local values = {}
  local found = fields[name]
  local at = 0
  while found ~= nil and found[at] ~= nil do
    values[#values + 1] = found[at]
    at = at + 1
  end
  return values
end

-- How long the head of a request is, but for its first line and its punctuation.
local function bytesIn(fields)
  local bytes = 0
  for name in pairs(fields) do
    for _, value in ipairs(valuesOf(fields, name)) do bytes = bytes + #name + #value end
  end
  return bytes
end

-- `granted` and who is calling; or a status and the reason that is answered, as JSON has it between quotes; or nil where nobody can be let in.
local function judge(asked, fields)
  if bytesIn(fields) + #asked.target > settings.headerBytes then return '431', 'the head of the request is too long' end
  if #asked.hosts ~= 1 then return '400', ODD end
  local host, misdirected = hosts.find(settings.hosts, asked.serverName, asked.hosts[1])
  if host == nil then return '421', misdirected end
  return question.ask(asked)
end

-- Takes from a request every header that pretends to tell an identity, another method or another path, in any spelling.
local function removeForeign(http, fields)
  for name in pairs(fields) do
    local kind = headers.kindOf(foreign, name)
    if kind == 'named' or kind == 'alike' then http:req_del_header(name) end
  end
end

core.register_action('door', { 'http-req' }, function(txn)
  local fields = txn.http:req_get_headers()
  local asked = {
    serverName = txn.sf:ssl_fc_sni(), method = txn.sf:method(), target = txn.sf:url(), shown = txn:get_var('txn.shown'),
    hosts = valuesOf(fields, 'host'), origins = valuesOf(fields, 'origin'), sites = valuesOf(fields, 'sec-fetch-site'),
  }
  local verdict, reason = judge(asked, fields)
  if verdict == nil then
    txn:set_var('txn.why', 'the door does not answer, or lets nobody in')
  elseif verdict == 'granted' then
    removeForeign(txn.http, fields)
    txn:set_var('txn.caller', reason)
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
