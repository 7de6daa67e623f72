export default {
  label: 'Hint {n} of {of}',
  count: '{n} of {of}',
  skip: 'Skip the hints',
  next: 'Next',
  done: 'Done',
  list: {
    title: 'Walk through the list',
    body: '{first} goes to the next application, {second} to the one before. The document opens beside it.',
  },
  decide: {
    title: 'Decide with one key',
    body: '{first} moves the application one stage on, {second} rejects it with a reason. The next one opens by itself.',
  },
  undo: {
    title: 'Everything can be undone',
    body: '{first} takes back the last step, and the one before that. The menu says what it was.',
  },
  search: {
    title: 'Find anybody, go anywhere',
    body: '{first} narrows this list. The palette finds people, words in documents, openings and commands.',
  },
  keys: { title: 'All keys at a glance', body: '{first} shows every key that works where you are.' },
}
