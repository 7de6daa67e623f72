/** Hands a file to the browser's or the shell's own download. */
export function saveFile(name: string, bytes: Uint8Array, mediaType: string): void {
  // An HTML document must never be opened as a page of this origin: it is saved as plain bytes.
  const type = mediaType === 'text/html' ? 'application/octet-stream' : mediaType
  const url = URL.createObjectURL(new Blob([bytes.slice()], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
