/**
 * The personal-data registry: what every column and every kind of file holds, and what becomes of it when a candidate
 * is anonymised. Anonymising, erasing, exporting, redacting and the scan for residue read this and nothing else.
 */
import type { InferSelectModel } from 'drizzle-orm'
import type * as schema from './schema/index.ts'

/**
 * `personal`: identifies or describes a person. `special`: free text or documents, which may hold what Article 9 GDPR
 * protects. `coded`: ids, codes and instants about a person, telling only together with the rest. `system`: no person.
 */
type DataClass = 'personal' | 'special' | 'coded' | 'system'

/**
 * `remove`: gone, with its row where the row is the person's. `keep`: stays. `year-month`: an instant or date becomes
 * its month. `band`: a number becomes a range. `replace`: an id becomes a fresh random one that leads nowhere.
 */
type Anonymisation = 'remove' | 'keep' | 'year-month' | 'band' | 'replace'

export interface Entry {
  readonly class: DataClass
  readonly anonymise: Anonymisation
}

const entry = (dataClass: DataClass, anonymise: Anonymisation): Entry => ({ class: dataClass, anonymise })

const personal = entry('personal', 'remove')
const special = entry('special', 'remove')
const code = entry('coded', 'keep')
const trace = entry('coded', 'remove')
const month = entry('coded', 'year-month')
const band = entry('coded', 'band')
const id = entry('coded', 'replace')
const system = entry('system', 'keep')
/** Of the company's own staff: personal, but not the candidate's. */
const staff = entry('personal', 'keep')

type Tables = typeof schema
/** A table or column that is missing here, or too many, does not compile. */
type Registry = {
  readonly [T in keyof Tables]: { readonly [C in keyof InferSelectModel<Tables[T]>]: Entry }
}

/** By the names of the schema in code: `registry.candidate.fullName`. */
export const registry: Registry = {
  opening: {
    id: system,
    title: system,
    sortTitle: system,
    searchText: system,
    requisitionNumber: system,
    department: system,
    jobFamily: system,
    country: system,
    subdivision: system,
    city: system,
    timeZone: system,
    language: system,
    employmentType: system,
    workplace: system,
    payMin: system,
    payMax: system,
    payCurrency: system,
    payPeriod: system,
    description: system,
    seats: system,
    status: system,
    opensOn: system,
    closesOn: system,
    externalId: system,
    externalUrl: system,
    publishedAt: system,
    closedAt: system,
    createdAt: system,
    updatedAt: system,
  },
  stage: { id: system, openingId: system, name: system, kind: system, position: system },
  teamMember: { id: system, openingId: system, name: staff, role: system, email: staff, position: system },

  candidate: {
    id,
    fullName: personal,
    sortName: personal,
    givenName: personal,
    familyName: personal,
    headline: personal,
    city: personal,
    country: personal,
    summary: special,
    profileStatus: code,
    createdAt: month,
    updatedAt: trace,
  },
  candidateEmail: { id: trace, candidateId: id, address: personal, normalised: personal, position: trace },
  candidatePhone: { id: trace, candidateId: id, written: personal, e164: personal, position: trace },
  candidateLink: { id: trace, candidateId: id, kind: trace, url: personal, position: trace },
  candidateExperience: {
    id: trace,
    candidateId: id,
    employer: personal,
    title: personal,
    location: personal,
    fromDate: personal,
    toDate: personal,
    summary: special,
    position: trace,
  },
  candidateEducation: {
    id: trace,
    candidateId: id,
    institution: personal,
    area: personal,
    degree: personal,
    fromDate: personal,
    toDate: personal,
    position: trace,
  },
  candidateSkill: { id: trace, candidateId: id, name: personal, position: trace },
  candidateLanguage: { id: trace, candidateId: id, language: personal, fluency: personal, position: trace },
  candidateSearch: { seq: trace, candidateId: id, names: personal, contacts: personal },
  // Proof of a consent has a retention of its own and is kept apart from what it allowed.
  consent: {
    id: trace,
    candidateId: id,
    purpose: trace,
    givenAt: trace,
    expiresOn: trace,
    withdrawnAt: trace,
    renewalAskedAt: trace,
  },

  application: {
    seq: trace,
    id,
    candidateId: id,
    candidateSortName: personal,
    openingId: code,
    stageId: code,
    status: code,
    dispositionReason: code,
    source: code,
    language: personal,
    receivedAt: month,
    decidedAt: month,
    stageEnteredAt: month,
    rating: band,
    assigneeId: trace,
    snoozedUntil: trace,
    proposedReason: trace,
    proposalSetAsideAt: trace,
    createdAt: trace,
    updatedAt: trace,
  },
  applicationAnswer: { id: trace, applicationId: id, question: special, answer: special, position: trace },
  applicationTag: { id: trace, applicationId: id, tag: special },
  applicationDocument: { id: trace, applicationId: id, documentId: trace, position: trace },
  applicationEvent: {
    id: trace,
    applicationId: id,
    at: month,
    kind: code,
    fromStageId: code,
    toStageId: code,
    reason: code,
  },
  note: {
    seq: trace,
    id: trace,
    candidateId: id,
    applicationId: id,
    body: special,
    createdAt: trace,
    updatedAt: trace,
  },

  noteMention: { id: trace, noteId: trace, colleagueId: trace, written: trace },

  colleague: {
    id: system,
    fullName: staff,
    sortName: staff,
    email: staff,
    isSelf: system,
    leftAt: system,
    createdAt: system,
  },
  savedView: {
    id: system,
    name: system,
    // A saved search may hold a candidate's name.
    definition: personal,
    position: system,
    createdAt: system,
    updatedAt: system,
  },
  mailTemplate: {
    id: system,
    name: system,
    kind: system,
    language: system,
    subject: system,
    body: system,
    createdAt: system,
    updatedAt: system,
  },
  outboxMessage: {
    id: trace,
    candidateId: id,
    applicationId: id,
    kind: trace,
    language: personal,
    toAddress: personal,
    subject: special,
    body: special,
    status: trace,
    sendAfter: trace,
    createdAt: trace,
    sentAt: trace,
  },

  screeningQuestion: {
    id: system,
    openingId: system,
    question: system,
    kind: system,
    choices: system,
    rule: system,
    reason: system,
    position: system,
  },
  scorecardCriterion: {
    id: system,
    openingId: system,
    stageId: system,
    name: system,
    anchors: system,
    position: system,
  },
  scorecard: {
    id: trace,
    applicationId: id,
    stageId: trace,
    authorId: trace,
    verdict: trace,
    comment: special,
    submittedAt: trace,
    declinedAt: trace,
    createdAt: trace,
    updatedAt: trace,
  },
  scorecardScore: { id: trace, scorecardId: trace, criterionId: trace, score: trace, comment: special },

  document: {
    id: trace,
    candidateId: id,
    kind: trace,
    name: personal,
    mediaType: trace,
    sizeBytes: trace,
    contentMac: personal,
    key: special,
    extraction: trace,
    failure: trace,
    warnings: trace,
    extractorVersion: trace,
    language: personal,
    createdAt: trace,
  },
  documentText: { seq: trace, documentId: trace, candidateId: id, text: special },

  candidateKey: { seq: trace, candidateId: id, kind: trace, value: personal },
  documentBand: { seq: trace, textSeq: trace, band: personal },
  duplicatePair: {
    id: trace,
    oneId: id,
    otherId: id,
    certainty: trace,
    score: trace,
    agree: trace,
    differ: trace,
    foundAt: trace,
  },
  keptApart: { id: trace, oneId: id, otherId: id, at: trace },
  candidateMerge: { id: trace, keptId: id, goneId: id, at: trace, undoneAt: trace },
  candidateMergeRow: {
    seq: trace,
    mergeId: trace,
    tableName: trace,
    rowId: id,
    before: special,
    after: special,
  },
  duplicateProgress: { id: system, seenChange: system, comparedVersion: system },

  intakeBatch: {
    id: system,
    status: system,
    origin: system,
    openingId: system,
    startedAt: system,
    finishedAt: system,
  },
  intakeItem: {
    id: trace,
    batchId: trace,
    position: trace,
    name: personal,
    kind: code,
    outcome: code,
    code,
    reason: personal,
    candidateId: id,
    applicationId: id,
    madeCandidate: trace,
    refusedFiles: personal,
    proposal: personal,
    root: personal,
    archivePartId: trace,
    brought: trace,
  },
  intakePart: { id: trace, batchId: trace, itemId: trace, path: personal, sizeBytes: trace, position: trace },
  intakeChunk: { id: trace, partId: trace, position: trace, bytes: special },
  intakeSeen: { id: trace, mac: personal, itemId: trace, applicationId: id },

  importBatch: {
    id: system,
    kind: system,
    status: system,
    origin: system,
    // A file may be called after a person, and its first rows are samples.
    name: personal,
    startedAt: system,
    finishedAt: system,
    total: system,
    delimiter: system,
    charset: system,
    columns: personal,
    headerKey: system,
    mapping: system,
    proposedBy: system,
    mapped: system,
    counts: system,
    mac: system,
  },
  importRow: {
    id: trace,
    batchId: trace,
    position: trace,
    line: trace,
    cells: special,
    outcome: code,
    problems: trace,
    mac: personal,
    candidateId: id,
    applicationId: id,
    openingId: code,
    brought: trace,
  },
  retentionRule: {
    id: system,
    country: system,
    subdivision: system,
    scope: system,
    version: system,
    maxMonths: system,
    maxDays: system,
    ceilingMonths: system,
    minMonths: system,
    minDays: system,
    minEffectiveFrom: system,
    clock: system,
    minClock: system,
    consentMaxMonths: system,
    noticeDays: system,
    erasure: system,
    statutoryNumber: system,
    basis: system,
    sourceUrl: system,
    confidence: system,
    lookedUp: system,
    notes: system,
    validFrom: system,
    validTo: system,
    notBefore: system,
    promisedUntil: system,
    reason: system,
    ceilingReason: system,
    approvedBy: staff,
    createdAt: system,
    hash: system,
  },
  legalHold: {
    id: trace,
    applicationId: id,
    candidateId: id,
    openingId: trace,
    reason: special,
    owner: personal,
    reviewOn: trace,
    setAt: trace,
    releasedAt: trace,
  },
  erasureRequest: {
    id: trace,
    candidateId: id,
    requestedAt: trace,
    extendedAt: trace,
    answeredAt: trace,
    answerMessageId: trace,
    closedAt: trace,
  },
  retentionNotice: {
    applicationId: id,
    dueOn: trace,
    notedAt: trace,
  },
  retentionRun: {
    id: system,
    state: system,
    madeAt: system,
    expiresAt: system,
    madeBy: staff,
    asOf: system,
    hash: system,
    rulesHash: system,
    total: system,
    due: system,
    toErase: system,
    // Numbers of applications, for as long as the run is not done.
    items: code,
    approvedAt: system,
    approvedBy: staff,
    startedAt: system,
    position: system,
    anonymised: system,
    erased: system,
    candidates: system,
    documents: system,
    tally: system,
    finishedAt: system,
    receipt: system,
  },
  retentionPurge: { id: code, runId: system },
  applicationStat: {
    id: code,
    openingId: code,
    country: code,
    jobFamily: code,
    receivedMonth: code,
    decidedMonth: code,
    source: code,
    lastStage: code,
    status: code,
    reason: code,
    duration: code,
    rating: code,
    documents: code,
  },
  erasureRegister: { seq: system, kind: code, mac: code },

  setting: { key: system, value: system },
  secret: { name: system, value: system },
  changeLog: { seq: system, tableName: system, rowId: id, op: system, columns: system, at: system },
  auditEntry: {
    seq: code,
    at: code,
    actor: code,
    action: code,
    subjects: code,
    count: code,
    previousHash: system,
    hash: system,
  },
  undoCommand: { id: system, command: system, subjects: system, at: system, state: system },
  undoChange: {
    seq: trace,
    commandId: trace,
    tableName: trace,
    rowId: id,
    before: special,
    after: special,
  },
}

/** What stands in the workspace folder outside the database's columns, by path; every file is of one kind. */
export const fileRegistry: Readonly<Record<string, Entry & { readonly path: RegExp }>> = {
  /** With its write-ahead log: ciphertext of the columns above and of the search index made from them. */
  database: { ...special, path: /^haku\.db(-wal|-shm|\.new)?$/ },
  /** Ciphertext under a key of its own. */
  document: { ...special, path: /^documents\/[^/]+$/ },
  /** Ciphertext of the database and documents of their time; ends when it is rotated out. */
  backup: { ...special, path: /^backups\/[^/]+\/(haku\.db|documents\/[^/]+)$/ },
  /** When and why a backup was made, and how large it is. */
  backupManifest: { ...system, path: /^backups\/[^/]+\/backup\.json$/ },
  keys: { ...system, path: /^(backups\/[^/]+\/)?haku\.keys(\.copy)?\.json$/ },
  lock: { ...system, path: /^haku\.lock$/ },
  /** HMACs of random ids that lead nowhere any more. */
  register: { ...code, path: /^erased\.register$/ },
}
