import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { BrowserContext, Page } from '@playwright/test'
import type { KeyStoreState } from './desktop-services.ts'
import { WindowPage } from './window-page.ts'
import type { FromMain, Questions, ToMain } from './wire.ts'

/**
 * The desktop that the double's main process runs on: starts it, shows its windows as pages of a real Chromium, and
 * plays the person who closes, quits and starts again.
 */
export interface DesktopOptions {
  /** The page that shows the first window; further windows get pages of the same context. */
  page: Promise<Page>
  /** The built out/main/index.cjs. */
  mainEntry: string
  /** Stands for the person's home; profiles and logs are written below it. */
  homeDir: string
  workspaceDir: string
  keyStore?: KeyStoreState
}

const MAIN_PROCESS = fileURLToPath(new URL('./main-process.ts', import.meta.url))
const EXIT_LIMIT_MS = 20_000

export class Desktop {
  /** Everything that Electron would only print or swallow: a broken preload, a lost message, a failed load. */
  readonly faults: string[] = []
  /** Requests of pages that the app cancelled. */
  readonly cancelled: string[] = []
  /** True once a test has killed the main process: its exit code means nothing then. */
  killed = false
  readonly #options: DesktopOptions
  readonly #windows = new Map<number, WindowPage>()
  readonly #asked = new Map<number, (answer: Extract<FromMain, { type: 'answer' }>) => void>()
  readonly #exited: Promise<number>
  readonly #main: ChildProcess
  #questionCount = 0
  #portCount = 0
  /** How many pages are being made for windows of the app. */
  #making = 0
  /** Pages that neither the app nor a page opened. */
  readonly #alone = new Set<Page>()
  /** Middle clicks whose page has not been closed yet. */
  #middleClicks = 0
  #firstShown = false
  #firstWindow = Promise.withResolvers<Page>()
  #others: ChildProcess[] = []

  constructor(options: DesktopOptions) {
    this.#options = options
    this.#main = this.#spawn([])
    this.#main.on('message', (message) => void this.#receive(message as FromMain))
    this.#exited = once(this.#main, 'exit').then(async ([code]) => {
      for (const window of this.#windows.values()) await window.destroy()
      this.#windows.clear()
      return (code as number | null) ?? -1
    })
    this.#firstWindow.promise.catch(() => undefined)
    void this.#exited.then((code) =>
      this.#firstWindow.reject(new Error(`The main process ended with ${code} before it had a window`)),
    )
  }

  /** The page of the newest window, as soon as its address is committed. */
  async window(): Promise<Page> {
    const newest = [...this.#windows.values()].at(-1)
    return newest?.page ?? this.#firstWindow.promise
  }

  /** Exit code of the main process, when it has ended. */
  exited(): Promise<number> {
    return this.#exited
  }

  /** What the app has asked of Electron so far. */
  journal(): Promise<Questions['journal']['gives']> {
    return this.ask('journal', null)
  }

  /** Kills the data service as a crash would; false when none is running. */
  async killService(): Promise<boolean> {
    const pid = await this.ask('service-pid', null)
    return pid !== null && process.kill(pid, 'SIGKILL')
  }

  /** Kills the main process; its windows and its service go with it. */
  async kill(): Promise<void> {
    this.killed = true
    this.#main.kill('SIGKILL')
    await this.#exited
  }

  /** The person closes the newest window. */
  closeWindow(): void {
    const newest = [...this.#windows.keys()].at(-1)
    if (newest !== undefined) this.send({ type: 'close-window', window: newest })
  }

  /** The person quits. Resolves to the exit code; a main process that hangs is a fault, and is killed. */
  async quit(): Promise<number> {
    this.send({ type: 'quit' })
    const timer = setTimeout(() => {
      this.faults.push('the main process did not end after quit')
      this.#main.kill('SIGKILL')
    }, EXIT_LIMIT_MS)
    const code = await this.#exited
    clearTimeout(timer)
    return code
  }

  /** Starts the app once more on the same workspace. Resolves to the exit code of that second instance. */
  async startAgain(args: readonly string[] = []): Promise<number> {
    const second = this.#spawn(args)
    this.#others.push(second)
    second.on('message', (message) => {
      const { type, ...rest } = message as FromMain
      if (type === 'second-instance') this.send({ type, argv: (rest as { argv: string[] }).argv })
    })
    const [code] = await once(second, 'exit')
    return (code as number | null) ?? -1
  }

  /** A number for a port, unlike that of any other port of this desktop. */
  nextPort(): number {
    this.#portCount += 1
    return this.#portCount
  }

  send(message: ToMain): void {
    // One that is ending may be gone before the message arrives: its exit code tells what there is to tell.
    if (this.#main.connected) this.#main.send(message, () => undefined)
  }

  /** Asks the main process; rejects when it ends before it answers. */
  async ask<Name extends keyof Questions>(
    name: Name,
    takes: Questions[Name]['takes'],
  ): Promise<Questions[Name]['gives']> {
    this.#questionCount += 1
    const id = this.#questionCount
    const answered = new Promise<Questions[Name]['gives']>((resolve, reject) => {
      this.#asked.set(id, ({ value, error }) =>
        error === undefined ? resolve(value as Questions[Name]['gives']) : reject(new Error(error)),
      )
      this.send({ type: 'ask', id, name, takes })
    })
    const ended = this.#exited.then(() => {
      throw new Error('The main process has ended')
    })
    return Promise.race([answered, ended])
  }

  #spawn(args: readonly string[]): ChildProcess {
    const { homeDir, keyStore = 'unavailable', mainEntry, workspaceDir } = this.#options
    const { NODE_OPTIONS: _loader, ...env } = process.env
    return fork(MAIN_PROCESS, [mainEntry, '--workspace', workspaceDir, ...args], {
      env: {
        ...env,
        APPDATA: homeDir,
        HOME: homeDir,
        XDG_DATA_HOME: homeDir,
        HAKU_DOUBLE_HOME: homeDir,
        HAKU_DOUBLE_KEY_STORE: keyStore,
      },
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
  }

  async #receive(message: FromMain): Promise<void> {
    switch (message.type) {
      case 'answer':
        this.#asked.get(message.id)?.(message)
        this.#asked.delete(message.id)
        return
      case 'load':
        await this.#load(message)
        return
      case 'reload':
        await this.#windows.get(message.window)?.reload()
        return
      case 'destroy':
        await this.#windows.get(message.window)?.destroy()
        this.#windows.delete(message.window)
        return
      case 'theme':
        for (const window of this.#windows.values()) await window.setTheme(message.theme)
        return
      case 'port-message':
      case 'port-closed':
        for (const window of this.#windows.values()) window.toPage(message)
        return
      case 'second-instance':
        return
    }
  }

  /** A page for a window of the app. */
  async newPage(context: BrowserContext): Promise<Page> {
    this.#making += 1
    try {
      return await context.newPage()
    } finally {
      this.#making -= 1
    }
  }

  /**
   * Chromium has opened what Electron would have asked about, so it is closed again at once: every page that a page
   * opened. One without opener was opened by a middle click, or by a test for itself: that one stays.
   */
  #closeStrangers(context: BrowserContext): void {
    const close = async (page: Page): Promise<void> => {
      if ((await page.opener()) !== null) return page.close()
      if (this.#making > 0) return
      this.#alone.add(page)
      page.once('close', () => this.#alone.delete(page))
      this.#closeMiddleClicked()
    }
    const onPage = (page: Page): void => void close(page).catch(() => undefined)
    context.on('page', onPage)
    void this.#exited.then(() => context.off('page', onPage))
  }

  /** A middle click was heard of: its page is there already, or is closed when it comes. */
  middleClicked(): void {
    this.#middleClicks += 1
    this.#closeMiddleClicked()
  }

  #closeMiddleClicked(): void {
    for (const page of this.#alone) {
      if (this.#middleClicks === 0) return
      this.#middleClicks -= 1
      this.#alone.delete(page)
      page.close().catch(() => undefined)
    }
  }

  async #load({ id, window, url, preload }: Extract<FromMain, { type: 'load' }>): Promise<void> {
    try {
      let shown = this.#windows.get(window)
      if (shown === undefined) {
        const first = await this.#options.page
        // A page that is handed in is shown and given back; one for a further window is made and closed.
        if (!this.#firstShown) this.#closeStrangers(first.context())
        const page = this.#firstShown ? await this.newPage(first.context()) : first
        shown = await WindowPage.open(this, window, page, preload, this.#firstShown)
        this.#firstShown = true
        this.#windows.set(window, shown)
      }
      await shown.load(url)
      this.#firstWindow.resolve(shown.page)
      this.send({ type: 'answer', id, value: null })
    } catch (error) {
      this.faults.push(`load: ${String(error)}`)
      this.send({ type: 'answer', id, value: null, error: String(error) })
    }
  }
}
