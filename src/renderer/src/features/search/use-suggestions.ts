/** What could be written at the caret: operators, or values with how many have them. */
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { definitionOf, OPERATOR_NAMES, type OperatorName } from '#contract/query.ts'
import { printValue } from '#contract/query-values.ts'
import type { QuerySuggestion } from '#contract/search.ts'
import { useClient } from '../../app/client.ts'
import { useFormat } from '../../app/format.ts'
import type { Spot } from './query-edit.ts'

export interface Suggestion {
  readonly key: string
  /** What is put in the place of what is typed. */
  readonly insert: string
  readonly label: string
  readonly detail: string
  readonly count: number | null
}

/** Typing asks at most this often. */
const typingMs = 40
const shown = 10

/** Comparisons worth offering, beside what the workspace has. */
const COMPARISONS: Partial<Record<OperatorName, readonly string[]>> = {
  applied: ['today', '<7d', '<30d', '>30d', '>90d'],
  'in-stage': ['>7d', '>14d', '>30d', '<7d'],
  snoozed: ['<7d', '<30d', 'tomorrow'],
  rating: ['>=4', '>=3'],
}

/** What an operator and its values are called. */
export function useQueryWords() {
  const { t, te } = useI18n()
  const format = useFormat()

  /** A value in words; without some of its own, as it is written. */
  function valueName(operator: OperatorName, written: string): string {
    if (
      ['none', 'any', 'me'].includes(written) &&
      definitionOf(operator).words.some((word) => word === written)
    )
      return t(`search.words.${written}`)
    if (operator === 'status') return t(`applications.status.${written}`)
    if (operator === 'source') return t(`applications.source.${written}`)
    if (operator === 'is') return t(`search.is.${written}`)
    if (operator === 'country' && /^[A-Z]{2}$/.test(written)) return format.country(written)
    const compared = `search.times.${operator}.${written.replace('<', 'under').replace('>=', 'from').replace('>', 'over')}`
    return te(compared) ? t(compared) : written
  }
  return { valueName }
}

/** @param openingId the opening whose stages are meant, if the list is of one */
export function useSuggestions(spot: () => Spot | null, openingId: () => string | null) {
  const { t } = useI18n()
  const client = useClient()
  const { valueName } = useQueryWords()
  const suggestions = shallowRef<readonly Suggestion[]>([])
  /** The answer to what is typed is still to come. */
  const busy = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let turn = 0
  /** Operator whose values are suggested; '' for operators themselves. */
  let shownFor = ''

  const operators = (typed: string): Suggestion[] =>
    OPERATOR_NAMES.filter((name) => name.startsWith(typed.toLowerCase())).map((name) => ({
      key: name,
      insert: `${name}:`,
      label: `${name}:`,
      detail: t(`search.operators.${name}`),
      count: null,
    }))

  const valueSuggestion = (operator: OperatorName, found: QuerySuggestion): Suggestion => {
    const known = definitionOf(operator).words.some((word) => word === found.value)
    const written = known
      ? found.value
      : printValue(operator, { type: 'name', text: found.value, begins: false })
    const label = valueName(operator, found.value)
    return {
      key: `${operator} ${found.value}`,
      insert: written,
      label,
      detail: found.label ?? (label === found.value ? '' : found.value),
      count: found.count,
    }
  }
  const fixed = (operator: OperatorName, written: string): Suggestion => {
    const label = valueName(operator, written)
    return {
      key: `${operator} ${written}`,
      insert: written,
      label,
      detail: label === written ? '' : written,
      count: null,
    }
  }

  async function values(operator: OperatorName, typed: string): Promise<Suggestion[]> {
    const definition = definitionOf(operator)
    const scope = openingId()
    const found =
      operator === 'name' || operator === 'is' || definition.takes === 'time'
        ? []
        : (
            await client.search.suggest({
              operator,
              text: typed.slice(0, 100),
              ...(scope === null ? {} : { openingId: scope }),
            })
          ).values
    const choices = operator === 'is' && definition.takes === 'choice' ? definition.choices : []
    const plain = typed.toLowerCase()
    const fits = ({ insert, label }: Suggestion) =>
      plain === '' || insert.toLowerCase().startsWith(plain) || label.toLowerCase().includes(plain)
    const own = found.map((one) => valueSuggestion(operator, one))
    const others = [...choices, ...(COMPARISONS[operator] ?? []), ...definition.words].map((one) =>
      fixed(operator, one),
    )
    // The service has compared names already, and better.
    const near = definition.takes === 'name' ? own : own.filter(fits)
    const there = new Set(near.map(({ insert }) => insert))
    return [...near, ...others.filter((one) => fits(one) && !there.has(one.insert))].slice(0, shown)
  }

  async function ask(at: Spot): Promise<void> {
    const own = ++turn
    if (at.kind === 'operator') {
      suggestions.value = operators(at.typed)
      busy.value = false
      return
    }
    try {
      const found = await values(at.operator, at.typed)
      if (own === turn) suggestions.value = found
    } catch {
      if (own === turn) suggestions.value = [] // one can type on; the list behind says that the service does not answer
    }
    if (own === turn) busy.value = false
  }

  watch(
    () => JSON.stringify([spot(), openingId()]),
    () => {
      clearTimeout(timer)
      const at = spot()
      if (at === null) {
        turn += 1
        suggestions.value = []
        busy.value = false
        return
      }
      busy.value = true
      // While one types, the last ones stay; for another operator they would be nonsense.
      const about = at.kind === 'operator' ? '' : at.operator
      if (about !== shownFor) suggestions.value = []
      shownFor = about
      timer = setTimeout(() => void ask(at), at.kind === 'operator' ? 0 : typingMs)
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    clearTimeout(timer)
    turn += 1
  })

  return { suggestions, busy }
}
