/** When something is seen, not only asked to be drawn. */

/** Resolves after the next frame has been handed to the screen. A hidden window draws no frames: then soon. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    if (document.hidden) return void setTimeout(resolve)
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        port1.close()
        resolve()
      }
      port2.postMessage(null)
    })
  })
}

const MARK = 'haku:document-shown'

/** Notes in the window's own timeline when the first page of a document is on screen, unless it is passed by then. */
export async function markShown(documentId: string, isCurrent: () => boolean): Promise<void> {
  await afterPaint()
  if (!isCurrent()) return
  performance.clearMarks(MARK) // a day of triage would fill the timeline
  performance.mark(MARK, { detail: { documentId } })
}
