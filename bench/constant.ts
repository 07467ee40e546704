import { createServer } from 'node:http'
import { readFileSync } from 'node:fs'

// Answers every request with the same bytes. PORT, and ANSWER: a file with the head (as JSON) in its first line, then the body.
const kept = readFileSync(process.env['ANSWER']!)
const end = kept.indexOf('\n')
const head = JSON.parse(kept.toString('utf8', 0, end)) as Record<string, string>
const body = kept.subarray(end + 1)

createServer((_, response) => {
  response.writeHead(200, head)
  response.end(body)
}).listen(Number(process.env['PORT']), '127.0.0.1')
