-- Which host a request is for. Who is calling, and what for, is decided elsewhere.

local M = {}

-- The host that the handshake and the field Host name both; nil and the reason where they name no one host that is served here. An
-- address is never in SNI (RFC 6066 §3), so that its serverName is empty.
function M.find(served, sni, field)
  for _, one in ipairs(served) do
    if one.serverName == sni:lower() then
      if field ~= nil and field:lower():gsub(':%d%d?%d?%d?%d?$', '') == one.host then return one end
      return nil, 'this host is not served here'
    end
  end
  return nil, 'this name is not served here'
end

return M
