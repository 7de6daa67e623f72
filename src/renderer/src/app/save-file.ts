/** Hands a file to the person: the browser asks where, Electron shows its save dialog. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has begun when the click returns; a minute is plenty for the bytes to be taken over.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
