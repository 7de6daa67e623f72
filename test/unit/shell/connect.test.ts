import { describe, expect, it, vi } from 'vitest'
import { createLog } from '../../../src/main/platform/log.ts'
import { acceptPorts, CLOSED_MESSAGE, CONNECT_CHANNEL } from '../../../src/main/shell/connect.ts'
import { pageOrigin } from '../../../src/main/shell/origin.ts'
import { frame, type WebContentsDouble } from '../../support/electron-double/contents.ts'
import { createElectronDouble } from '../../support/electron-double/electron.ts'
import { MessageChannelDouble, type MessagePortDouble } from '../../support/electron-double/ports.ts'
import { turns } from '../../support/turns.ts'

const APP_FRAME = frame('app://bundle/#/openings')

/** A page with the guard on it; `attached` are the ports that reached the service. */
function page() {
  const { app, electron } = createElectronDouble()
  app.becomeReady()
  const window = new electron.BrowserWindow({
    webPreferences: {
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      navigateOnDragDrop: false,
    },
  })
  const contents = window.webContents as unknown as WebContentsDouble
  const attached: MessagePortDouble[] = []
  const logged: string[] = []
  const log = createLog((line) => void logged.push(JSON.parse(line).event), { now: () => 0 })
  acceptPorts(
    electron,
    window.webContents,
    pageOrigin(),
    (port) => void attached.push(port as unknown as MessagePortDouble),
    log,
  )
  const handOver = (sender: ReturnType<typeof frame> | null = APP_FRAME, count = 1) => {
    const channels = Array.from({ length: count }, () => new MessageChannelDouble())
    contents.deliver(
      CONNECT_CHANNEL,
      null,
      channels.map((channel) => channel.port2),
      sender,
    )
    return channels.map((channel) => channel.port1)
  }
  return { contents, attached, logged, handOver }
}

const heard = (port: MessagePortDouble) => {
  const messages: unknown[] = []
  const closed = vi.fn()
  port.on('message', ({ data }: { data: unknown }) => messages.push(data))
  port.on('close', closed)
  port.start()
  return { messages, closed }
}

describe('a port that a page hands over', () => {
  it('is relayed both ways', async () => {
    const { attached, handOver } = page()
    const [near] = handOver()
    const far = attached[0]
    if (near === undefined || far === undefined) throw new Error('no port')
    const atPage = heard(near)
    const atService = heard(far)
    near.postMessage('question')
    far.postMessage(new Uint8Array([1, 2]))
    await turns()
    expect(atService.messages).toEqual(['question'])
    expect(atPage.messages).toEqual([new Uint8Array([1, 2])])
  })

  it('closes when the service goes, and says so in words first', async () => {
    const { attached, handOver } = page()
    const [near] = handOver()
    if (near === undefined) throw new Error('no port')
    const atPage = heard(near)
    attached[0]?.close()
    await turns()
    expect(atPage.messages).toEqual([CLOSED_MESSAGE])
    expect(atPage.closed).toHaveBeenCalledOnce()
  })

  it.each([
    ['navigates', (contents: WebContentsDouble) => contents.navigated('app://bundle/', 200)],
    [
      'crashes',
      (contents: WebContentsDouble) =>
        contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }),
    ],
    ['is destroyed', (contents: WebContentsDouble) => contents.end()],
  ])('closes at the service when the page %s', async (_what, happen) => {
    const { contents, attached, handOver } = page()
    handOver()
    handOver()
    const services = attached.map(heard)
    happen(contents)
    await turns()
    expect(services).toHaveLength(2)
    for (const { closed } of services) expect(closed).toHaveBeenCalledOnce()
  })

  it.each([
    ['an iframe', frame('app://bundle/', frame('app://bundle/'))],
    ['a frame that is gone', null],
    ['another origin', frame('https://evil.test/')],
    ['a look-alike host', frame('app://bundle.evil/')],
    ['a user name', frame('app://bundle@evil/')],
    ['another scheme', frame('http://bundle/')],
    ['a data page', frame('data:text/html,x')],
    ['nothing', frame('')],
  ])('is refused and closed when it comes from %s', async (_what, sender) => {
    const { attached, logged, handOver } = page()
    const [near] = handOver(sender)
    if (near === undefined) throw new Error('no port')
    const { closed } = heard(near)
    await turns()
    expect(attached).toEqual([])
    expect(closed).toHaveBeenCalledOnce()
    expect(logged).toEqual(['connect.refused'])
  })

  it('must come alone', async () => {
    const { attached, logged, handOver } = page()
    handOver(APP_FRAME, 2)
    handOver(APP_FRAME, 0)
    expect(attached).toEqual([])
    expect(logged).toEqual(['connect.refused', 'connect.refused'])
  })
})
