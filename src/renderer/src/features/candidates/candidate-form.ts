/** The form of a candidate's profile: its draft, what is wrong with it, and how it is saved. */
import { computed, reactive, ref, shallowRef, toRaw } from 'vue'
import { useI18n } from 'vue-i18n'
import { type Candidate, CandidateProfile } from '#contract/candidates.ts'
import { useClient } from '../../app/client.ts'
import { copyOf } from '../../app/copy.ts'

const emptyDraft = (): CandidateProfile => ({ ...CandidateProfile.parse({ fullName: '-' }), fullName: '' })

const pick = (candidate: Candidate): CandidateProfile => {
  const keys = Object.keys(CandidateProfile.shape) as (keyof CandidateProfile)[]
  return Object.fromEntries(keys.map((key) => [key, copyOf(candidate[key])])) as CandidateProfile
}

const blankToNull = (value: string | null) => (value === null || value.trim() === '' ? null : value.trim())

/** Rows that were added and left empty are not kept; empty text where nothing may stand means nothing. */
function tidy(draft: CandidateProfile): CandidateProfile {
  return {
    ...draft,
    givenName: blankToNull(draft.givenName),
    familyName: blankToNull(draft.familyName),
    headline: blankToNull(draft.headline),
    city: blankToNull(draft.city),
    emails: draft.emails
      .filter(({ address }) => address.trim() !== '')
      .map((email) => ({ ...email, address: email.address.trim() })),
    phones: draft.phones.filter(({ written }) => written.trim() !== ''),
    links: draft.links.filter(({ url }) => url.trim() !== ''),
    experience: draft.experience
      .filter((job) => [job.employer, job.title, job.summary].some((text) => text.trim() !== ''))
      .map((job) => ({
        ...job,
        location: blankToNull(job.location),
        from: blankToNull(job.from),
        to: blankToNull(job.to),
      })),
    education: draft.education
      .filter((study) => [study.institution, study.area, study.degree].some((text) => text.trim() !== ''))
      .map((study) => ({ ...study, from: blankToNull(study.from), to: blankToNull(study.to) })),
    languages: draft.languages.filter(({ language }) => language.trim() !== ''),
  }
}

export function useCandidateForm() {
  const client = useClient()
  const { t } = useI18n()
  const draft = reactive<CandidateProfile>(emptyDraft())
  const errors = reactive<Record<string, string>>({})
  const problem = ref<unknown>(null)
  const isSaving = ref(false)
  const loaded = shallowRef<Candidate | null>(null)
  let saved = ''

  const snapshot = () => JSON.stringify(tidy(toRaw(draft)))
  const isDirty = () => snapshot() !== saved

  function load(candidate: Candidate | null): void {
    loaded.value = candidate
    Object.assign(draft, candidate ? pick(candidate) : emptyDraft())
    problem.value = null
    for (const key of Object.keys(errors)) delete errors[key]
    saved = snapshot()
  }

  function words(path: string, message: string): string {
    if (path === 'fullName') return t('candidates.form.needsName')
    if (path.startsWith('emails.')) return t('candidates.form.badEmail')
    if (/\.(from|to)$/.test(path)) return t('candidates.form.badDate')
    return message || t('candidates.form.invalid')
  }

  function validate(clean: CandidateProfile): boolean {
    problem.value = null
    for (const key of Object.keys(errors)) delete errors[key]
    for (const issue of CandidateProfile.safeParse(clean).error?.issues ?? []) {
      const path = issue.path.map(String).join('.')
      errors[path] ??= words(path, issue.message)
    }
    return Object.keys(errors).length === 0
  }

  /** Saves; answers the candidate, or null when it was refused and said so. */
  async function save(): Promise<Candidate | null> {
    if (isSaving.value) return null
    const clean = tidy(toRaw(draft))
    // Row numbers in messages are those on screen: empty rows go first.
    Object.assign(draft, copyOf(clean))
    if (!validate(clean)) return null
    if (loaded.value && !isDirty()) return loaded.value
    isSaving.value = true
    try {
      const candidate = loaded.value
        ? await client.candidates.update({ id: loaded.value.id, changes: clean })
        : await client.candidates.create(clean)
      saved = snapshot()
      return candidate
    } catch (error) {
      problem.value = error
      return null
    } finally {
      isSaving.value = false
    }
  }

  load(null)

  return {
    draft,
    errors,
    problem,
    isSaving,
    isDirty,
    errorCount: computed(() => Object.keys(errors).length),
    load,
    save,
  }
}
