-- Reads files, and what lies in them as PEM. Does not say what they mean.

local M = {}

local floor = math.floor

function M.read(path)
  local file, problem = io.open(path, 'rb')
  if file == nil then error(problem, 0) end
  local text = file:read('*a')
  file:close()
  if text == nil then error(path .. ' cannot be read', 0) end
  return text
end

-- Gives what was made of a file, and makes it anew when the file says something else.
function M.watch(path, make)
  local seen, made
  return function()
    local text = M.read(path)
    if text ~= seen then
      seen = nil
      local done, result = pcall(make, text)
      if not done then error(path .. ': ' .. result, 0) end
      made, seen = result, text
    end
    return made
  end
end

local VALUES = {}
for place, character in ('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'):gmatch('()(.)') do
  VALUES[character:byte()] = place - 1
end

-- Octets of base64 that has no other characters in it.
function M.octetsOf(base64)
  local padding = base64:match('^[A-Za-z0-9+/]*(=?=?)$')
  if padding == nil or #base64 % 4 ~= 0 or #base64 == 0 then error('malformed base64', 0) end
  local padded = base64:gsub('=', 'A')
  local pieces = {}
  for from = 1, #padded, 4096 do -- a piece at a time: a string for each octet would be a string too many
    local octets, count = {}, 0
    for at = from, math.min(from + 4095, #padded), 4 do
      local a, b, c, d = padded:byte(at, at + 3)
      local group = ((VALUES[a] * 64 + VALUES[b]) * 64 + VALUES[c]) * 64 + VALUES[d]
      octets[count + 1], octets[count + 2], octets[count + 3] = floor(group / 65536), floor(group / 256) % 256, group % 256
      count = count + 3
    end
    pieces[#pieces + 1] = string.char(unpack(octets, 1, count))
  end
  return table.concat(pieces):sub(1, -1 - #padding)
end

-- How many blocks of each kind there are in a text that is PEM and nothing else.
function M.kindsOf(pem)
  local kinds = {}
  local rest = pem:gsub('%-%-%-%-%-BEGIN ([%u%d ]+)%-%-%-%-%-([A-Za-z0-9+/=%s]+)%-%-%-%-%-END ([%u%d ]+)%-%-%-%-%-', function(kind, base64, last)
    if kind ~= last then return nil end
    M.octetsOf((base64:gsub('%s', '')))
    kinds[kind] = (kinds[kind] or 0) + 1
    return ''
  end)
  if rest:find('%S') then error('what lies there is no PEM', 0) end
  return kinds
end

-- The one certificate of a PEM, as DER and in base64.
function M.derOf(pem)
  local base64 = pem:match('^%-%-%-%-%-BEGIN CERTIFICATE%-%-%-%-%-([A-Za-z0-9+/=%s]+)%-%-%-%-%-END CERTIFICATE%-%-%-%-%-%s*$')
  if base64 == nil then error('there is not one certificate', 0) end
  base64 = base64:gsub('%s', '')
  return M.octetsOf(base64), base64
end

return M
