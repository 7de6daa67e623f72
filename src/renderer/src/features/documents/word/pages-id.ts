/** Pages that LibreOffice made of a document are held and shown like a document of their own, by an id made of its id. */
export const pagesSuffix = '#pages'

export const pagesIdOf = (documentId: string): string => `${documentId}${pagesSuffix}`

/** The document whose pages the id stands for, or null. */
export const pagesOf = (id: string): string | null =>
  id.endsWith(pagesSuffix) ? id.slice(0, -pagesSuffix.length) : null
