/** Tries every way to the network that there is, behind the wall of the document workers, and answers which were refused. */
import dgram from 'node:dgram'
import dns from 'node:dns'
import http from 'node:http'
import http2 from 'node:http2'
import https from 'node:https'
import net from 'node:net'
import tls from 'node:tls'
import { parentPort } from 'node:worker_threads'
import { forbidNetwork } from '../../src/main/documents/no-network.ts'
import type { WorkerJob } from '../../src/main/documents/worker-protocol.ts'

forbidNetwork(() => parentPort?.postMessage({ type: 'network' }))

/** Resolves to true when it was refused at once or by an error event. */
async function refused(reach: (fail: () => void) => unknown): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const outcome = reach(() => resolve(true))
      if (outcome instanceof Promise)
        outcome.then(
          () => resolve(false),
          () => resolve(true),
        )
    } catch {
      resolve(true)
    }
  })
}

const ways: Record<string, (url: URL, fail: () => void) => unknown> = {
  net: (url, fail) => net.connect(Number(url.port), url.hostname).on('error', fail),
  http: (url, fail) => http.get(url).on('error', fail),
  https: (url, fail) => https.get(`https://127.0.0.1:${url.port}`).on('error', fail),
  http2: (url, fail) => http2.connect(url).on('error', fail),
  tls: (url, fail) => tls.connect(Number(url.port), url.hostname).on('error', fail),
  dns: (_, fail) => dns.lookup('example.org', fail),
  dgram: (url, fail) => dgram.createSocket('udp4').send('x', Number(url.port), url.hostname, fail),
  fetch: async (url) => await fetch(url),
  WebSocket: (url) => new WebSocket(`ws://127.0.0.1:${url.port}`),
}

parentPort?.on('message', async (job: WorkerJob) => {
  if (job.type !== 'inspect') return
  const url = new URL(new TextDecoder().decode(job.bytes))
  const walls: string[] = []
  for (const [name, reach] of Object.entries(ways)) {
    if (await refused((fail) => reach(url, fail))) walls.push(name)
  }
  const text = `refused: ${walls.join(' ')}`
  const answer = {
    accepted: true,
    mediaType: 'text/plain',
    text,
    characters: text.length,
    warnings: [],
    extractorVersion: 1,
  }
  parentPort?.postMessage({ type: 'done', answer, heldBytes: 0 })
})
parentPort?.postMessage({ type: 'ready' })
