/** Asks candidates, before their consent for the pool is over, whether they give it again. Silence is no: nothing is extended here. */
import type { InputOf } from '#contract/common.ts'
import type { RenewalsAsked, talentpool } from '#contract/talentpool.ts'
import { candidateMailWriter, dayInWords } from '../mail/compose.ts'
import { SHIPPED_NAMES } from '../mail/shipped/templates.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { Problem } from '../platform/problem.ts'
import { effectiveCommandInSteps } from '../store/effective-command.ts'
import type { Store } from '../store/types.ts'
import { readEnding } from './pool.ts'

/** Ids that the line of the audit names. */
const NAMED = 50

/**
 * Puts the mails into the outbox, and remembers with the consent that it was asked. Rejects with Problem NOT_FOUND when
 * the one who was named is not among them, INVALID_STATE when nobody said who writes.
 */
export async function askRenewal(
  store: Store,
  { candidateId, ...ending }: InputOf<typeof talentpool.askRenewal>,
  deps: CommandDeps,
): Promise<RenewalsAsked> {
  const { result, undoId } = await effectiveCommandInSteps(
    store,
    { action: 'talentpool.askRenewal', undoable: true, actor: deps.actor },
    function* (tx) {
      const now = deps.clock.now()
      const all = readEnding(tx, ending)
      const meant = candidateId === undefined ? all : all.filter((one) => one.candidateId === candidateId)
      if (candidateId !== undefined && meant.length === 0) {
        throw new Problem(
          'NOT_FOUND',
          'CONSENT_NOT_ENDING',
          'This candidate is not among those whose consent ends soon. Nothing was changed.',
          'The consent may have been extended or withdrawn; read the list again.',
        )
      }
      const write = candidateMailWriter(tx, SHIPPED_NAMES.consent_renewal, now)
      const waits = tx.raw.prepare<[string]>(
        `SELECT 1 FROM outbox_message WHERE candidate_id = ? AND kind = 'consent_renewal' AND status <> 'sent'`,
      )
      const newest = tx.raw.prepare<[string], { id: string; expiresOn: string }>(
        `SELECT id, expires_on AS expiresOn FROM consent WHERE candidate_id = ? AND purpose = 'talent_pool'
         AND withdrawn_at IS NULL ORDER BY expires_on DESC, given_at DESC, id LIMIT 1`,
      )
      const remember = tx.raw.prepare('UPDATE consent SET renewal_asked_at = ? WHERE id = ?')
      const asked: string[] = []
      const counts = { before: 0, withoutAddress: 0 }
      for (const [at, { candidateId: id, askedAt }] of meant.entries()) {
        const consent = newest.get(id)
        const isAsked = candidateId === undefined ? askedAt !== null : waits.get(id) !== undefined
        if (!consent || isAsked) counts.before += 1
        else if (
          write(id, (language) => ({ 'consent.expiresOn': dayInWords(consent.expiresOn, language) }))
        ) {
          remember.run(now, consent.id)
          asked.push(id)
        } else counts.withoutAddress += 1
        yield { done: at + 1, total: meant.length }
      }
      return {
        changed: asked.length,
        result: { asked: asked.length, ...counts },
        subjects: asked.slice(0, NAMED),
        count: asked.length,
      }
    },
  )
  return { ...result, undoId }
}
