/** A data service in a worker thread, as it is built, with the window's own connection to it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SupervisorTiming } from '../../src/main/service/supervisor.ts'
import { startWorkerHost, type WorkerHost } from '../../src/main/service/worker-host.ts'
import {
  type Connection,
  createConnection,
  TIMING,
  type Timing,
} from '../../src/renderer/src/app/connection.ts'
import { fromMessagePort } from '../../src/renderer/src/app/service-port.ts'
import { built } from './built.ts'

/** Starting takes a while on a machine that is busy. */
const PATIENT: Timing = { ...TIMING, waitForServiceMs: 60_000, helloMs: 60_000, firstRetryMs: 20 }

export interface TestService {
  readonly host: WorkerHost
  readonly dir: string
  /** Lines of the log, parsed. */
  readonly log: Record<string, unknown>[]
  connect(timing?: Timing): Connection
  /** Closes connections and service, removes the folder. */
  cleanup(): Promise<void>
}

export interface TestServiceOptions {
  dataServiceUrl?: URL
  dir?: string
  /** Leaves the folder as it is at the end. */
  keepDir?: boolean
  timing?: SupervisorTiming
}

export function startTestService(options: TestServiceOptions = {}): TestService {
  const dir = options.dir ?? join(mkdtempSync(join(tmpdir(), 'haku-service-')), 'workspace')
  const log: Record<string, unknown>[] = []
  const connections: Connection[] = []
  const host = startWorkerHost({
    dataServiceUrl: options.dataServiceUrl ?? built('data-service'),
    documentWorkerUrl: built('document-worker'),
    workspaceDir: dir,
    appVersion: '0.0.0-test',
    actor: 'person',
    writeLogLine: (line) => log.push(JSON.parse(line) as Record<string, unknown>),
    ...(options.timing && { timing: options.timing }),
  })
  return {
    host,
    dir,
    log,
    connect(timing = PATIENT) {
      const open = () => Promise.resolve(fromMessagePort(host.connect() as unknown as MessagePort))
      const connection = createConnection(open, timing)
      connections.push(connection)
      return connection
    },
    async cleanup() {
      for (const connection of connections) connection.close()
      await host.close()
      if (!options.keepDir) rmSync(dir, { recursive: true, force: true })
    },
  }
}
