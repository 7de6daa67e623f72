/** The letter that answers a request to be erased: what goes, what waits, by which law and until when. Art. 12(3) and (4) GDPR. */
import type { InputOf } from '#contract/common.ts'
import type { AnswerLetter, requests as contract, ErasureRequest } from '#contract/retention-requests.ts'
import { dayInWords, outboxWriter, previewToCandidate } from '../mail/compose.ts'
import { SHIPPED_NAMES } from '../mail/shipped/templates.ts'
import { cleanLine, cleanText } from '../platform/clean-text.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { Problem } from '../platform/problem.ts'
import type { Readable, Store } from '../store/types.ts'
import { exactCalendar, here } from './calendar.ts'
import type { Decided } from './decide-one.ts'
import { type Kept, letterWords } from './letter-words.ts'
import { answerDay, decidedOf, described, isHeld, requireRequest } from './requests.ts'
import { readRules } from './rule-store.ts'

const SUBJECT_LENGTH = 200

/**
 * The letter as things stand now. Throws Problem NOT_FOUND; INVALID_STATE when nobody said who you are, or no law is known
 * for an application, so that nothing can be said about it.
 */
export function composeLetter(
  db: Readable,
  { id, language }: InputOf<typeof contract.letter>,
  { clock }: Pick<CommandDeps, 'clock'>,
): AnswerLetter {
  const now = clock.now()
  const request = requireRequest(db, id)
  const decided = decidedOf(db, now)(request.candidateId)
  if (decided.some(({ outcome }) => outcome.decision === 'NEEDS_COUNTRY')) {
    throw new Problem(
      'INVALID_STATE',
      'LETTER_NEEDS_RULE',
      'An opening that this candidate applied for has no country, or one without a retention rule, so nobody can say which law decides.',
      'Give the opening its country, or the country its rule, then write the answer.',
    )
  }
  const today = exactCalendar.dayOf(now, here())
  const by = answerDay(request)
  const isHeldWhole = isHeld(db, request.candidateId)
  const laws = new Map(readRules(db).map((rule) => [rule.id, rule.content]))
  return previewToCandidate(
    db,
    { candidateId: request.candidateId, template: SHIPPED_NAMES.erasure_answer, language },
    (written) => {
      const words = letterWords(written)
      const promise = by >= today ? dayInWords(by, words.language) : null
      const paragraphs = decided.map((one) => paragraph(one))
      if (decided.length === 0)
        paragraphs.push(isHeldWhole ? words.profileHeld : words.profileErased(promise))
      else if (!isHeldWhole && decided.every(({ outcome }) => outcome.decision === 'ERASE'))
        paragraphs.push(words.allGone)
      const waits = decided.some(
        ({ outcome }) => outcome.decision === 'DEFER_RESTRICT' || outcome.decision === 'HOLD',
      )
      if (isHeldWhole || waits) paragraphs.push(words.locked)

      function paragraph({ outcome, opening }: Decided): string {
        const job = `${cleanLine(opening.title, 200)} (${cleanLine(opening.requisitionNumber, 100)})`
        const law = laws.get(outcome.rule?.id ?? '')
        if (outcome.decision === 'ERASE') return words.erased(job, promise)
        if (outcome.decision === 'EXEMPT_HIRED') return words.hired(job)
        if (outcome.decision === 'HOLD' || outcome.dueOn === null || law === undefined) return words.held(job)
        const kept: Kept = {
          job,
          law: law.basis,
          source: law.sourceUrl,
          until: dayInWords(outcome.dueOn, words.language),
        }
        return outcome.by === 'minimum' ? words.minimum(kept) : words.claims(kept)
      }
      return {
        'request.askedOn': dayInWords(exactCalendar.dayOf(request.requestedAt, here()), written),
        'request.answer': paragraphs.join('\n\n'),
      }
    },
  )
}

/**
 * Puts the letter into the outbox and marks the request as answered, in one command; the trail keeps the id of the message
 * and no address. Throws Problem NOT_FOUND, INVALID_STATE when the candidate has no address, REFUSED when nothing is left
 * of a text.
 */
export function writeLetter(
  store: Store,
  input: InputOf<typeof contract.writeLetter>,
  deps: CommandDeps,
): ErasureRequest {
  const { id, language } = input
  const words = { subject: cleanLine(input.subject, SUBJECT_LENGTH), body: cleanText(input.body) }
  if (words.subject === '' || words.body === '') {
    throw new Problem(
      'REFUSED',
      'MESSAGE_EMPTY',
      'A letter needs a subject and a text. Nothing was changed.',
      'Fill in what is missing.',
    )
  }
  let messageId = ''
  store.command(
    {
      action: 'retention.writeLetter',
      subjects: () => ({ subjects: [id, messageId], count: 2 }),
      undoable: true,
      actor: deps.actor,
    },
    (tx) => {
      const request = requireRequest(tx, id)
      const { candidateId } = request
      const toAddress = tx.raw
        .prepare<[string], string>(
          'SELECT address FROM candidate_email WHERE candidate_id = ? ORDER BY position LIMIT 1',
        )
        .pluck()
        .get(candidateId)
      if (toAddress === undefined) {
        throw new Problem(
          'INVALID_STATE',
          'NO_ADDRESS',
          'This candidate has no e-mail address. Nothing was changed.',
          'Answer in another way, then mark the request as answered.',
        )
      }
      const now = deps.clock.now()
      tx.raw.prepare(`DELETE FROM outbox_message WHERE id = ? AND status <> 'sent'`).run(request.messageId)
      // About no single application: it stays when one of several goes before it is sent.
      messageId = outboxWriter(
        tx,
        now,
      )({ candidateId, applicationId: null, kind: 'erasure_answer', language, toAddress, ...words })
      tx.raw
        .prepare('UPDATE erasure_request SET answered_at = ?, answer_message_id = ? WHERE id = ?')
        .run(now, messageId, id)
    },
  )
  return described(store, id, deps)
}
