-- Headers by which proxies tell an identity, or clients another method or path: which those are. What becomes of them, the door
-- decides.

local M = {}

-- X_SSL_Cert is X-SSL-Cert to some readers.
local function spell(name)
  return (name:lower():gsub('[^a-z0-9]', '-'))
end

-- A list to be asked: `names` and `beginnings` of what nobody may send, and the names that are `passed` all the same.
function M.listOf(headers)
  local kinds = {}
  for _, name in ipairs(headers.names) do kinds[spell(name)] = 'named' end
  for _, name in ipairs(headers.passed) do kinds[spell(name)] = 'passed' end
  return { kinds = kinds, beginnings = headers.beginnings }
end

-- `named`, or `alike` where only its beginning is on the list; `passed` or `other` where it is nobody's identity.
function M.kindOf(list, name)
  local spelling = spell(name)
  if list.kinds[spelling] ~= nil then return list.kinds[spelling] end
  for _, beginning in ipairs(list.beginnings) do
    if spelling:sub(1, #beginning) == beginning then return 'alike' end
  end
  return 'other'
end

return M
