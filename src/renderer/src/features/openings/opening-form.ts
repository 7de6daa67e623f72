/** The form of an opening: its draft, what is wrong with it, and how it is saved. */
import { computed, reactive, ref, toRaw } from 'vue'
import { useI18n } from 'vue-i18n'
import { DEFAULT_PIPELINE, type Opening, OpeningDraft, type StageEdit } from '#contract/openings.ts'
import type { Criterion, Question } from '#contract/screening.ts'
import { useClient } from '../../app/client.ts'
import { copyOf } from '../../app/copy.ts'
import { problemReason, useProblem } from '../../app/problem.ts'
import {
  type CriterionDraft,
  criterionDraft,
  criterionEdits,
  type QuestionDraft,
  questionDraft,
  questionEdit,
  questionProblem,
} from '../screening/question-drafts.ts'

/** A stage while it is edited: `key` keeps its row when it moves, also before it has an id. */
export interface StageDraft extends Omit<StageEdit, 'criteria'> {
  key: number
  criteria: CriterionDraft[]
}

interface Asked {
  questions: readonly Question[]
  criteria: readonly Criterion[]
}

/** The field that a refusal of the service is about. */
const FIELD_OF_REASON: Record<string, string> = {
  REQUISITION_NUMBER_TAKEN: 'requisitionNumber',
  COUNTRY_MISSING: 'country',
  PLACE_FIXED: 'country',
  TIME_ZONE_UNKNOWN: 'timeZone',
  SUBDIVISION_OF_OTHER_COUNTRY: 'subdivision',
  CLOSES_BEFORE_IT_OPENS: 'closesOn',
  FIRST_STAGE_NOT_NEW: 'stages',
  LAST_STAGE_NOT_HIRED: 'stages',
  STAGE_NAME_TWICE: 'stages',
  STAGE_IN_USE: 'stages',
  CRITERION_TWICE: 'stages',
  CRITERION_IN_USE: 'stages',
  QUESTION_TWICE: 'questions',
  QUESTION_UNKNOWN: 'questions',
  CHOICE_TWICE: 'questions',
  RANGE_UPSIDE_DOWN: 'questions',
}

function emptyDraft(): OpeningDraft {
  const blank = OpeningDraft.parse({ title: '-', requisitionNumber: '-' })
  return {
    ...blank,
    title: '',
    requisitionNumber: '',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  }
}

const pick = (opening: Opening): OpeningDraft => {
  const keys = Object.keys(OpeningDraft.shape) as (keyof OpeningDraft)[]
  return Object.fromEntries(keys.map((key) => [key, copyOf(opening[key])])) as OpeningDraft
}

/** Empty text in a field that may be empty means: nothing. */
function tidy(draft: OpeningDraft): OpeningDraft {
  const blankToNull = (value: string | null) => (value === null || value.trim() === '' ? null : value.trim())
  return {
    ...draft,
    department: blankToNull(draft.department),
    jobFamily: blankToNull(draft.jobFamily),
    subdivision: blankToNull(draft.subdivision),
    city: blankToNull(draft.city),
    opensOn: blankToNull(draft.opensOn),
    closesOn: blankToNull(draft.closesOn),
    externalId: blankToNull(draft.externalId),
    externalUrl: blankToNull(draft.externalUrl),
    team: draft.team
      .filter((member) => member.name.trim() !== '' || (member.email ?? '').trim() !== '')
      .map((member) => ({ ...member, name: member.name.trim(), email: blankToNull(member.email) })),
  }
}

export function useOpeningForm() {
  const client = useClient()
  const problemOf = useProblem()
  const { t, te } = useI18n()
  const draft = reactive<OpeningDraft>(emptyDraft())
  const stages = ref<StageDraft[]>([])
  const questions = ref<QuestionDraft[]>([])
  const errors = reactive<Record<string, string>>({})
  const problem = ref<unknown>(null)
  const isSaving = ref(false)
  const loaded = ref<Opening | null>(null)
  let saved = ''
  let nextKey = 0
  /** What was loaded keeps its key when it is loaded again, so that nothing open on screen closes. */
  const keys = new Map<string, number>()
  const keyOf = (id: string): number => {
    const key = keys.get(id) ?? nextKey++
    keys.set(id, key)
    return key
  }

  const snapshot = () => JSON.stringify([tidy(toRaw(draft)), stageEdits(), questionEdits()])
  const stageEdits = (): StageEdit[] =>
    stages.value.map(({ id, name, kind, criteria }) => ({
      ...(id ? { id } : {}),
      name: name.trim(),
      kind,
      criteria: criterionEdits(criteria),
    }))
  const questionEdits = () => questions.value.map(questionEdit)
  const isUsual = () =>
    JSON.stringify(stageEdits()) ===
      JSON.stringify(DEFAULT_PIPELINE.map((stage) => ({ ...stage, criteria: [] }))) &&
    questions.value.length === 0
  const isDirty = () => snapshot() !== saved
  const stageDraft = (
    stage: Omit<StageEdit, 'criteria'>,
    criteria: readonly Criterion[] = [],
  ): StageDraft => ({
    ...stage,
    key: stage.id === undefined ? nextKey++ : keyOf(stage.id),
    criteria: criteria.map((criterion) => criterionDraft(criterion, keyOf(criterion.id))),
  })

  function load(opening: Opening | null, asked: Asked = { questions: [], criteria: [] }): void {
    loaded.value = opening
    Object.assign(draft, opening ? pick(opening) : emptyDraft())
    stages.value = opening
      ? opening.stages.map(({ id, name, kind }) =>
          stageDraft(
            { id, name, kind },
            asked.criteria.filter(({ stageId }) => stageId === id),
          ),
        )
      : DEFAULT_PIPELINE.map((stage) =>
          stageDraft({ ...stage, name: t(`openings.stages.kinds.${stage.kind}`) }),
        )
    questions.value = asked.questions.map((question) => questionDraft(question, keyOf(question.id)))
    clearProblems()
    saved = snapshot()
  }

  function clearProblems(): void {
    problem.value = null
    for (const key of Object.keys(errors)) delete errors[key]
  }

  /** Checks what can be checked without asking: true when nothing is wrong. */
  function validate(): boolean {
    clearProblems()
    const result = OpeningDraft.safeParse(tidy(toRaw(draft)))
    for (const issue of result.error?.issues ?? []) {
      const path = issue.path.map(String).join('.')
      errors[path] ??= te(`openings.invalid.${path}`)
        ? t(`openings.invalid.${path}`)
        : issue.code === 'custom' || issue.code === 'too_small'
          ? issue.message
          : t('openings.form.invalid')
    }
    if (stages.value.some((stage) => stage.name.trim() === ''))
      errors.stages = t('openings.invalid.stageName')
    else if (stageEdits().some(({ criteria }) => criteria?.some(({ name }) => name === '')))
      errors.stages = t('screening.invalid.criterion')
    questions.value.forEach((question, at) => {
      const missing = questionProblem(question)
      if (missing) errors[`questions.${at}`] = t(`screening.invalid.${missing}`)
    })
    return Object.keys(errors).length === 0
  }

  function refuse(error: unknown): void {
    const text = problemOf(error)
    const field = FIELD_OF_REASON[problemReason(error)]
    if (field) errors[field] = [text.detail, text.remedy].filter(Boolean).join(' ')
    else problem.value = error
  }

  /** Saves; answers the opening, or null when it was refused and said so at its field. */
  async function save(): Promise<Opening | null> {
    if (isSaving.value || !validate()) return null
    if (loaded.value && !isDirty()) return loaded.value
    isSaving.value = true
    try {
      const clean = tidy(toRaw(draft))
      let opening: Opening
      if (loaded.value) {
        opening = await client.openings.update({
          id: loaded.value.id,
          changes: clean,
          stages: stageEdits(),
          questions: questionEdits(),
        })
      } else {
        opening = await client.openings.create(clean)
        // From here on it exists: a refused pipeline must not create it again.
        loaded.value = opening
        if (!isUsual())
          opening = await client.openings.update({
            id: opening.id,
            changes: {},
            stages: stageEdits(),
            questions: questionEdits(),
          })
      }
      saved = snapshot()
      return opening
    } catch (error) {
      refuse(error)
      return null
    } finally {
      isSaving.value = false
    }
  }

  load(null)

  return {
    draft,
    stages,
    questions,
    errors,
    problem,
    isSaving,
    isDirty,
    errorCount: computed(() => Object.keys(errors).length),
    load,
    save,
    nextKey: () => nextKey++,
    newStage: () => stageDraft({ name: '', kind: 'interview' }),
  }
}
