/** What somebody answers to an opening's questions; about one in ten does not fit. */
import type { Random } from './random.ts'
import type { DemoOpening } from './words/openings.ts'

type Question = DemoOpening['questions'][number]

const YES_NO: Readonly<Record<string, readonly [yes: string, no: string]>> = {
  en: ['Yes', 'No'],
  fi: ['Kyllä', 'Ei'],
  sv: ['Ja', 'Nej'],
  de: ['Ja', 'Nein'],
  fr: ['Oui', 'Non'],
  es: ['Sí', 'No'],
}

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  de: ['Ab sofort', 'In sechs Wochen', 'Zum Quartalsende', 'Nach Absprache'],
  en: [
    'That a kind no takes five minutes longer and is worth it.',
    'To say early what the pay is.',
    'That my question was unclear, not the answer.',
  ],
}

function answerTo(random: Random, { kind, choices = [], rule }: Question, language: string): string {
  const fits = random.chance(0.9)
  const [yes, no] = YES_NO[language] ?? ['Yes', 'No']
  if (kind === 'yes_no') return (rule ? fits : random.chance(0.6)) ? yes : no
  if (kind === 'number') {
    if (rule?.type === 'range' && rule.most !== null)
      return String(Math.round((rule.most * random.int(fits ? 78 : 104, fits ? 99 : 120)) / 100_000) * 1000)
    const least = rule?.type === 'range' ? (rule.least ?? 0) : 0
    return String(fits ? least + random.int(0, 12) : Math.max(0, least - random.int(1, 2)))
  }
  if (kind === 'choice') {
    const wanted = rule?.type === 'one_of' ? rule.choices : []
    const others = choices.filter((choice) => !wanted.includes(choice))
    return [...(fits ? wanted : []), ...random.some(others, random.int(fits ? 0 : 1, 2))].join(', ')
  }
  return random.pick(TEXTS[language] ?? TEXTS.en ?? ['—'])
}

/** The answers that come with one application. */
export const answersTo = (random: Random, { questions, draft }: DemoOpening) =>
  questions.map((question) => ({
    question: question.question,
    answer: answerTo(random, question, draft.language),
  }))
