-- Ends a connection behind an answer once it is old. Decides nothing else: door.lua does.
--
-- Apache keeps what this remembers for as long as the connection lives, and no longer.

local SECONDS = 600

local begun

function age(r)
  begun = begun or os.time()
  if os.time() - begun >= SECONDS then r.subprocess_env['nokeepalive'] = '1' end
  return apache2.DECLINED
end
