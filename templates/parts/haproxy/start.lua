-- What a script of HAProxy does when it is loaded: it reads files, and says when reloads are heard. Decides on no request.

local M = {}

function M.readFile(path)
  local file = assert(io.open(path, 'rb'))
  local content = file:read('*a')
  file:close()
  return content
end

-- Whether the master hears a reload by now: before, it ignores SIGUSR2, and says nothing when it begins to hear it. Where
-- there is no /proc, nobody knows.
local function hearsReloads()
  local done, hears = pcall(function()
    local master = string.match(M.readFile('/proc/self/stat'), '^%d+ %(.*%) %a (%d+) ')
    local digit = string.match(M.readFile('/proc/' .. master .. '/status'), 'SigCgt:%s*%x*(%x)%x%x\n')
    return tonumber(digit, 16) >= 8 -- the signal is the twelfth
  end)
  return not done or hears
end

-- Says that the door is open once a reload would be heard.
function M.sayWhenOpen()
  core.register_task(function()
    while not hearsReloads() do core.msleep(10) end
    io.stderr:write('the door is open\n')
  end)
end

return M
