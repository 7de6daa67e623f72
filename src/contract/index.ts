/** Everything that a client may ask of the data service. A test pins this list. */
import { applications } from './applications.ts'
import { autofill } from './autofill.ts'
import { blind } from './blind.ts'
import { candidates } from './candidates.ts'
import { colleagues } from './colleagues.ts'
import { documents } from './documents.ts'
import { duplicates } from './duplicates.ts'
import { events } from './events.ts'
import { history } from './history.ts'
import { home } from './home.ts'
import { imports } from './imports.ts'
import { intake } from './intake.ts'
import { mail } from './mail.ts'
import { openings } from './openings.ts'
import { retention } from './retention.ts'
import { scorecards } from './scorecards.ts'
import { screening } from './screening.ts'
import { search } from './search.ts'
import { talentpool } from './talentpool.ts'
import { tasks } from './tasks.ts'
import { views } from './views.ts'
import { workspace } from './workspace.ts'

export const contract = {
  workspace,
  openings,
  candidates,
  autofill,
  blind,
  applications,
  documents,
  duplicates,
  colleagues,
  mail,
  intake,
  imports,
  search,
  screening,
  scorecards,
  talentpool,
  retention,
  home,
  views,
  history,
  tasks,
  events,
}
export type Contract = typeof contract
