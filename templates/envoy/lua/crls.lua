-- What speaks against the CRL that lies in tls/, if anything. Who is revoked, Envoy looks up in the handshake.
--
-- Envoy takes an empty file for no CRL at all, and an older CRL as well as a newer one: anybody who was revoked would be back. So
-- the newest that was seen is noted in run/, and while another lies in its place, nobody is let in.

local base64 = require 'base64'
local crl = require 'crl'
local files = require 'files'

local M = {}

local PATH = 'tls/client-crl.pem'
local NOTE = 'run/crl.txt'

-- The end of a file has the signature, and tells one CRL from another.
local function markOf(path)
  local file, problem = io.open(path, 'rb')
  if file == nil then error(problem, 0) end
  local size = file:seek('end')
  file:seek('set', math.max(0, size - 1024))
  local tail = file:read('*a')
  file:close()
  return size .. ' ' .. (tail or '')
end

-- What the CRL says that lies there, and itself in base64.
local function read()
  local text = files.read(PATH):match('^%-%-%-%-%-BEGIN X509 CRL%-%-%-%-%-([A-Za-z0-9+/=%s]+)%-%-%-%-%-END X509 CRL%-%-%-%-%-%s*$')
  if text == nil then error(PATH .. ' does not hold one CRL', 0) end
  text = text:gsub('%s', '')
  local done, list = pcall(function() return crl.read(base64.octetsOf(text)) end)
  if not done then error(PATH .. ': ' .. list, 0) end
  return list, text
end

-- What was noted of the newest: its CA's pin, its number, and the end of its signature.
local function readNote()
  local file = io.open(NOTE, 'rb')
  if file == nil then return '' end
  local text = file:read('*a')
  file:close()
  return text
end

local function seenIn(text, pin)
  if text == '' then return '', '' end
  local ofPin, number, tail = text:match('^(%S+) (%x+) (%S+)\n$')
  if ofPin == nil then error(NOTE .. ' is damaged: which CRL was the newest is not known any more', 0) end
  if ofPin ~= pin then return '', '' end
  return number, tail
end

local function note(text)
  local next = NOTE .. tostring({}):gsub('%W', '') -- no other worker writes it
  local file, problem = io.open(next, 'wb')
  if file == nil then error(problem, 0) end
  file:write(text)
  file:close()
  local done, why = os.rename(next, NOTE)
  if not done then error(why, 0) end
end

-- Requires that one sound CRL lies there.
function M.require()
  read()
end

local good, inForce

-- Why nobody can be let in, or nil; `pin` tells the CA.
function M.objection(pin)
  local mark, noted = markOf(PATH), readNote()
  if mark .. noted == good then return nil end
  local list, text = read()
  local number, tail = list.number, text:sub(-88)
  local newest, newestTail = seenIn(noted, pin)
  if number < newest then return PATH .. ' is older than a CRL that was here; put a newer one in its place' end
  if number == newest and tail ~= newestTail then
    return PATH .. ' has the number of a CRL that was here, and is another; put a newer one in its place'
  end
  if number ~= newest then
    noted = ('%s %s %s\n'):format(pin, number, tail)
    note(noted)
  end
  good = mark .. noted
  inForce = { issuer = list.issuer, thisUpdate = list.thisUpdate, nextUpdate = list.nextUpdate }
  return nil
end

-- Whose the CRL is that nothing spoke against at last, and its times.
function M.inForce()
  return inForce
end

return M
