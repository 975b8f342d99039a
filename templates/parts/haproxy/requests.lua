-- The fields of a request, as HAProxy gives them to a script. What they mean is decided elsewhere.

local headers = require 'headers'

local M = {}

-- The values of a field, one for each time it was sent.
function M.valuesOf(fields, name)
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
function M.bytesIn(fields)
  local bytes = 0
  for name in pairs(fields) do
    for _, value in ipairs(M.valuesOf(fields, name)) do bytes = bytes + #name + #value end
  end
  return bytes
end

-- Takes from a request every field that pretends to tell an identity, another method or another path, in any spelling.
function M.removeForeign(http, fields, foreign)
  for name in pairs(fields) do
    local kind = headers.kindOf(foreign, name)
    if kind == 'named' or kind == 'alike' then http:req_del_header(name) end
  end
end

return M
