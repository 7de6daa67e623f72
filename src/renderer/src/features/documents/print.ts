/** The document on screen on paper, and nothing else of the window. */

/** Paper needs no window: the sheet is a frame of its own that runs nothing and fetches nothing. */
const sheetPolicy =
  "default-src 'none'; img-src data: blob:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

const sheetStyle = `
  html { background: #fff; color: #000; font: 11pt/1.45 Inter, system-ui, sans-serif; color-scheme: light; }
  body { margin: 0; overflow-wrap: anywhere; }
  @page { margin: 15mm; }
  pre { margin: 0; font: 10pt/1.4 ui-monospace, monospace; white-space: pre-wrap; unicode-bidi: plaintext; }
  img, table { max-width: 100%; }
  body.pages img { display: block; width: 100%; max-height: 100vh; object-fit: contain; break-after: page; break-inside: avoid; }
  body.pages img:last-child { break-after: auto; }
`
/** Pages of a PDF have their own margins. */
const wholePage = '@page { margin: 0; }'

/** Long enough for the print dialog to take what it prints; a system that says when it is done is believed. */
const keptMs = 300_000

/** Prints documents one at a time. `drop` takes what is left of the last one away. */
export function createPrinter() {
  let frame: HTMLIFrameElement | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  function drop(): void {
    clearTimeout(timer)
    frame?.remove()
    frame = null
  }

  /**
   * Has the body of a sheet filled, then opens the system's print dialog.
   * @param title what the system names the job, as the name of a PDF that is made of it
   * @param isPaged the sheet is made of whole pages
   */
  async function print(
    fill: (body: HTMLElement) => Promise<void>,
    { title, isPaged }: { title: string; isPaged: boolean },
  ): Promise<void> {
    drop()
    const sheet = await openSheet(isPaged)
    frame = sheet
    const page = sheet.contentDocument as Document
    page.title = title
    try {
      await fill(page.body)
    } catch (error) {
      if (frame === sheet) drop()
      throw error
    }
    if (frame !== sheet) return // another one was asked for, or the workspace was locked
    const view = sheet.contentWindow as Window
    view.addEventListener('afterprint', () => frame === sheet && drop(), { once: true })
    timer = setTimeout(drop, keptMs)
    view.print()
    // Until here the window takes no key.
    sheet.dataset.handedOver = 'true'
  }

  return { print, drop }
}

/** Of this origin, so that it can be filled and printed; without `allow-scripts`, so that nothing in it ever runs. */
async function openSheet(isPaged: boolean): Promise<HTMLIFrameElement> {
  const sheet = document.createElement('iframe')
  sheet.setAttribute('sandbox', 'allow-same-origin allow-modals')
  sheet.referrerPolicy = 'no-referrer'
  sheet.title = ''
  sheet.tabIndex = -1
  sheet.ariaHidden = 'true'
  sheet.dataset.testid = 'sheet'
  // Laid out, but never seen: a frame that is not displayed prints nothing.
  sheet.style.cssText =
    'position:fixed;inset:0;width:100%;height:100%;border:0;visibility:hidden;z-index:-1;pointer-events:none'
  sheet.srcdoc = `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${sheetPolicy}"><style>${sheetStyle}${isPaged ? wholePage : ''}</style></head><body></body></html>`
  await new Promise<void>((resolve) => {
    sheet.onload = () => resolve()
    document.body.append(sheet)
  })
  return sheet
}
