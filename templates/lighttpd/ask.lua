-- What lighttpd asks on each request, from the directory of its configuration. Decides nothing: door.lua does.

package.path = 'lua/?.lua'
package.cpath = ''

return require('door').judge(lighty.r, lighty.r.req_env)
