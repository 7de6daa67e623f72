/** Binds every procedure of the contract to the subject that answers it. */
import { implement } from '@orpc/server'
import { contract } from '#contract/index.ts'
import { advancing } from '../applications/advance.ts'
import { readAgeingDays, writeAgeingDays } from '../applications/ageing.ts'
import { attachToApplication } from '../applications/attach.ts'
import { boardHeads } from '../applications/board.ts'
import { type Bulk, bulkCommandInSteps } from '../applications/bulk.ts'
import { assigning, snoozing, unsnoozing } from '../applications/care.ts'
import { groupApplications } from '../applications/counts.ts'
import { createApplication } from '../applications/create.ts'
import { moving, reactivating, rejecting, withdrawing } from '../applications/decisions.ts'
import { exportApplications } from '../applications/export.ts'
import { exportCvs } from '../applications/export-cvs.ts'
import { listApplications } from '../applications/list.ts'
import { mailPlan } from '../applications/mail-plan.ts'
import { rating, tagging } from '../applications/marks.ts'
import { notesMentioningMe } from '../applications/mentions.ts'
import { addNote, editNote, removeNote } from '../applications/notes.ts'
import { countApplications, getApplication } from '../applications/queries.ts'
import { acceptFields } from '../autofill/accept.ts'
import { proposeFromDocument, proposeFromFile } from '../autofill/propose.ts'
import { createCandidate, updateCandidate } from '../candidates/commands.ts'
import { getCandidate, listCandidates } from '../candidates/queries.ts'
import {
  addColleague,
  listColleagues,
  setColleagueLeft,
  setSelf,
  updateColleague,
} from '../colleagues/colleagues.ts'
import { documentPages, officeState, setOffice } from '../documents/office/queries.ts'
import { openOutside } from '../documents/outside.ts'
import { listQuarantined, retryDocument } from '../documents/quarantine.ts'
import { documentCharset, documentContent, documentText } from '../documents/queries.ts'
import { wordView } from '../documents/word/queries.ts'
import { mergeCandidates } from '../duplicates/merge.ts'
import { previewMerge } from '../duplicates/merging.ts'
import { duplicatesOf, keepApart, listDuplicates, mergesOf } from '../duplicates/queries.ts'
import { previewUnmerge, unmergeCandidates } from '../duplicates/unmerge.ts'
import { noteLook } from '../home/looks.ts'
import { homeSummary } from '../home/summary.ts'
import { getImport, listImports } from '../imports/batches.ts'
import { checkImport } from '../imports/check.ts'
import { exportProblems, listProblems } from '../imports/problems.ts'
import { revertImport } from '../imports/revert.ts'
import { cancelImport, runImport } from '../imports/run.ts'
import { uploadTable } from '../imports/upload.ts'
import { addDocuments } from '../intake/add-documents.ts'
import { addPart, beginBatch, getBatch, listBatches, listItems } from '../intake/batches.ts'
import { revertBatch } from '../intake/revert.ts'
import { itemText, settleReview } from '../intake/review.ts'
import { cancelBatch, runBatch } from '../intake/run.ts'
import { previewMail } from '../mail/compose.ts'
import {
  editMessage,
  getMessage,
  holdMessages,
  listOutbox,
  releaseMessages,
  removeMessages,
} from '../mail/outbox.ts'
import { readMailSettings, writeMailSettings } from '../mail/settings.ts'
import { listTemplates, removeTemplate, saveTemplate } from '../mail/templates.ts'
import {
  closeOpening,
  createOpening,
  duplicateOpening,
  publishOpening,
  reopenOpening,
  updateOpening,
} from '../openings/commands.ts'
import { getOpening, listOpenings } from '../openings/queries.ts'
import type { Log } from '../platform/log.ts'
import { changeRule, simulateRule } from '../retention/change-rule.ts'
import { readFigures } from '../retention/figures.ts'
import { listHolds, releaseHold, setHold } from '../retention/holds.ts'
import { composeLetter, writeLetter } from '../retention/letter.ts'
import {
  answerRequest,
  extendRequest,
  listRequests,
  openRequest,
  withdrawRequest,
} from '../retention/requests.ts'
import { comparePack, listRules, ruleHistory } from '../retention/rules.ts'
import { listRuns } from '../retention/runs.ts'
import { readRetentionSettings, writeRetentionSettings } from '../retention/which-rule.ts'
import { screeningOfOpening } from '../screening/opening.ts'
import { setProposalsAside } from '../screening/proposals.ts'
import { declineScorecard, saveDraft, scorecardsOf, submitScorecard } from '../screening/scorecards.ts'
import { searchEverything } from '../search/search.ts'
import { similarCandidates } from '../search/similar.ts'
import { checkQuery, suggestValues } from '../search/suggest.ts'
import { listBackups } from '../store/backup.ts'
import {
  addToPool,
  countPool,
  extendMembership,
  listPool,
  membershipOf,
  withdrawConsent,
} from '../talentpool/pool.ts'
import { askRenewal } from '../talentpool/renewal.ts'
import {
  countView,
  createView,
  listViews,
  removeView,
  renameView,
  reorderViews,
  updateView,
} from '../views/views.ts'
import type { EventHub } from './events.ts'
import { createGuard } from './guard.ts'
import type { Session } from './session.ts'
import { createTasks } from './tasks.ts'

/** The router of one service. Handlers reach the store only through `session.workspace()`, which refuses when locked. */
export function createRouter(session: Session, hub: EventHub, log: Log) {
  const guard = createGuard(session, log)
  const os = implement(contract)
    .use(({ path, next }) => guard(path, async () => await next()))
    .use(async ({ path, next }, input, output) => {
      const blind = session.open()?.blind
      blind?.check(path.join('.'), input)
      const answer = await next()
      return blind ? output(blind.mask(path.join('.'), input, answer.output) as never) : answer
    })
  const {
    workspace,
    openings,
    candidates,
    autofill,
    blind,
    applications,
    colleagues,
    mail,
    documents,
    duplicates,
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
    events,
  } = os
  const open = () => session.workspace()
  const tasks = createTasks(hub)
  const inSteps = (bulk: Bulk, { task }: { task?: string | undefined }, signal: AbortSignal | undefined) => {
    const { store, deps } = open()
    return tasks.run(task, signal, (options) => bulkCommandInSteps(store, bulk, deps, options))
  }

  return os.router({
    workspace: {
      status: workspace.status.handler(() => session.status()),
      create: workspace.create.handler(({ input }) => session.create(input)),
      createDemo: workspace.createDemo.handler(async () => {
        await session.createDemo()
        return session.status()
      }),
      unlock: workspace.unlock.handler(async ({ input }) => {
        await session.unlock(input)
        return session.status()
      }),
      lock: workspace.lock.handler(async () => {
        await session.lock()
        return session.status()
      }),
      changePassphrase: workspace.changePassphrase.handler(({ input }) =>
        session.changePassphrase(input.current, input.next),
      ),
      setAutoLock: workspace.setAutoLock.handler(({ input }) => {
        session.setAutoLock(input.minutes)
        return session.status()
      }),
      verify: workspace.verify.handler(() => open().store.verify()),
      backups: workspace.backups.handler(() => listBackups(session.status().directory)),
      backUp: workspace.backUp.handler(() => open().store.backUp('manual')),
      restore: workspace.restore.handler(async ({ input }) => {
        await session.restore(input.name, input.passphrase)
        return session.status()
      }),
      salvage: workspace.salvage.handler(async ({ input }) => {
        const { zip, ...counts } = await session.salvage(input.passphrase)
        return {
          file: new File([zip as Uint8Array<ArrayBuffer>], 'haku-salvage.zip', { type: 'application/zip' }),
          ...counts,
        }
      }),
    },
    openings: {
      list: openings.list.handler(({ input }) => listOpenings(open().db, input)),
      get: openings.get.handler(({ input }) => getOpening(open().db, input)),
      create: openings.create.handler(({ input }) => createOpening(open().store, input, open().deps)),
      update: openings.update.handler(({ input }) => updateOpening(open().store, input, open().deps)),
      duplicate: openings.duplicate.handler(({ input }) =>
        duplicateOpening(open().store, input, open().deps),
      ),
      publish: openings.publish.handler(({ input }) => publishOpening(open().store, input, open().deps)),
      close: openings.close.handler(({ input }) => closeOpening(open().store, input, open().deps)),
      reopen: openings.reopen.handler(({ input }) => reopenOpening(open().store, input, open().deps)),
    },
    candidates: {
      list: candidates.list.handler(({ input }) => listCandidates(open().db, input)),
      get: candidates.get.handler(({ input }) => getCandidate(open().db, input)),
      create: candidates.create.handler(({ input }) => createCandidate(open().store, input, open().deps)),
      update: candidates.update.handler(({ input }) => updateCandidate(open().store, input, open().deps)),
    },
    autofill: {
      proposeFromDocument: autofill.proposeFromDocument.handler(({ input }) =>
        proposeFromDocument(open().store, input, open().intake.documents),
      ),
      proposeFromFile: autofill.proposeFromFile.handler(({ input }) =>
        proposeFromFile(input, open().intake.documents),
      ),
      accept: autofill.accept.handler(({ input }) => acceptFields(open().store, input, open().deps)),
    },
    blind: {
      status: blind.status.handler(() => open().blind.status()),
      set: blind.set.handler(({ input }) => open().blind.set(input)),
      reveal: blind.reveal.handler(({ input }) => open().blind.reveal(input)),
    },
    applications: {
      list: applications.list.handler(({ input }) => listApplications(open().db, input, open().deps)),
      groups: applications.groups.handler(({ input }) => groupApplications(open().db, input, open().deps)),
      counts: applications.counts.handler(({ input }) => countApplications(open().db, input)),
      board: applications.board.handler(({ input }) => boardHeads(open().db, input, open().deps)),
      ageing: applications.ageing.handler(() => ({ days: readAgeingDays(open().db) })),
      setAgeing: applications.setAgeing.handler(({ input }) => writeAgeingDays(open().store, input.days)),
      get: applications.get.handler(({ input }) => getApplication(open().db, input)),
      create: applications.create.handler(({ input }) => createApplication(open().store, input, open().deps)),
      move: applications.move.handler(({ input, signal }) => inSteps(moving(input), input, signal)),
      advance: applications.advance.handler(({ input, signal }) => inSteps(advancing(input), input, signal)),
      reject: applications.reject.handler(({ input, signal }) => inSteps(rejecting(input), input, signal)),
      withdraw: applications.withdraw.handler(({ input, signal }) =>
        inSteps(withdrawing(input), input, signal),
      ),
      mailPlan: applications.mailPlan.handler(({ input }) => mailPlan(open().db, input, open().deps)),
      export: applications.export.handler(({ input }) =>
        exportApplications(open().store, input, open().deps),
      ),
      exportCvs: applications.exportCvs.handler(({ input }) => exportCvs(open().store, input, open().deps)),
      reactivate: applications.reactivate.handler(({ input, signal }) =>
        inSteps(reactivating(input), input, signal),
      ),
      rate: applications.rate.handler(({ input, signal }) => inSteps(rating(input), input, signal)),
      tag: applications.tag.handler(({ input, signal }) => inSteps(tagging(input), input, signal)),
      assign: applications.assign.handler(({ input, signal }) => inSteps(assigning(input), input, signal)),
      snooze: applications.snooze.handler(({ input, signal }) => inSteps(snoozing(input), input, signal)),
      unsnooze: applications.unsnooze.handler(({ input, signal }) =>
        inSteps(unsnoozing(input), input, signal),
      ),
      mentions: applications.mentions.handler(({ input }) => notesMentioningMe(open().db, input)),
      attach: applications.attach.handler(({ input }) =>
        attachToApplication(open().store, input, open().deps),
      ),
      addNote: applications.addNote.handler(({ input }) => addNote(open().store, input, open().deps)),
      editNote: applications.editNote.handler(({ input }) => editNote(open().store, input, open().deps)),
      removeNote: applications.removeNote.handler(({ input }) =>
        removeNote(open().store, input, open().deps),
      ),
    },
    documents: {
      content: documents.content.handler(({ input }) => documentContent(open().store, input)),
      text: documents.text.handler(({ input }) => documentText(open().db, input)),
      quarantined: documents.quarantined.handler(({ input }) => listQuarantined(open().db, input)),
      retry: documents.retry.handler(({ input }) => retryDocument(open().store, input, open().intake)),
      charset: documents.charset.handler(({ input }) =>
        documentCharset(open().store, input, open().intake.documents),
      ),
      openOutside: documents.openOutside.handler(({ input }) =>
        openOutside(open().store, input, session.outside),
      ),
      wordView: documents.wordView.handler(({ input }) =>
        wordView(open().store, input, open().intake.documents),
      ),
      pages: documents.pages.handler(({ input }) => documentPages(open().store, input, open().office)),
      office: documents.office.handler(() => officeState(open().db, open().office)),
      setOffice: documents.setOffice.handler(({ input }) => setOffice(open().store, input, open().office)),
      add: documents.add.handler(({ input }) => addDocuments(open().store, input, open().intake)),
    },
    duplicates: {
      list: duplicates.list.handler(({ input }) => listDuplicates(open().db, input)),
      of: duplicates.of.handler(({ input }) => duplicatesOf(open().db, input)),
      compareAll: duplicates.compareAll.handler(async ({ input, signal }) => {
        const { duplicates: watch, db } = open()
        const { compared } = await tasks.run(input.task, signal, (options) => watch.compareAll(options))
        return { compared, pairs: listDuplicates(db, { limit: 1 }).total }
      }),
      keepApart: duplicates.keepApart.handler(({ input }) => keepApart(open().store, input, open().deps)),
      preview: duplicates.preview.handler(({ input }) => previewMerge(open().store, input)),
      merge: duplicates.merge.handler(({ input }) => mergeCandidates(open().store, input, open().deps)),
      merges: duplicates.merges.handler(({ input }) => mergesOf(open().db, input)),
      previewUnmerge: duplicates.previewUnmerge.handler(({ input }) => previewUnmerge(open().db, input)),
      unmerge: duplicates.unmerge.handler(({ input }) => unmergeCandidates(open().store, input, open().deps)),
    },
    colleagues: {
      list: colleagues.list.handler(() => listColleagues(open().db)),
      add: colleagues.add.handler(({ input }) => addColleague(open().store, input, open().deps)),
      update: colleagues.update.handler(({ input }) => updateColleague(open().store, input, open().deps)),
      setLeft: colleagues.setLeft.handler(({ input }) => setColleagueLeft(open().store, input, open().deps)),
      setSelf: colleagues.setSelf.handler(({ input }) => setSelf(open().store, input, open().deps)),
    },
    mail: {
      templates: mail.templates.handler(() => listTemplates(open().db)),
      saveTemplate: mail.saveTemplate.handler(({ input }) => saveTemplate(open().store, input, open().deps)),
      removeTemplate: mail.removeTemplate.handler(({ input }) =>
        removeTemplate(open().store, input, open().deps),
      ),
      preview: mail.preview.handler(({ input }) => previewMail(open().db, input)),
      outbox: mail.outbox.handler(({ input }) => listOutbox(open().db, input)),
      message: mail.message.handler(({ input }) => getMessage(open().db, input)),
      hold: mail.hold.handler(({ input, signal }) =>
        holdMessages(open().store, input, open().deps, { signal }),
      ),
      release: mail.release.handler(({ input, signal }) =>
        releaseMessages(open().store, input, open().deps, { signal }),
      ),
      remove: mail.remove.handler(({ input, signal }) =>
        removeMessages(open().store, input, open().deps, { signal }),
      ),
      edit: mail.edit.handler(({ input }) => editMessage(open().store, input, open().deps)),
      settings: mail.settings.handler(() => readMailSettings(open().db)),
      setSettings: mail.setSettings.handler(({ input }) => writeMailSettings(open().store, input)),
    },
    intake: {
      begin: intake.begin.handler(({ input }) => beginBatch(open().store, input, open().deps)),
      add: intake.add.handler(({ input }) => addPart(open().store, input)),
      run: intake.run.handler(({ input }) => runBatch(open().store, input, open().intake)),
      cancel: intake.cancel.handler(({ input }) => cancelBatch(open().store, input, open().intake)),
      batches: intake.batches.handler(({ input }) => listBatches(open().db, input)),
      batch: intake.batch.handler(({ input }) => getBatch(open().db, input)),
      items: intake.items.handler(({ input }) => listItems(open().db, input)),
      itemText: intake.itemText.handler(({ input }) => itemText(open().store, input, open().intake)),
      review: intake.review.handler(({ input }) => settleReview(open().store, input, open().intake)),
      revert: intake.revert.handler(({ input }) => revertBatch(open().store, input, open().intake)),
    },
    imports: {
      upload: imports.upload.handler(({ input, signal }) =>
        tasks.run(input.task, signal, (options) => uploadTable(open().store, input, open().deps, options)),
      ),
      list: imports.list.handler(({ input }) => listImports(open().db, input)),
      get: imports.get.handler(({ input }) => getImport(open().db, input)),
      check: imports.check.handler(({ input, signal }) =>
        tasks.run(input.task, signal, (options) => checkImport(open().store, input, options)),
      ),
      problems: imports.problems.handler(({ input }) => listProblems(open().db, input)),
      exportProblems: imports.exportProblems.handler(({ input }) =>
        exportProblems(open().store, input, open().deps),
      ),
      run: imports.run.handler(({ input }) => runImport(open().store, input, open().imports)),
      cancel: imports.cancel.handler(({ input }) => cancelImport(open().store, input, open().imports)),
      revert: imports.revert.handler(({ input, signal }) =>
        tasks.run(input.task, signal, (options) =>
          revertImport(open().store, input, open().imports, options),
        ),
      ),
    },
    search: {
      query: search.query.handler(({ input }) => searchEverything(open().db, input, open().deps)),
      similar: search.similar.handler(({ input }) => similarCandidates(open().db, input)),
      suggest: search.suggest.handler(({ input }) => suggestValues(open().db, input)),
      check: search.check.handler(({ input }) => checkQuery(open().db, input, open().deps)),
    },
    home: {
      get: home.get.handler(({ input }) => homeSummary(open().db, input, open().deps)),
      seen: home.seen.handler(({ input }) => noteLook(open().store, input, open().deps)),
    },
    screening: {
      ofOpening: screening.ofOpening.handler(({ input }) => screeningOfOpening(open().db, input)),
      setAside: screening.setAside.handler(({ input }) =>
        setProposalsAside(open().store, input, open().deps),
      ),
    },
    views: {
      list: views.list.handler(() => listViews(open().db)),
      count: views.count.handler(({ input }) => countView(open().db, input, open().deps)),
      create: views.create.handler(({ input }) => createView(open().store, input, open().deps)),
      rename: views.rename.handler(({ input }) => renameView(open().store, input, open().deps)),
      update: views.update.handler(({ input }) => updateView(open().store, input, open().deps)),
      reorder: views.reorder.handler(({ input }) => reorderViews(open().store, input, open().deps)),
      remove: views.remove.handler(({ input }) => removeView(open().store, input, open().deps)),
    },
    talentpool: {
      list: talentpool.list.handler(({ input }) => listPool(open().db, input)),
      counts: talentpool.counts.handler(({ input }) => countPool(open().db, input)),
      of: talentpool.of.handler(({ input }) => membershipOf(open().db, input)),
      add: talentpool.add.handler(({ input }) => addToPool(open().store, input, open().deps)),
      extend: talentpool.extend.handler(({ input }) => extendMembership(open().store, input, open().deps)),
      askRenewal: talentpool.askRenewal.handler(({ input }) => askRenewal(open().store, input, open().deps)),
      withdraw: talentpool.withdraw.handler(({ input }) => withdrawConsent(open().store, input, open().deps)),
    },
    retention: {
      preview: retention.preview.handler(({ input }) => open().retention.preview(input)),
      calendar: retention.calendar.handler(({ input }) => open().retention.calendar(input)),
      due: retention.due.handler(({ input }) => open().retention.due(input)),
      figures: retention.figures.handler(({ input }) => readFigures(open().db, input)),
      stale: retention.stale.handler(({ input }) => open().retention.stale(input)),
      decision: retention.decision.handler(({ input }) => open().retention.decision(input)),
      rules: {
        list: retention.rules.list.handler(() => listRules(open().db, open().deps)),
        history: retention.rules.history.handler(({ input }) => ruleHistory(open().db, input)),
        compare: retention.rules.compare.handler(() => comparePack(open().db)),
        simulate: retention.rules.simulate.handler(({ input }) =>
          simulateRule(open().db, input, open().deps),
        ),
        change: retention.rules.change.handler(({ input }) => changeRule(open().store, input, open().deps)),
      },
      holds: {
        list: retention.holds.list.handler(({ input }) => listHolds(open().db, input)),
        set: retention.holds.set.handler(({ input }) => setHold(open().store, input, open().deps)),
        release: retention.holds.release.handler(({ input }) =>
          releaseHold(open().store, input, open().deps),
        ),
      },
      runs: {
        list: retention.runs.list.handler(() => listRuns(open().db)),
        prepare: retention.runs.prepare.handler(({ input }) => open().retentionRuns.prepare(input)),
        approve: retention.runs.approve.handler(({ input }) => open().retentionRuns.approve(input)),
        start: retention.runs.start.handler(({ input }) => open().retentionRuns.start(input)),
        stop: retention.runs.stop.handler(() => open().retentionRuns.halt()),
        verify: retention.runs.verify.handler(() => open().store.checkErasures([])),
      },
      requests: {
        list: retention.requests.list.handler(() => listRequests(open().db, open().deps)),
        open: retention.requests.open.handler(({ input }) => openRequest(open().store, input, open().deps)),
        extend: retention.requests.extend.handler(({ input }) =>
          extendRequest(open().store, input, open().deps),
        ),
        answer: retention.requests.answer.handler(({ input }) =>
          answerRequest(open().store, input, open().deps),
        ),
        letter: retention.requests.letter.handler(({ input }) =>
          composeLetter(open().db, input, open().deps),
        ),
        writeLetter: retention.requests.writeLetter.handler(({ input }) =>
          writeLetter(open().store, input, open().deps),
        ),
        withdraw: retention.requests.withdraw.handler(({ input }) =>
          withdrawRequest(open().store, input, open().deps),
        ),
      },
      settings: retention.settings.handler(() => readRetentionSettings(open().db)),
      setSettings: retention.setSettings.handler(({ input }) => writeRetentionSettings(open().store, input)),
    },
    scorecards: {
      ofApplication: scorecards.ofApplication.handler(({ input }) => scorecardsOf(open().db, input)),
      saveDraft: scorecards.saveDraft.handler(({ input }) => saveDraft(open().store, input, open().deps)),
      submit: scorecards.submit.handler(({ input }) => submitScorecard(open().store, input, open().deps)),
      decline: scorecards.decline.handler(({ input }) => declineScorecard(open().store, input, open().deps)),
    },
    history: {
      state: history.state.handler(() => open().store.historyState()),
      undo: history.undo.handler(({ input: { id, task }, signal }) =>
        tasks.run(task, signal, (options) => open().store.undoInSteps({ ...options, id })),
      ),
      redo: history.redo.handler(({ input, signal }) =>
        tasks.run(input?.task, signal, (options) => open().store.redoInSteps(options)),
      ),
    },
    tasks: {
      cancel: os.tasks.cancel.handler(({ input }) => ({ cancelled: tasks.cancel(input.task) })),
    },
    events: {
      subscribe: events.subscribe.handler(({ signal }) => hub.subscribe(signal)),
    },
  })
}
