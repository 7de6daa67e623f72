/** Electron's entry, and the only place that imports it at run time. */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  app,
  BrowserWindow,
  dialog,
  Menu,
  MessageChannelMain,
  nativeTheme,
  powerMonitor,
  protocol,
  safeStorage,
  session,
  shell,
  utilityProcess,
} from 'electron'
import { systemClock } from './platform/clock.ts'
import { openLogFile } from './platform/log-file.ts'
import { thisMachine } from './platform/workspace-dir.ts'
import { createShell } from './shell/shell.ts'

const out = join(import.meta.dirname, '..')

createShell(
  {
    app,
    BrowserWindow,
    dialog,
    Menu,
    MessageChannelMain,
    nativeTheme,
    powerMonitor,
    protocol,
    safeStorage,
    session,
    shell,
    utilityProcess,
  },
  {
    files: {
      rendererDir: join(out, 'renderer'),
      preloadPath: join(out, 'preload', 'index.cjs'),
      dataServicePath: join(out, 'main', 'data-service.cjs'),
      documentWorkerUrl: pathToFileURL(join(out, 'main', 'document-worker.cjs')).href,
    },
    argv: process.argv.slice(1),
    machine: thisMachine(),
    tempDir: tmpdir(),
    clock: systemClock,
    devServerUrl: process.env.ELECTRON_RENDERER_URL,
    openLog: openLogFile,
  },
).start()
