import type Electron from 'electron'
import type { Clock } from '../platform/clock.ts'
import type { Log } from '../platform/log.ts'
import type { ShellElectron } from './electron.ts'

/** What goes wrong in a window is heard here: a broken preload, for one, shows nowhere else. */

const RELOADS_PER_MINUTE = 3
const MINUTE_MS = 60_000
/** A navigation that was replaced by another: no failure. */
const ERR_ABORTED = -3

/**
 * Logs the failures of a window and loads it again after a crash. One that crashes again and again is left alone
 * and the person is told; what was saved is safe with the data service.
 */
export function watchWindow(
  electron: Pick<ShellElectron, 'dialog'>,
  window: Electron.BrowserWindow,
  log: Log,
  clock: Clock,
): void {
  const { webContents: contents } = window
  let crashes: number[] = []
  contents.on('preload-error', (_event, _path, error) => log.error('window.preload-error', error))
  contents.on('did-fail-load', (_event, code, _description, _url, isMainFrame) => {
    if (isMainFrame && code !== ERR_ABORTED) log.error('window.load-failed', undefined, { code })
  })
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.error('window.gone', undefined, { reason, exitCode })
    if (reason === 'clean-exit') return
    const now = clock.now()
    crashes = [...crashes.filter((at) => now - at < MINUTE_MS), now]
    if (crashes.length <= RELOADS_PER_MINUTE) {
      contents.reload()
      return
    }
    electron.dialog.showErrorBox(
      'The window keeps stopping',
      'Everything that was saved is safe. Close Haku and start it again; if that does not help, restart the computer.',
    )
  })
  window.on('unresponsive', () => log.warn('window.unresponsive'))
  window.on('responsive', () => log.info('window.responsive'))
}
