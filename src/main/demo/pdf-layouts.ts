/** How CVs, letters and certificates look as PDF: one column, or a sidebar; as long as they need. */
import type { Cv, Letter } from './cv.ts'
import { type Font, PAGE, PdfPage, pdfFile, widthOf, wrap } from './pdf.ts'

const MARGIN = 56
const GREY = '0.42 0.42 0.47'

/** Text that goes on from page to page inside a column. */
class Flow {
  readonly pages: PdfPage[] = []
  y = 0
  readonly #x: number
  readonly #width: number
  readonly #begin: (page: PdfPage, number: number) => number

  /** `begin` draws what stands on every page and says where its text starts. */
  constructor(x: number, width: number, begin: (page: PdfPage, number: number) => number) {
    this.#x = x
    this.#width = width
    this.#begin = begin
    this.#turn()
  }

  #turn(): PdfPage {
    const page = new PdfPage()
    this.pages.push(page)
    this.y = this.#begin(page, this.pages.length)
    return page
  }

  /** The page that has room for `height` points. */
  #room(height: number): PdfPage {
    const page = this.pages.at(-1)
    return page === undefined || this.y + height > PAGE.height - MARGIN ? this.#turn() : page
  }

  text(
    text: string,
    font: Font,
    size: number,
    options: { colour?: string; indent?: number; gap?: number } = {},
  ) {
    const { colour, indent = 0, gap = 0 } = options
    for (const line of wrap(text, font, size, this.#width - indent)) {
      const page = this.#room(size * 1.4)
      this.y += size * 1.4
      page.text(this.#x + indent, this.y, line, font, size, colour)
    }
    this.y += gap
  }

  bullet(text: string, font: Font, size: number): void {
    const page = this.#room(size * 2.8)
    page.text(this.#x, this.y + size * 1.4, '•', font, size)
    this.text(text, font, size, { indent: 12 })
  }

  /** A line with something at its right end, as dates are. */
  pair(left: string, right: string, font: Font, size: number): void {
    const page = this.#room(size * 4)
    const width = widthOf(right, font, size)
    page.text(this.#x + this.#width - width, this.y + size * 1.4, right, font, size, GREY)
    const lines = wrap(left, font, size, this.#width - width - 12)
    for (const line of lines) {
      this.y += size * 1.4
      page.text(this.#x, this.y, line, font, size)
    }
  }

  heading(text: string, font: Font, size: number, colour: string): void {
    const page = this.#room(size * 5)
    this.y += size * 2.4
    page.text(this.#x, this.y, text, font, size, colour)
    page.box(this.#x, this.y + 4, this.#width, 0.7, colour)
    this.y += 6
  }
}

function body(flow: Flow, cv: Cv, [plain, bold]: readonly [Font, Font], colour: string): void {
  flow.heading(cv.headings.profile, bold, 12, colour)
  flow.text(cv.summary, plain, 10.5)
  flow.heading(cv.headings.experience, bold, 12, colour)
  for (const { title, employer, period, lines } of cv.jobs) {
    flow.pair(title, period, bold, 10.5)
    flow.text(employer, plain, 10.5, { colour: GREY })
    for (const line of lines) flow.bullet(line, plain, 10)
    flow.y += 8
  }
  flow.heading(cv.headings.education, bold, 12, colour)
  for (const { what, where, period } of cv.schools) {
    flow.pair(what, period, bold, 10.5)
    flow.text(where, plain, 10.5, { gap: 4 })
  }
}

const COLOURS = ['0.11 0.30 0.55', '0.42 0.13 0.30', '0.10 0.38 0.32', '0.25 0.25 0.28'] as const

/** One column from top to bottom, contact under the name. */
function classic(cv: Cv, look: number): PdfPage[] {
  const fonts: readonly [Font, Font] = look % 2 === 0 ? ['serif', 'serif-bold'] : ['regular', 'bold']
  const colour = COLOURS[look % COLOURS.length] ?? COLOURS[0]
  const flow = new Flow(MARGIN, PAGE.width - MARGIN * 2, (page, number) => {
    if (number > 1) page.text(MARGIN, 34, `${cv.name} · ${number}`, fonts[0], 9, GREY)
    return number > 1 ? 46 : 44
  })
  flow.text(cv.name, fonts[1], 24, { colour })
  flow.text(cv.headline, fonts[0], 13, { gap: 4 })
  flow.text(cv.contact.join('  ·  '), fonts[0], 9.5, { colour: GREY })
  body(flow, cv, fonts, colour)
  flow.heading(cv.headings.skills, fonts[1], 12, colour)
  flow.text(cv.skills.join(', '), fonts[0], 10.5)
  flow.heading(cv.headings.languages, fonts[1], 12, colour)
  flow.text(cv.languages.join(', '), fonts[0], 10.5)
  if (cv.other) {
    flow.heading(cv.other.heading, fonts[1], 12, colour)
    flow.text(cv.other.text, fonts[0], 10.5)
  }
  return flow.pages
}

/** A coloured sidebar with contact, skills and languages; the rest beside it. */
function sidebar(cv: Cv, look: number): PdfPage[] {
  const colour = COLOURS[look % COLOURS.length] ?? COLOURS[0]
  const width = 186
  const paint = (page: PdfPage) => page.box(0, 0, width, PAGE.height, colour)
  const main = new Flow(width + 30, PAGE.width - width - 70, (page, number) => {
    paint(page)
    return number > 1 ? 44 : 40
  })
  main.text(cv.name, 'bold', 22, { colour })
  main.text(cv.headline, 'regular', 12, { colour: GREY })
  body(main, cv, ['regular', 'bold'], colour)

  const first = main.pages[0]
  if (!first) return main.pages
  let y = 60
  const aside = (lines: readonly string[], font: Font, size: number) => {
    for (const text of lines)
      for (const line of wrap(text, font, size, width - 44)) {
        first.text(24, y, line, font, size, '1 1 1')
        y += size * 1.45
      }
  }
  const { skills, languages } = cv.headings
  aside(cv.contact, 'regular', 9)
  for (const [heading, lines] of [
    [skills, cv.skills],
    [languages, cv.languages],
    ...(cv.other ? [[cv.other.heading, [cv.other.text]] as const] : []),
  ] as const) {
    y += 18
    aside([heading], 'bold', 12)
    y += 3
    aside(lines, 'regular', 9.5)
  }
  return main.pages
}

/** A CV as PDF; `look` chooses layout, fonts and colour. */
export const cvPdf = (cv: Cv, look: number): Uint8Array =>
  pdfFile(look % 3 === 0 ? sidebar(cv, look) : classic(cv, look), cv.name)

/** A letter, or a certificate, as PDF. */
export function letterPdf(letter: Letter): Uint8Array {
  const flow = new Flow(MARGIN + 10, PAGE.width - MARGIN * 2 - 20, () => 60)
  flow.text(letter.name, 'serif-bold', 14)
  for (const line of letter.contact) flow.text(line, 'serif', 10, { colour: GREY })
  flow.y += 36
  flow.text(letter.title, 'serif-bold', 13, { gap: 12 })
  for (const paragraph of letter.paragraphs) flow.text(paragraph, 'serif', 11.5, { gap: 9 })
  return pdfFile(flow.pages, letter.title)
}
