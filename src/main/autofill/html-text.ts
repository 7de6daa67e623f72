import { extractHtml } from '../documents/extract-html.ts'

/** Text of a value that may hold HTML, as Europass keeps its descriptions. */
export function htmlText(value: string): string {
  if (!/[<&]/.test(value)) return value.trim()
  return extractHtml(new TextEncoder().encode(value.replace(/<li\b[^>]{0,200}>/gi, '$&• '))).text.trim()
}
