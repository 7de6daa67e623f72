/** Gathers what a source says, checks each value against the contract, and gives it its id. */
import {
  type ProfileProposal,
  type ProposalSource,
  ProposedField,
  type ProposedPart,
  type TextSpan,
} from '#contract/autofill.ts'

type ValueOf<Part extends ProposedPart> = Extract<ProposedField, { part: Part }>['value']

/** Fields at most of one part; what the profile itself may hold. */
const LIMITS: Partial<Record<ProposedPart, number>> = {
  email: 20,
  phone: 20,
  link: 50,
  experience: 200,
  education: 100,
  skill: 500,
  language: 50,
}

export type SkipCode = 'OTHER_PEOPLE' | 'NOT_USED' | 'DUPLICATE' | 'INVALID' | 'LIMIT'

export class ProposalBuilder {
  readonly #fields: ProposedField[] = []
  readonly #counts = new Map<ProposedPart, number>()
  readonly #seen = new Set<string>()
  readonly #skipped = new Map<SkipCode, number>()

  skip(code: SkipCode, count = 1): void {
    if (count > 0) this.#skipped.set(code, (this.#skipped.get(code) ?? 0) + count)
  }

  /** Adds a value, unless the same is there already, the part is full, or no profile could hold it. */
  add<Part extends ProposedPart>(
    part: Part,
    value: ValueOf<Part>,
    confidence: number,
    spans: readonly TextSpan[],
  ): void {
    const number = this.#counts.get(part) ?? 0
    const limit = LIMITS[part] ?? 1
    const key = JSON.stringify([part, value]).toLowerCase()
    if (this.#seen.has(key)) this.skip('DUPLICATE')
    else if (number >= limit) this.skip('LIMIT')
    else {
      const parsed = ProposedField.safeParse({
        id: limit === 1 ? part : `${part}.${number}`,
        part,
        value,
        confidence: Math.round(Math.min(Math.max(confidence, 0), 1) * 100) / 100,
        spans: spans.filter((span) => span.end > span.start).slice(0, 50),
      })
      if (!parsed.success) {
        this.skip('INVALID')
        return
      }
      this.#seen.add(key)
      this.#counts.set(part, number + 1)
      this.#fields.push(parsed.data)
    }
  }

  proposal(source: ProposalSource, text: string): ProfileProposal {
    return {
      source,
      text,
      fields: this.#fields,
      skipped: [...this.#skipped].map(([code, count]) => ({ code, count })),
    }
  }
}
