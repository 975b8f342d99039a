-- What access rules mean: which path a request is for, and whether a client may do that there. Which rules there are is in a
-- table that countersign exports, which json.lua reads.
--
-- Written in the plain language that der.lua is written in.

local der = require('der')
local folding = require('folding')
local json = require('json')
local text = require('text')

local rules = {}

local function fail(...) error(table.concat({ ... }), 0) end

local function includes(list, value)
  for _, one in ipairs(list) do
    if one == value then return true end
  end
  return false
end

-- What is exactly of its form.

local function has_exactly(value, ...)
  if not json.is_object(value) then return false end
  local count = 0
  for _ in pairs(value) do count = count + 1 end
  for _, key in ipairs({ ... }) do
    if value[key] == nil then return false end
  end
  return count == select('#', ...)
end

local function is_text(value) return type(value) == 'string' and value ~= '' end

local function is_integer(value)
  return type(value) == 'number' and value == math.floor(value) and value <= der.SAFE and value >= -der.SAFE
end

local function is_boolean(value) return type(value) == 'boolean' end

local VALUES = { string = is_text, strings = is_text, integer = is_integer, boolean = is_boolean }

local function is_all(list, is)
  if not json.is_list(list) then return false end
  for _, one in ipairs(list) do
    if not is(one) then return false end
  end
  return true
end

local function is_some(list, is) return is_all(list, is) and #list > 0 end

local function is_condition(condition, claims)
  if has_exactly(condition, 'kind', 'oneOf') then
    return includes({ 'uri', 'dns', 'email' }, condition.kind) and is_some(condition.oneOf, is_text)
  end
  if not json.is_object(condition) or condition.kind ~= 'claim' then return false end
  local is
  local is_number = false
  for _, claim in ipairs(claims) do
    if claim.name == condition.name then
      is, is_number = VALUES[claim.type], claim.type == 'integer'
      break
    end
  end
  if is == nil then return false end
  if has_exactly(condition, 'kind', 'name', 'oneOf') then return is_some(condition.oneOf, is) end
  local least, most = condition.atLeast, condition.atMost
  if not is_number or (least ~= nil and not is_integer(least)) or (most ~= nil and not is_integer(most)) then return false end
  if least ~= nil and most ~= nil then return has_exactly(condition, 'kind', 'name', 'atLeast', 'atMost') end
  return has_exactly(condition, 'kind', 'name', 'atLeast') or has_exactly(condition, 'kind', 'name', 'atMost')
end

local function is_rule(rule, claims)
  local function is_met_by(condition) return is_condition(condition, claims) end
  local function is_grant(grant)
    return has_exactly(grant, 'methods', 'require') and is_some(grant.methods, is_text) and is_all(grant.require, is_met_by)
  end
  return has_exactly(rule, 'path', 'grants')
    and is_text(rule.path)
    and string.sub(rule.path, 1, 1) == '/'
    and is_all(rule.grants, is_grant)
end

--- How long a text is as UTF-16 counts, in which the longer of two paths was found.
local function units_of(written)
  local units = 0
  for _, point in ipairs(text.points(written)) do units = units + (point > 0xffff and 2 or 1) end
  return units
end

--- The table, where it is exactly of its form and asks for nothing that the reader of certificates was not told of.
-- Raises an error where it is not: what is left out by a slip must not let anybody in.
function rules.check(access, claims)
  local good = has_exactly(access, 'recipe', 'mode', 'escapes', 'paths')
    and json.is_object(access.recipe)
    and includes({ 'by-rule', 'unrestricted' }, access.mode)
    and includes({ 'refuse', 'decode-once' }, access.escapes)
    and json.is_list(access.paths)
  if not good then fail('it is no table of access rules') end
  if access.mode == 'unrestricted' and #access.paths > 0 then fail('its rules are not in force') end
  for i, rule in ipairs(access.paths) do
    if not is_rule(rule, claims) then
      fail('paths[', i - 1, '] is no rule, or asks for a claim that the server was not told of')
    end
    if i > 1 and units_of(rule.path) > units_of(access.paths[i - 1].path) then
      fail('paths[', i - 1, '] stands behind a shorter path, which would decide in its place')
    end
  end
  return access
end

-- Which path a request is for.

local function split(whole, separator)
  local parts, from = {}, 1
  while true do
    local at = string.find(whole, separator, from, true)
    parts[#parts + 1] = string.sub(whole, from, (at or 0) - 1)
    if at == nil then return parts end
    from = at + 1
  end
end

local function read_segment(raw, escapes)
  local unescaped = raw
  if escapes == 'decode-once' then unescaped = string.gsub(raw, '%%%x%x', '_') end
  if not string.find(unescaped, "^[A-Za-z0-9._~!$&'()*+,=:@-]+$") then return nil end
  local segment = string.gsub(raw, '%%(%x%x)', function(digits) return string.char(tonumber(digits, 16)) end)
  local points = text.points(segment)
  if points == nil or segment == '.' or segment == '..' or string.find(segment, '[%%/\\;]') then return nil end
  for _, point in ipairs(points) do
    if point < 0x20 or (point >= 0x7f and point <= 0x9f) then return nil end
  end
  return segment
end

--- The path of a request target as the rules read it, its escapes decoded once where `escapes` says so. Nil where two readers
-- could read it differently.
function rules.read_path(target, escapes)
  if string.sub(target, 1, 1) ~= '/' or string.find(target, '[^\33-\126]') then return nil end
  local segments = split(string.match(target, '^[^?]*'), '/')
  for i, segment in ipairs(segments) do
    if segment ~= '' or (i ~= 1 and i ~= #segments) then
      segments[i] = read_segment(segment, escapes)
      if segments[i] == nil then return nil end
    end
  end
  return table.concat(segments, '/')
end

--- The request target by the path that was decided on, in its one spelling: an application that goes by what was sent could
-- serve another page than the one that was meant.
function rules.spell(path, target)
  local spelt = string.gsub(path, "[^A-Za-z0-9._~!$&'()*+,=:@/-]", function(octet)
    return string.format('%%%02X', string.byte(octet))
  end)
  return spelt .. (string.match(target, '%?.*$') or '')
end

-- What a client may do there.

local function same(one) return one end

--- A path without what some readers do not see: which letters are capitals, and dots and blanks that end a segment.
local function fold(path)
  local segments = split(folding.fold(path), '/')
  for i, segment in ipairs(segments) do segments[i] = string.gsub(segment, '[. ]+$', '') end
  return table.concat(segments, '/')
end

local function find_rule(access, path, as)
  for _, rule in ipairs(access.paths) do
    local covered = as(rule.path)
    if rule.path == '/' or path == covered or string.sub(path, 1, #covered + 1) == covered .. '/' then return rule end
  end
  return nil
end

--- Whether a less exact reader than this one would find another rule for the path: nobody knows how the application reads.
function rules.is_ambiguous(access, path)
  return find_rule(access, path, same) ~= find_rule(access, fold(path), fold)
end

local SEPARATORS = { uri = '/', dns = '.', email = '@' }

--- In the pattern of a name `*` stands for exactly one part that is not empty.
local function matches(wanted, parts)
  if #wanted ~= #parts then return false end
  for i, part in ipairs(wanted) do
    if part ~= parts[i] and (part ~= '*' or parts[i] == '') then return false end
  end
  return true
end

local function is_claim_met(condition, claims)
  local value = claims[condition.name]
  if value == nil then return false end
  if condition.oneOf ~= nil then
    for _, one in ipairs(type(value) == 'table' and value or { value }) do
      if includes(condition.oneOf, one) then return true end
    end
    return false
  end
  return type(value) == 'number'
    and (condition.atLeast == nil or value >= condition.atLeast)
    and (condition.atMost == nil or value <= condition.atMost)
end

--- One value is enough.
local function is_met(condition, identity)
  if condition.kind == 'claim' then return is_claim_met(condition, identity.claims) end
  local separator = SEPARATORS[condition.kind]
  for _, name in ipairs(identity[condition.kind]) do
    for _, pattern in ipairs(condition.oneOf) do
      if matches(split(pattern, separator), split(name, separator)) then return true end
    end
  end
  return false
end

--- Whether a client may do that. What no rule allows is refused. Of the paths that cover a request the longest, which comes
-- first, decides alone: a method that it does not name is refused. Paths are compared by whole segments.
function rules.allows(access, identity, method, path)
  if access.mode == 'unrestricted' then return true end
  local rule = find_rule(access, path, same)
  if rule == nil then return false end
  for _, grant in ipairs(rule.grants) do
    if includes(grant.methods, method) then
      for _, condition in ipairs(grant.require) do
        if not is_met(condition, identity) then return false end
      end
      return true
    end
  end
  return false
end

return rules
