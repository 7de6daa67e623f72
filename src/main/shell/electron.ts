import type Electron from 'electron'

/**
 * What the shell uses of Electron. It is handed in, so that every file here can be tested without Electron's
 * runtime: the only import of `electron` at run time stands in src/main/index.ts.
 */
export type ShellElectron = Pick<
  typeof Electron,
  | 'app'
  | 'BrowserWindow'
  | 'dialog'
  | 'Menu'
  | 'MessageChannelMain'
  | 'nativeTheme'
  | 'powerMonitor'
  | 'protocol'
  | 'safeStorage'
  | 'session'
  | 'shell'
  | 'utilityProcess'
>
