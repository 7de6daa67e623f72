/** How many hits a search in a document has, and which one is shown, counted from 1; 0 of 0 for none. */
export interface Hits {
  readonly current: number
  readonly total: number
}

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
  zoom?(by: 1 | -1): void
  fitWidth?(): void
  goTo?(page: number): void
}
