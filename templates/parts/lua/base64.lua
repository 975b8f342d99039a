-- Reads base64 (RFC 4648 §4), all of one text. Passes over nothing, and writes none.

local M = {}

local floor = math.floor
local unpack = table.unpack or unpack -- since Lua 5.2, and before

local VALUES = {}
for place, character in ('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'):gmatch('()(.)') do
  VALUES[character:byte()] = place - 1
end

-- Octets of base64 that has no other characters in it.
function M.octetsOf(text)
  local padding = text:match('^[A-Za-z0-9+/]*(=?=?)$')
  if padding == nil or #text % 4 ~= 0 or #text == 0 then error('malformed base64', 0) end
  local padded = text:gsub('=', 'A')
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

return M
