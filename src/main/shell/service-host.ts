import type Electron from 'electron'
import type { Log } from '../platform/log.ts'
import type { HostKeyStore, HostOutside, ServiceHost, ServiceProcess } from '../service/host.ts'
import type { HostMessage, ServiceInit, ServiceMessage } from '../service/protocol.ts'
import { type SupervisorTiming, supervise } from '../service/supervisor.ts'
import type { ShellElectron } from './electron.ts'

/** The data service as a utility process: its crash, however native, costs the window only a reconnect. */

export interface ServiceSettings {
  /** The built entry, an absolute path. */
  dataServicePath: string
  init: Omit<ServiceInit, 'type' | 'osKeyStore' | 'outside'>
  /** Absent where the operating system has no key store that protects. */
  keyStore?: HostKeyStore | undefined
  outside: HostOutside
  log: Log
  writeLogLine(line: string): void
  /** In development the service's own output is shown on the terminal. */
  showOutput: boolean
  timing?: SupervisorTiming
}

type ServiceProcessOf = ServiceProcess<Electron.MessagePortMain, HostMessage, ServiceMessage>

/** Only after `ready`: starts the service and keeps it running until `close`. */
export function startServiceHost(
  electron: Pick<ShellElectron, 'utilityProcess'>,
  settings: ServiceSettings,
): ServiceHost<Electron.MessagePortMain> {
  const { log } = settings
  const spawn = (): ServiceProcessOf => {
    const child = electron.utilityProcess.fork(settings.dataServicePath, [], {
      serviceName: 'Haku data service',
      stdio: settings.showOutput ? 'inherit' : 'ignore',
    })
    child.on('error', (type) => log.error('service.crashed', undefined, { type }))
    child.on('exit', (code) => log.info('service.exited', { code }))
    return {
      post: (message, ports) => child.postMessage(message, [...ports]),
      onMessage: (listener) => child.on('message', listener),
      onExit: (listener) => child.once('exit', () => listener()),
      kill: () => void child.kill(),
    }
  }
  return supervise<Electron.MessagePortMain>({
    spawn,
    init: settings.init,
    keyStore: settings.keyStore,
    outside: settings.outside,
    log,
    writeLogLine: settings.writeLogLine,
    ...(settings.timing && { timing: settings.timing }),
  })
}
