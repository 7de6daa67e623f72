import { z } from 'zod'
import { readSetting } from '../store/settings.ts'
import type { Readable } from '../store/types.ts'

/** Kept in a workspace that was made as a demo. */
export const DEMO_SETTING = 'demo'

/** Whether everybody in this workspace is invented. */
export const isDemo = (db: Readable): boolean => readSetting(db, DEMO_SETTING, z.boolean(), false)
