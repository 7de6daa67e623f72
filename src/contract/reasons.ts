/** Disposition reasons: why an application was closed. */
import { z } from 'zod'

/** The company's reasons for rejecting. */
export const RejectionReason = z.enum([
  'not_qualified',
  'others_fit_better',
  'pay_expectation',
  'location',
  'language',
  'work_permit',
  'position_closed',
  'duplicate',
  'other',
])
/** The candidate's reasons for withdrawing: never mixed with rejections in any figure. */
export const WithdrawalReason = z.enum([
  'other_offer',
  'pay',
  'location',
  'personal',
  'process_too_slow',
  'other',
])
export type RejectionReason = z.infer<typeof RejectionReason>
export type WithdrawalReason = z.infer<typeof WithdrawalReason>
