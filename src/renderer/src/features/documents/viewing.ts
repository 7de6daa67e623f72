/** How many hits a search in a document has, and which one is shown, counted from 1; 0 of 0 for none. */
export interface Hits {
  readonly current: number
  readonly total: number
}

/** How a page is made to fit, in the words of pdf.js. */
export type Fit = 'auto' | 'page-width' | 'page-fit' | 'page-actual'
export const fits: readonly Fit[] = ['auto', 'page-width', 'page-fit', 'page-actual']

/** What the toolbar can ask of a document that is on screen, whatever its type. */
export interface DocumentControls {
  readonly hits: Hits
  /** Marks all hits and goes to the first; an empty query takes the marks away. */
  find(query: string): void
  findAgain(backwards: boolean): void
  /** Only what has pages and a scale. */
  readonly pages?: number
  readonly page?: number
  readonly scale?: number
  /** A fit, or a number. */
  readonly scaleWanted?: string
  readonly isSpread?: boolean
  zoom?(by: 1 | -1): void
  fitTo?(fit: Fit): void
  rotate?(): void
  toggleSpread?(): void
  goTo?(page: number): void
  /** Only what has pages, but cannot tell which of them is in sight. */
  turn?(by: 1 | -1): void
  /** Opens the list of pages, outline and attachments with the focus in it, or closes it. */
  toggleSidebar?(): void
  /** Only what can be read in another charset. */
  readonly charset?: CharsetControls | null
  /** Only what can be looked at in two ways: the other one. */
  switchFace?(): void
  /** Puts what goes on paper into the body of a document that runs nothing; resolves when all of it is there. */
  fillSheet?(body: HTMLElement): Promise<void>
}

export interface CharsetControls {
  /** WHATWG names. */
  readonly current: string
  readonly detected: string
  readonly bytes: Uint8Array
  choose(charset: string): void
}
