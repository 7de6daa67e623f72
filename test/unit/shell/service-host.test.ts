import { describe, expect, it, vi } from 'vitest'
import { frame, type WebContentsDouble } from '../../support/electron-double/contents.ts'
import { MessageChannelDouble, type MessagePortDouble } from '../../support/electron-double/ports.ts'
import { shellFixture } from '../../support/electron-double/shell-fixture.ts'

/** The relay and the supervised process together, with a real child process at the end. */

const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000 })

function connect(contents: WebContentsDouble) {
  const { port1, port2 } = new MessageChannelDouble()
  contents.deliver('haku:connect', null, [port2], frame('app://bundle/'))
  const messages: unknown[] = []
  const closed = vi.fn()
  port1.on('message', ({ data }: { data: unknown }) => messages.push(data))
  port1.on('close', closed)
  port1.start()
  return { port: port1 as MessagePortDouble, messages, closed }
}

describe('the data service as a process of its own', () => {
  it('answers a page that connected before it was started', async () => {
    await using fixture = shellFixture()
    const window = await fixture.open()
    const client = connect(window.webContents)
    client.port.postMessage('early')
    await until(() => expect(client.messages).toEqual(['answer to early']))
  })

  it('closes the ports of its clients when it dies, starts again, and answers the next one', async () => {
    await using fixture = shellFixture()
    const window = await fixture.open()
    const first = connect(window.webContents)
    first.port.postMessage('die')
    await until(() => expect(first.closed).toHaveBeenCalledOnce())
    const second = connect(window.webContents)
    second.port.postMessage('again')
    await until(() => expect(second.messages).toEqual(['answer to again']))
    expect(fixture.logged.map((line) => line.event)).toContain('service.stopped')
    expect(fixture.journal.of('utilityProcess.fork')).toHaveLength(2)
  })

  it('closes a page port when the service closes its end', async () => {
    await using fixture = shellFixture()
    const window = await fixture.open()
    const client = connect(window.webContents)
    client.port.postMessage('shut')
    await until(() => expect(client.closed).toHaveBeenCalledOnce())
    expect(client.messages).toEqual(['haku:closed'])
  })

  it('waits for a service that has work to finish before it ends', async () => {
    const fixture = shellFixture({
      service: `process.parentPort.on('message', ({ data }) => {
        if (data.type === 'close') setTimeout(() => process.parentPort.postMessage({ type: 'closed' }), 300)
      })`,
    })
    await fixture.open()
    await until(() => expect(fixture.utilityProcesses.size).toBe(1))
    const [child] = fixture.utilityProcesses
    const order: string[] = []
    child?.on('message', ({ type }: { type: string }) => order.push(type))
    child?.on('exit', () => order.push('exit'))
    fixture.app.quit()
    await fixture.exited
    expect(order).toEqual(['closed', 'exit'])
  })

  it('tells the service when the computer has been suspended and wakes', async () => {
    await using fixture = shellFixture({
      service: `process.parentPort.on('message', ({ data }) => {
        if (data.type === 'close') process.parentPort.postMessage({ type: 'closed' })
        else process.parentPort.postMessage({ type: 'heard', what: data.type })
      })`,
    })
    await fixture.open()
    await until(() => expect(fixture.utilityProcesses.size).toBe(1))
    const heard: string[] = []
    const [child] = fixture.utilityProcesses
    child?.on('message', ({ what }: { what: string }) => heard.push(what))
    fixture.powerMonitor.emit('suspend')
    fixture.powerMonitor.emit('resume')
    await until(() => expect(heard).toEqual(['init', 'woke']))
  })

  it('gives the service no secret by argument or environment', async () => {
    await using fixture = shellFixture()
    await fixture.open()
    await until(() => expect(fixture.utilityProcesses.size).toBe(1))
    expect(fixture.journal.of('utilityProcess.fork')).toEqual([
      { modulePath: expect.stringContaining('data-service'), args: [], serviceName: 'Haku data service' },
    ])
  })
})
