/** What lies over the page: hints wait until it is gone. */
const LAYERS = ['dialog', 'menu', 'listbox', 'alertdialog'].map((role) => `[role="${role}"]`).join(', ')

export const layerOpen = (page: Document): boolean =>
  [...page.querySelectorAll(LAYERS)].some((layer) => layer.getAttribute('data-state') === 'open')

/** The first of these that a person can see; null: none. */
export function firstOnScreen(page: Document, selectors: readonly string[]): HTMLElement | null {
  for (const selector of selectors)
    for (const element of page.querySelectorAll<HTMLElement>(selector)) {
      const { width, height } = element.getBoundingClientRect()
      if (width > 0 && height > 0) return element
    }
  return null
}
