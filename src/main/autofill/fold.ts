import { foldName } from '../platform/fold.ts'

/**
 * What words are compared by: folded as names are, punctuation as spaces, one space between words. Only '+', '#' and
 * dots inside words stay, because C++, C# and .NET are words too.
 */
export function foldWords(text: string): string {
  return foldName(text)
    .replace(/[^\p{L}\p{M}\p{N}+#.]+/gu, ' ')
    .replace(/\.(?![\p{L}\p{N}])/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
}
