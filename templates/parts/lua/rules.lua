-- What access rules mean: which path a request is for, and whether a client may do that there. Which rules there are is in a
-- table that countersign exports.

local der = require 'der'
local json = require 'json'

local M = {}

local function keysOf(value)
  local count = 0
  for _ in pairs(value) do count = count + 1 end
  return count
end

local function isObject(value)
  return type(value) == 'table' and not json.isList(value)
end

local function hasExactly(value, keys)
  if not isObject(value) or keysOf(value) ~= #keys then return false end
  for _, key in ipairs(keys) do
    if value[key] == nil then return false end
  end
  return true
end

local function isText(value)
  return type(value) == 'string' and value ~= ''
end

local function isWhole(value)
  return type(value) == 'number' and value % 1 == 0 and value >= -9007199254740991 and value <= 9007199254740991
end

local function all(list, is)
  if not json.isList(list) then return false end
  for _, one in ipairs(list) do
    if not is(one) then return false end
  end
  return true
end

local function isSome(list, is)
  return all(list, is) and #list > 0
end

local VALUES = {
  string = isText,
  strings = isText,
  integer = isWhole,
  boolean = function(value) return type(value) == 'boolean' end,
}

local NAMES = { uri = 'uris', dns = 'dns', email = 'emails' }
local SEPARATORS = { uri = '/', dns = '%.', email = '@' } -- as patterns

local function isCondition(condition, claims)
  if hasExactly(condition, { 'kind', 'oneOf' }) then
    return NAMES[condition.kind] ~= nil and isSome(condition.oneOf, isText)
  end
  if not isObject(condition) or condition.kind ~= 'claim' then return false end
  local type
  for _, claim in ipairs(claims) do
    if claim.name == condition.name then type = claim.type end
  end
  if VALUES[type or ''] == nil then return false end
  if hasExactly(condition, { 'kind', 'name', 'oneOf' }) then return isSome(condition.oneOf, VALUES[type]) end
  local keys = { 'kind', 'name' }
  for _, bound in ipairs({ 'atLeast', 'atMost' }) do
    if condition[bound] ~= nil then
      if not isWhole(condition[bound]) then return false end
      keys[#keys + 1] = bound
    end
  end
  return type == 'integer' and #keys > 2 and hasExactly(condition, keys)
end

local function isRule(rule, claims)
  return hasExactly(rule, { 'path', 'grants' })
    and isText(rule.path)
    and rule.path:find('^/[\33-\126]*$') ~= nil
    and all(rule.grants, function(grant)
      return hasExactly(grant, { 'methods', 'require' })
        and isSome(grant.methods, isText)
        and all(grant.require, function(condition) return isCondition(condition, claims) end)
    end)
end

-- The table, where it is exactly of its form and asks for nothing that the reader of certificates was not told of.
-- Throws where it is not: what is left out by a slip must not let anybody in.
function M.check(access, claims)
  local good = hasExactly(access, { 'recipe', 'mode', 'escapes', 'paths' })
    and isObject(access.recipe)
    and (access.mode == 'by-rule' or access.mode == 'unrestricted')
    and (access.escapes == 'refuse' or access.escapes == 'decode-once')
    and json.isList(access.paths)
  if not good then error('it is no table of access rules', 0) end
  if access.mode == 'unrestricted' and #access.paths > 0 then error('its rules are not in force', 0) end
  for place, rule in ipairs(access.paths) do
    if not isRule(rule, claims) then
      error(('its rule %d is none, or asks for a claim that the server was not told of'):format(place), 0)
    end
    if place > 1 and #rule.path > #access.paths[place - 1].path then
      error(('its rule %d stands behind a shorter path, which would decide in its place'):format(place), 0)
    end
  end
  return access
end

local function partsOf(name, separator)
  local parts, at = {}, 1
  while true do
    local from, to = name:find(separator, at)
    parts[#parts + 1] = name:sub(at, (from or 0) - 1)
    if from == nil then return parts end
    at = to + 1
  end
end

local PLAIN = "[^A-Za-z0-9._~!$&'()*+,=:@-]"

-- Whether something in a segment means more than itself to some reader: dots alone, controls, %, /, \ and ;.
local function isAmbiguousSegment(segment)
  if segment == '.' or segment == '..' or segment:find('[%%/\\;]') then return true end
  for _, point in ipairs(der.codePoints(segment)) do
    if point < 0x20 or (point >= 0x7f and point <= 0x9f) then return true end
  end
  return false
end

local function readSegment(raw, escapes)
  local unescaped = escapes == 'decode-once' and raw:gsub('%%%x%x', '_') or raw
  if raw == '' or unescaped:find(PLAIN) then return nil end
  local segment = raw:gsub('%%(%x%x)', function(octet) return string.char(tonumber(octet, 16)) end)
  local isUtf8, isAmbiguous = pcall(isAmbiguousSegment, segment)
  if not isUtf8 or isAmbiguous then return nil end
  return segment
end

-- The path of a request target as the rules read it, its escapes decoded once where `escapes` says so. Nil where
-- two readers could read it differently.
function M.readPath(target, escapes)
  if target:sub(1, 1) ~= '/' or target:find('[^\33-\126]') then return nil end
  local parts = partsOf(target:match('^[^?]*'), '/')
  local read = { '' }
  for place = 2, #parts do
    -- The last may be empty: the path ends with a slash.
    local isEnd = place == #parts and parts[place] == ''
    read[place] = isEnd and '' or readSegment(parts[place], escapes)
    if read[place] == nil then return nil end
  end
  return table.concat(read, '/')
end

-- The request target by the path that was decided on, in its one spelling: an application that goes by what was sent could
-- serve another page than the one that was meant.
function M.spell(path, target)
  local spelt = path:gsub("[^A-Za-z0-9._~!$&'()*+,=:@/-]", function(octet) return ('%%%02X'):format(octet:byte()) end)
  return spelt .. (target:match('%?.*$') or '')
end

-- Characters beyond ASCII that are ASCII to readers who ignore case, as UTF-8; the paths of rules are ASCII.
local LOOKALIKES = {
  ['\195\159'] = 'ss', -- U+00DF
  ['\196\177'] = 'i', -- U+0131
  ['\197\191'] = 's', -- U+017F
  ['\226\132\170'] = 'k', -- U+212A
  ['\239\172\128'] = 'ff', -- U+FB00 and the following
  ['\239\172\129'] = 'fi',
  ['\239\172\130'] = 'fl',
  ['\239\172\131'] = 'ffi',
  ['\239\172\132'] = 'ffl',
  ['\239\172\133'] = 'st',
  ['\239\172\134'] = 'st',
}

-- A path without what some readers do not see: which letters are capitals, and dots and blanks that end a segment.
local function fold(path)
  if path:find('[\128-\255]') then
    for character, letters in pairs(LOOKALIKES) do path = path:gsub(character, letters) end
  end
  path = path:gsub('%u', string.lower):gsub('[. ]+/', '/'):gsub('[. ]+$', '')
  return path
end

local function same(text)
  return text
end

local function findRule(access, path, as)
  for _, one in ipairs(access.paths) do
    local covering = as(one.path)
    if one.path == '/' or path == covering or path:sub(1, #covering + 1) == covering .. '/' then return one end
  end
  return nil
end

-- Whether a less exact reader than this one would find another rule for the path: nobody knows how the application reads.
function M.isAmbiguous(access, path)
  return findRule(access, path, same) ~= findRule(access, fold(path), fold)
end

-- In the pattern of a name `*` stands for exactly one part that is not empty.
local function matches(wanted, parts)
  if #wanted ~= #parts then return false end
  for place, part in ipairs(wanted) do
    if part ~= parts[place] and not (part == '*' and parts[place] ~= '') then return false end
  end
  return true
end

local function isClaimMet(condition, claims)
  local value = claims[condition.name]
  if value == nil then return false end
  if condition.oneOf == nil then
    return type(value) == 'number'
      and not (condition.atLeast ~= nil and value < condition.atLeast)
      and not (condition.atMost ~= nil and value > condition.atMost)
  end
  for _, one in ipairs(type(value) == 'table' and value or { value }) do
    for _, wanted in ipairs(condition.oneOf) do
      if one == wanted then return true end
    end
  end
  return false
end

-- One value is enough.
local function isMet(condition, identity)
  if condition.kind == 'claim' then return isClaimMet(condition, identity.claims) end
  local separator = SEPARATORS[condition.kind]
  for _, name in ipairs(identity[NAMES[condition.kind]]) do
    local parts = partsOf(name, separator)
    for _, pattern in ipairs(condition.oneOf) do
      if matches(partsOf(pattern, separator), parts) then return true end
    end
  end
  return false
end

-- Whether a client may do that. What no rule allows is refused. Of the paths that cover a request the longest, which
-- comes first, decides alone: a method that it does not name is refused. Paths are compared by whole segments.
function M.allows(access, identity, method, path)
  if access.mode == 'unrestricted' then return true end
  local rule = findRule(access, path, same)
  if rule == nil then return false end
  for _, grant in ipairs(rule.grants) do
    for _, one in ipairs(grant.methods) do
      if one == method then
        for _, condition in ipairs(grant.require) do
          if not isMet(condition, identity) then return false end
        end
        return true
      end
    end
  end
  return false
end

return M
