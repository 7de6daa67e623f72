/** What went wrong, what is safe, what to do: by stable code, and by reason where a reason has more to say. */
const nothingChanged = 'Nothing was changed.'

export const problem = {
  codes: {
    WORKSPACE_ABSENT: {
      title: 'There is no workspace here yet',
      detail: nothingChanged,
      remedy: 'Make one, or start Haku with the folder of another.',
    },
    WORKSPACE_LOCKED: {
      title: 'The workspace is locked',
      detail: 'Everything that was saved is safe.',
      remedy: 'Unlock it and try again.',
    },
    WORKSPACE_BUSY: {
      title: 'Another Haku is using this workspace',
      detail: nothingChanged,
      remedy: 'Close the other one and try again.',
    },
    WORKSPACE_DAMAGED: {
      title: 'The database of this workspace is damaged',
      detail: 'Nothing was written since this was found.',
      remedy: 'Restore a backup, or export what can still be read.',
    },
    WORKSPACE_NEWER: {
      title: 'This workspace was last used by a newer Haku',
      detail: nothingChanged,
      remedy: 'Update Haku and open it again.',
    },
    WRONG_PASSPHRASE: {
      title: 'This passphrase does not open the workspace',
      detail: nothingChanged,
      remedy: 'Check Caps Lock and the keyboard layout, or use the recovery code.',
    },
    NOT_FOUND: {
      title: 'This is no longer here',
      detail: 'It may have been taken back by undo or removed in another window.',
      remedy: 'Go back to the list.',
    },
    CONFLICT: {
      title: 'This contradicts something that is already there',
      detail: nothingChanged,
      remedy: 'Change it and try again.',
    },
    INVALID_STATE: {
      title: 'This is not possible in the present state',
      detail: nothingChanged,
    },
    REFUSED: { title: 'Haku refused this', detail: nothingChanged },
    CANCELLED: { title: 'Cancelled', detail: nothingChanged },
    SERVICE_STOPPED: {
      title: 'The data service did not answer',
      detail: 'It starts again by itself. What was confirmed before is saved; this step may not be.',
      remedy: 'Try again in a moment.',
    },
    TIME_LIMIT: {
      title: 'This took too long',
      detail: 'Haku stopped waiting. The step may still have been finished.',
      remedy: 'Look whether it was done, then try again.',
    },
    BAD_REQUEST: {
      title: 'Some of this cannot be taken as it is',
      detail: nothingChanged,
      remedy: 'Check the fields that are marked.',
    },
    UNEXPECTED: {
      title: 'This did not work, and Haku does not know why',
      detail: 'What was saved before is safe.',
      remedy:
        'Try again. If it happens again, the log in the workspace folder says what was tried; it holds no personal data.',
    },
  },
  /** Titles of cases that have a name of their own; the service's own sentences say the rest. */
  reasons: {
    IN_QUARANTINE: {
      title: 'A document in quarantine is not opened in another program',
      detail: 'It is kept as it came.',
      remedy: 'Read it again, or save the original if you trust the sender.',
    },
    NOT_OPENED: {
      title: 'No program opened the document',
      detail: 'It is as it was in Haku, and no copy was left.',
      remedy: 'Install a program for its type, or save the original.',
    },
    REQUISITION_NUMBER_TAKEN: {
      title: 'This requisition number is taken',
      detail: nothingChanged,
      remedy: 'Choose another one.',
    },
    COUNTRY_MISSING: { title: 'A country is missing', detail: nothingChanged, remedy: 'Enter the country.' },
    PLACE_FIXED: { title: 'The place of an ended opening is fixed', detail: nothingChanged },
    OPENING_CLOSED: { title: 'This opening has ended', detail: nothingChanged },
    ALREADY_PUBLISHED: { title: 'This opening is published already', detail: nothingChanged },
    OPENING_NOT_CLOSED: { title: 'This opening has not ended', detail: nothingChanged },
    NOTHING_TO_UNDO: { title: 'Nothing to undo', detail: nothingChanged },
    NOTHING_TO_REDO: { title: 'Nothing to redo', detail: nothingChanged },
    NOT_THE_NEWEST: { title: 'Something newer was done since', detail: nothingChanged },
    CHANGED_SINCE: { title: 'Changed since then', detail: nothingChanged },
    NOTE_EMPTY: {
      title: 'A note needs words',
      detail: 'A note without text was not kept.',
      remedy: 'Write something, or remove the note.',
    },
    OPENING_UNKNOWN: {
      title: 'This opening is not there',
      detail: 'It may have been taken back.',
      remedy: 'Look in the list of openings.',
    },
    CANDIDATE_UNKNOWN: {
      title: 'This candidate is not there',
      detail: 'The record may have been taken back or erased.',
      remedy: 'Look in the list of candidates.',
    },
    MERGE_UNKNOWN: {
      title: 'There is no such merge',
      detail: 'It may have been taken back, or the candidate erased. Nothing was changed.',
      remedy: 'Look at the candidate again.',
    },
    MERGE_UNDONE: {
      title: 'This merge has been taken back already',
      detail: nothingChanged,
      remedy: 'Both candidates are in the list of candidates.',
    },
    MERGED_SINCE: {
      title: 'This candidate has been merged again since',
      detail: nothingChanged,
      remedy: 'Undo the newer merge first; it can be made again afterwards.',
    },
    SAME_CANDIDATE: {
      title: 'This is one and the same candidate',
      detail: nothingChanged,
      remedy: 'Choose two candidates.',
    },
    LIST_TOO_LONG: {
      title: 'Together the two have more entries in a list than a profile carries',
      detail: nothingChanged,
      remedy: 'Take that list from one of the two.',
    },
    CANDIDATE_ANONYMISED: {
      title: 'This candidate has been anonymised',
      detail: 'It cannot be filled in again. Nothing was changed.',
      remedy: 'Create a new candidate.',
    },
    BLIND_MODE: {
      title: 'Blind mode is on',
      detail: 'This would show or rewrite who a candidate is. Nothing was done.',
      remedy: 'Reveal the candidate, or turn blind mode off.',
    },
    PROFILE_CHANGED: {
      title: 'The profile was changed meanwhile',
      detail: 'It no longer has what you compared with. Nothing was written.',
      remedy: 'Look at the comparison again: it now shows what the profile has.',
    },
    FIELD_TWICE: {
      title: 'Two fields for one place',
      detail: 'Two of the chosen fields would go to the same place of the profile. Nothing was written.',
      remedy: 'Choose one of them.',
    },
    OPENING_NOT_PUBLISHED: {
      title: 'This opening takes no applications now',
      detail: 'Only a published opening does. Nothing was changed.',
      remedy: 'Publish or reopen it, or choose another opening.',
    },
    TIME_ZONE_UNKNOWN: {
      title: 'The time zone is not known',
      detail: nothingChanged,
      remedy: 'Choose one from the list, for example Europe/Helsinki.',
    },
    SUBDIVISION_OF_OTHER_COUNTRY: {
      title: 'The region belongs to another country',
      detail: nothingChanged,
      remedy: 'Choose a region of the country, or none.',
    },
    CLOSES_BEFORE_IT_OPENS: {
      title: 'The closing date is before the opening date',
      detail: nothingChanged,
      remedy: 'Correct one of the two dates.',
    },
    MIN_OVER_MAX: {
      title: 'The minimum is longer than the maximum',
      detail: 'The rule would ask to keep and to remove at the same time. Nothing was changed.',
      remedy: 'Lengthen the maximum, or shorten the minimum if the law lets you.',
    },
    ABOVE_CEILING: {
      title: 'Longer than the source supports',
      detail: 'The maximum is above what the source of the rule supports. Nothing was changed.',
      remedy: 'Write the reason that lets you keep longer, or choose a shorter maximum.',
    },
    PERIOD_NOT_POSITIVE: {
      title: 'A period is at least 1',
      detail: '0 means neither “never” nor “at once”. Nothing was changed.',
      remedy: 'Write at least 1, or leave the field empty.',
    },
    NO_MAXIMUM: {
      title: 'The maximum is missing',
      detail: 'A rule without a maximum would keep for ever. Nothing was changed.',
      remedy: 'Write a maximum.',
    },
    NOTHING_CHANGED: {
      title: 'This is what the rule says already',
      detail: nothingChanged,
      remedy: 'Change something, or leave it.',
    },
    RULE_CHANGED_SINCE: {
      title: 'This rule was changed meanwhile',
      detail: nothingChanged,
      remedy: 'Look at its newest version, then make your change again.',
    },
    REVIEW_DAY: {
      title: 'A hold is reviewed within twelve months',
      detail: nothingChanged,
      remedy: 'Choose a day between today and in twelve months; it can be set again then.',
    },
    HOLD_ON_NOTHING: {
      title: 'What was to be held is not there',
      detail: 'It may have been taken back. Nothing was changed.',
      remedy: 'Read the list again.',
    },
    HOLD_UNKNOWN: {
      title: 'There is no such hold',
      detail: 'It may have been taken back. Nothing was changed.',
      remedy: 'Read the list of holds again.',
    },
    HOLD_RELEASED: {
      title: 'This hold is released already',
      detail: nothingChanged,
    },
    RUN_UNKNOWN: {
      title: 'There is no such run',
      detail: 'A preview that was not started gives way to the next one. Nothing was changed.',
      remedy: 'Read the list of runs again.',
    },
    RUN_UNDER_WAY: {
      title: 'Another run is not finished',
      detail: 'It was begun and has to end first. Nothing was changed.',
      remedy: 'Start that one again; it goes on where it stopped.',
    },
    RUN_APPROVED: {
      title: 'This run is approved already',
      detail: nothingChanged,
    },
    PREVIEW_EXPIRED: {
      title: 'This preview has expired',
      detail: 'It is older than 24 hours, or from a clock that was set otherwise. Nothing was removed.',
      remedy: 'Look at what is due again, and approve that.',
    },
    FOUR_EYES: {
      title: 'Another person has to approve this',
      detail: 'Whoever prepared a run cannot approve it too. Nothing was changed.',
      remedy: 'Ask another person, or change the setting for approval.',
    },
    NEEDS_CONFIRMATION: {
      title: 'This needs the number',
      detail: 'The run would remove a large part of all applications. Nothing was changed.',
      remedy: 'Check the rules. If it is right, approve it with that number.',
    },
    NOT_APPROVED: {
      title: 'This run is not approved',
      detail: 'Nothing was removed.',
      remedy: 'Approve it first.',
    },
    CLOCK_BEHIND: {
      title: 'The clock of this machine is wrong',
      detail: 'It is behind what was already recorded here. Nothing was removed.',
      remedy: 'Set the clock right and try again.',
    },
    DUE_CHANGED: {
      title: 'What is due has changed',
      detail: 'Since the approval something else has become due, or a rule has changed. Nothing was removed.',
      remedy: 'Look at what is due again, and approve that.',
    },
    RUN_HALTED: {
      title: 'The run was stopped',
      detail: 'What was removed stays removed.',
      remedy:
        'Start it again; it goes on where it stopped. Otherwise it goes on by itself at the next opening.',
    },
    RUN_STOPPED: {
      title: 'The run was interrupted',
      detail: 'The workspace was closed before it was finished. What was removed stays removed.',
      remedy: 'It goes on when the workspace is open again.',
    },
    REQUEST_UNKNOWN: {
      title: 'There is no such request',
      detail: 'It may have been carried out or taken back. Nothing was changed.',
      remedy: 'Read the list again.',
    },
    REQUEST_LATER: {
      title: 'A request cannot have come in after now',
      detail: nothingChanged,
      remedy: 'Choose today or an earlier day.',
    },
    REQUEST_STANDS: {
      title: 'A request of this candidate stands already',
      detail: nothingChanged,
    },
    REQUEST_SETTLED: {
      title: 'This answer was put off, or given, already',
      detail: nothingChanged,
    },
    CONSENT_NOT_ENDING: {
      title: 'Nothing to renew',
      detail: 'This candidate is not among those whose consent ends soon. Nothing was changed.',
      remedy: 'The consent may have been extended or withdrawn; read the list again.',
    },
    EXTENSION_LATE: {
      title: 'It is too late to put the answer off',
      detail: 'An answer can be put off only within the first month. Nothing was changed.',
      remedy: 'Answer the candidate now.',
    },
    LETTER_NEEDS_RULE: {
      title: 'The answer cannot be written yet',
      detail:
        'An opening that this candidate applied for has no country, or one without a retention rule, so nobody can say which law decides.',
      remedy: 'Give the opening its country, or the country its rule, then write the answer.',
    },
    NO_ADDRESS: {
      title: 'There is no e-mail address',
      detail: 'This candidate has no e-mail address. Nothing was changed.',
      remedy: 'Answer in another way, then mark the request as answered.',
    },
    BACKUP_PASSPHRASE: {
      title: 'This backup has another passphrase',
      detail: 'It opens only with the one that the workspace had when it was made. Nothing was changed.',
      remedy: 'Enter that passphrase.',
    },
    BACKUP_DAMAGED: {
      title: 'This backup is damaged',
      detail: nothingChanged,
      remedy: 'Choose another backup.',
    },
    NO_KEY_STORE: {
      title: 'There is no key store to use',
      detail: 'No workspace was made.',
      remedy: 'Protect the workspace with a passphrase instead.',
    },
    WRONG_RECOVERY_CODE: {
      title: 'This recovery code does not open the workspace',
      detail: nothingChanged,
      remedy: 'Check for letters that look alike.',
    },
  },
}
