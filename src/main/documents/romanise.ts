const CYRILLIC: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  є: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'i',
  й: 'i',
  ј: 'i',
  к: 'k',
  л: 'l',
  љ: 'li',
  м: 'm',
  н: 'n',
  њ: 'ni',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  ћ: 'c',
  ђ: 'dj',
  у: 'u',
  ў: 'u',
  ф: 'f',
  х: 'h',
  ц: 'ts',
  ч: 'ch',
  џ: 'dz',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
}
const GREEK: Record<string, string> = {
  α: 'a',
  β: 'v',
  γ: 'g',
  δ: 'd',
  ε: 'e',
  ζ: 'z',
  η: 'i',
  θ: 'th',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'x',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  ς: 's',
  τ: 't',
  υ: 'i',
  φ: 'f',
  χ: 'h',
  ψ: 'ps',
  ω: 'o',
}
const LATIN: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/**
 * A rough Latin spelling for comparing a name with a mailbox name, in lower case: diacritics dropped, Cyrillic and
 * Greek by sound, and the letters that romanisations disagree about (y, j, w, kh, ue for ü) made one. Not for showing.
 */
export function romanise(word: string): string {
  const plain = word.toLowerCase().normalize('NFC')
  const letters = [...plain].map((letter) => {
    const bare = letter.normalize('NFD').replace(/\p{M}/gu, '')
    return LATIN[letter] ?? CYRILLIC[letter] ?? CYRILLIC[bare] ?? GREEK[bare] ?? bare
  })
  return letters
    .join('')
    .replace(/kh/g, 'h')
    .replace(/([aou])e/g, '$1')
    .replace(/[yj]/g, 'i')
    .replace(/w/g, 'v')
    .replace(/i+/g, 'i')
}
