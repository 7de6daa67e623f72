import { useShortcuts } from '../../app/shortcuts.ts'
import type { DocumentControls } from './viewing.ts'

interface Parts {
  /** Of two documents side by side one has the keys. */
  isActive(): boolean
  /** Something is on screen, or will be. */
  isShown(): boolean
  controls(): DocumentControls | null
  frame(): HTMLElement | null
  find(): void
  print(): void
  openOutside(): void
  mayOpenOutside(): boolean
}

/** The keys of the document on screen. What its format cannot do is off. */
export function useViewerKeys(parts: Parts): void {
  const { isActive, isShown, controls } = parts
  const can = (does: (shown: DocumentControls) => unknown) => () => {
    const shown = isActive() ? controls() : null
    return shown !== null && does(shown) !== undefined
  }
  const zooms = can((shown) => shown.zoom)
  const fits = can((shown) => shown.fitTo)
  const turns = can((shown) => shown.turn ?? shown.goTo)

  /** Reading on while the focus stays in the list. */
  function scroll(by: 1 | -1): void {
    const page = parts.frame()?.querySelector('[role=document]')
    if (page) page.scrollBy({ top: by * page.clientHeight * 0.8 })
    else controls()?.turn?.(by)
  }

  function turn(by: 1 | -1): void {
    const shown = controls()
    if (shown?.turn) shown.turn(by)
    // Two pages side by side are turned together.
    else shown?.goTo?.((shown.page ?? 1) + by * (shown.isSpread ? 2 : 1))
  }

  useShortcuts('documents.shortcuts.scope', [
    { command: 'document.find', run: parts.find, enabled: () => isActive() && isShown() },
    { command: 'document.zoomIn', run: () => controls()?.zoom?.(1), enabled: zooms },
    { command: 'document.zoomOut', run: () => controls()?.zoom?.(-1), enabled: zooms },
    { command: 'document.fitWidth', run: () => controls()?.fitTo?.('page-width'), enabled: fits },
    { command: 'document.fitPage', run: () => controls()?.fitTo?.('page-fit'), enabled: fits },
    { command: 'document.actualSize', run: () => controls()?.fitTo?.('page-actual'), enabled: fits },
    {
      command: 'document.spread',
      run: () => controls()?.toggleSpread?.(),
      enabled: can((shown) => shown.toggleSpread),
    },
    { command: 'document.rotate', run: () => controls()?.rotate?.(), enabled: can((shown) => shown.rotate) },
    {
      command: 'document.sidebar',
      run: () => controls()?.toggleSidebar?.(),
      enabled: can((shown) => shown.toggleSidebar),
    },
    {
      command: 'document.face',
      run: () => controls()?.switchFace?.(),
      enabled: can((shown) => shown.switchFace),
    },
    { command: 'document.scrollDown', run: () => scroll(1), enabled: isActive },
    { command: 'document.scrollUp', run: () => scroll(-1), enabled: isActive },
    { command: 'document.nextPage', run: () => turn(1), enabled: turns },
    { command: 'document.previousPage', run: () => turn(-1), enabled: turns },
    { command: 'document.print', run: parts.print, enabled: can((shown) => shown.fillSheet) },
    {
      command: 'document.outside',
      run: parts.openOutside,
      enabled: () => isActive() && parts.mayOpenOutside(),
    },
  ])
}
