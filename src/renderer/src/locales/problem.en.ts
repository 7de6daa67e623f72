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
    CANDIDATE_ANONYMISED: {
      title: 'This candidate has been anonymised',
      detail: 'It cannot be filled in again. Nothing was changed.',
      remedy: 'Create a new candidate.',
    },
    OPENING_NOT_PUBLISHED: {
      title: 'This opening takes no applications now',
      detail: 'Only a published opening does. Nothing was changed.',
      remedy: 'Publish or reopen it, or choose another opening.',
    },
    TIME_ZONE_UNKNOWN: {
      title: 'The time zone is not known',
      detail: 'Nothing was changed.',
      remedy: 'Choose one from the list, for example Europe/Helsinki.',
    },
    SUBDIVISION_OF_OTHER_COUNTRY: {
      title: 'The region belongs to another country',
      detail: 'Nothing was changed.',
      remedy: 'Choose a region of the country, or none.',
    },
    CLOSES_BEFORE_IT_OPENS: {
      title: 'The closing date is before the opening date',
      detail: 'Nothing was changed.',
      remedy: 'Correct one of the two dates.',
    },
    BACKUP_PASSPHRASE: {
      title: 'This backup has another passphrase',
      detail: 'It opens only with the one that the workspace had when it was made. Nothing was changed.',
      remedy: 'Enter that passphrase.',
    },
    BACKUP_DAMAGED: {
      title: 'This backup is damaged',
      detail: 'Nothing was changed.',
      remedy: 'Choose another backup.',
    },
    NO_KEY_STORE: {
      title: 'There is no key store to use',
      detail: 'No workspace was made.',
      remedy: 'Protect the workspace with a passphrase instead.',
    },
    WRONG_RECOVERY_CODE: {
      title: 'This recovery code does not open the workspace',
      detail: 'Nothing was changed.',
      remedy: 'Check for letters that look alike.',
    },
  },
}
