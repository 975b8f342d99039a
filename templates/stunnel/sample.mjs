// A service to try the door with: over HTTP, GET and POST are answered on any path. It does not know who is calling.
//
//   node sample.mjs HOST:PORT     listens where stunnel expects it

import { createServer } from 'node:http'

const server = createServer((request, response) => {
  request.resume()
  const served = ['GET', 'POST'].includes(request.method)
  response.writeHead(served ? 200 : 405, { 'Content-Type': 'application/json', Allow: 'GET, POST' })
  response.end(`${JSON.stringify(served ? { received: true } : { error: 'this method is not served here' })}\n`)
})
const [, host, port] = /^(.*):(\d+)$/.exec(process.argv[2] ?? '127.0.0.1:9000')
server.listen(Number(port), host, () => console.log(`backend on ${host}:${port}`))
process.on('SIGTERM', () => server.close(() => process.exit(0)))
