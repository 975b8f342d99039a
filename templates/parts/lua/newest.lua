-- Refuses a CRL that is older than one that was here, or another of its number: anybody who was revoked since would be back
-- (RFC 5280 §5.2.3). Checks neither its signature nor its dates: the server does.
--
-- The newest is kept beside, once it is in force: a pin of the CA that it is of, then the CRL itself.

local crl = require('crl')

local newest = {}

local ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

local function decode(base64)
  local octets, bits, held = {}, 0, 0
  for digit in string.gmatch(base64, '[A-Za-z0-9+/]') do
    held = held * 64 + string.find(ALPHABET, digit, 1, true) - 1
    bits = bits + 6
    if bits >= 8 then
      bits = bits - 8
      local octet = math.floor(held / 2 ^ bits)
      octets[#octets + 1] = string.char(octet)
      held = held - octet * 2 ^ bits
    end
  end
  return table.concat(octets)
end

local function read(path)
  local file, problem, code = io.open(path, 'rb')
  if file == nil then return nil, problem, code end
  local content = file:read('*a')
  file:close()
  return content
end

--- The base64 of the one CRL in a file, and its number.
local function read_crl(path, content)
  local inside = string.match(content, '^%s*%-%-%-%-%-BEGIN X509 CRL%-%-%-%-%-([A-Za-z0-9+/=%s]+)%-%-%-%-%-END X509 CRL%-%-%-%-%-%s*$')
  if inside == nil then error(path .. ' does not hold one CRL', 0) end
  local base64 = string.gsub(inside, '%s', '')
  local is_read, number = pcall(function() return crl.read_number(decode(base64)) end)
  if not is_read then error(path .. ': ' .. tostring(number), 0) end
  return base64, number
end

local ENOENT = 2
local current

--- Requires that the CRL at a path is not behind the newest that was here under the same pin.
function newest.require(path, note, pin)
  local base64, number = read_crl(path, read(path) or '')
  local noted, problem, code = read(note)
  if noted == nil and code ~= ENOENT then error(note .. ': ' .. tostring(problem), 0) end
  local noted_pin, seen = string.match(noted or '', '^(%S+) (%S+)\n$')
  if noted ~= nil and noted_pin == nil then error(note .. ' cannot be read', 0) end
  current = base64
  if noted_pin ~= pin then return end
  local is_read, last = pcall(function() return crl.read_number(decode(seen)) end)
  if not is_read then error(note .. ' cannot be read', 0) end
  if number < last then error(path .. ' is older than a CRL that was here; put a newer one in its place', 0) end
  if number == last and base64 ~= seen then
    error(path .. ' has the number of a CRL that was here, and is another; put a newer one in its place', 0)
  end
end

--- Notes that the CRL which was required is in force.
function newest.note(note, pin)
  local file = assert(io.open(note .. '.next', 'wb'))
  file:write(pin, ' ', current, '\n')
  file:close()
  assert(os.rename(note .. '.next', note))
end

return newest
