-- Headers by which proxies tell an identity, or clients another method or path: which those are. What becomes of them, the door
-- decides.

local headers = {}

--- X_SSL_Cert is X-SSL-Cert to some readers.
local function spell(name) return (string.gsub(string.lower(name), '[^a-z0-9]', '-')) end

--- A list to be asked: `names` and `beginnings` of what nobody may send, and the names that are `passed` all the same.
function headers.list_of(given)
  local kinds = {}
  for _, name in ipairs(given.names) do kinds[spell(name)] = 'named' end
  for _, name in ipairs(given.passed) do kinds[spell(name)] = 'passed' end
  return { kinds = kinds, beginnings = given.beginnings }
end

--- `named`, or `alike` where only its beginning is on the list; `passed` or `other` where it is nobody's identity.
function headers.kind_of(list, name)
  local spelling = spell(name)
  if list.kinds[spelling] ~= nil then return list.kinds[spelling] end
  for _, beginning in ipairs(list.beginnings) do
    if string.sub(spelling, 1, #beginning) == beginning then return 'alike' end
  end
  return 'other'
end

return headers
