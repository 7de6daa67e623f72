/** Words that do not fit where they stand: cut without a tooltip, or running out of their box. */
import type { Page } from '@playwright/test'

/** One line for each, `cut` or `over` and the words. Answers nothing when everything can be read. */
export const cutText = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found = new Set<string>()
    if (document.documentElement.scrollWidth > innerWidth)
      found.add('over: the page is wider than the window')
    for (const element of document.querySelectorAll<HTMLElement>('#app *, [role=dialog] *')) {
      const own = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      )
      if (!own || element.closest('.pdfViewer, iframe, .sr-only') || element.clientWidth === 0) continue
      const style = getComputedStyle(element)
      if (style.display === 'inline' || style.position === 'absolute') continue
      const words = (element.textContent || element.textContent || '')
        .trim()
        .replace(/\s+/g, ' ')
        .slice(0, 60)
      const wide = element.scrollWidth > element.clientWidth + 1
      const hidden = style.overflowX !== 'visible'
      if (wide && !hidden) found.add(`over: ${words}`)
      const named = element.closest('[title]') ?? element.querySelector('[title]')
      if (wide && hidden && style.overflowX !== 'auto' && style.overflowX !== 'scroll' && !named)
        found.add(`cut: ${words}`)
      if (
        element.closest('button, [role=tab], th') &&
        element.scrollHeight > element.clientHeight + 4 &&
        style.overflowY === 'hidden'
      )
        found.add(`cut below: ${words}`)
    }
    return [...found]
  })
