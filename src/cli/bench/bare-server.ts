import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

/**
 * The least a Node program can do: `node:http` answering every request with the same ready bytes and headers. Run by
 * the benchmark as a process of its own: `node bare-server.ts PORT BODY-FILE HEADERS-FILE`.
 */
const [port, bodyFile, headersFile] = process.argv.slice(2)
const body = readFileSync(bodyFile as string)
const headers = JSON.parse(readFileSync(headersFile as string, 'utf8')) as string[]

createServer((_request, response) => {
  response.writeHead(200, headers)
  response.end(body)
}).listen(Number(port), '127.0.0.1')
