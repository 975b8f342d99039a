-- Refuses a CRL that is older than one that was here, or another of its number: anybody who was revoked since would be back
-- (RFC 5280 §5.2.3). Checks neither its signature nor its dates: the server does.
--
-- The newest is kept beside, once a client was let in under it: the server has then found it signed and in date, and one that
-- lets nobody in does not bar the way back. The file has a pin of the CA that it is of, then the CRL itself.

local base64 = require 'base64'
local crl = require 'crl'

local M = {}

local function read(path)
  local file, problem, code = io.open(path, 'rb')
  if file == nil then return nil, problem, code end
  local content = file:read('*a')
  file:close()
  return content
end

-- The base64 of the one CRL in a file, and what it says.
local function readCrl(path, content)
  local text = content:match('^%s*%-%-%-%-%-BEGIN X509 CRL%-%-%-%-%-([A-Za-z0-9+/=%s]+)%-%-%-%-%-END X509 CRL%-%-%-%-%-%s*$')
  if text == nil then error(path .. ' does not hold one CRL', 0) end
  text = text:gsub('%s', '')
  local done, list = pcall(function() return crl.readComplete(base64.octetsOf(text)) end)
  if not done then error(path .. ': ' .. tostring(list), 0) end
  return text, list
end

local ENOENT = 2

-- The base64 and the number of the newest that was noted under a pin; '' where there is none.
local function readNote(note, pin)
  local noted, problem, code = read(note)
  if noted == nil and code == ENOENT then return '', '' end
  if noted == nil then error(note .. ': ' .. tostring(problem), 0) end
  local ofPin, seen = noted:match('^(%S+) (%S+)\n$')
  if ofPin == nil then error(note .. ' cannot be read', 0) end
  if ofPin ~= pin then return '', '' end
  local done, number = pcall(function() return crl.numberOf(base64.octetsOf(seen)) end)
  if not done then error(note .. ' cannot be read', 0) end
  return seen, number
end

-- Requires that the CRL at a path is not behind the newest that was here under the same pin. Gives what notes that it is in
-- force, which does something only once; and what the CRL says.
function M.require(path, note, pin)
  local text, list = readCrl(path, read(path) or '')
  local number = list.number
  local seen, last = readNote(note, pin)
  if number < last then error(path .. ' is older than a CRL that was here; put a newer one in its place', 0) end
  if number == last and text ~= seen then
    error(path .. ' has the number of a CRL that was here, and is another; put a newer one in its place', 0)
  end
  local isNoted = false
  return function()
    if isNoted then return end
    local _, newest = readNote(note, pin) -- a later worker may have noted its own meanwhile
    if number > newest then
      local file = assert(io.open(note .. '.next', 'wb'))
      file:write(pin, ' ', text, '\n')
      file:close()
      assert(os.rename(note .. '.next', note))
    end
    isNoted = true
  end, list
end

return M
