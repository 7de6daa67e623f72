// What require('electron') finds in the main process of the double; set by main-process.ts.
module.exports = globalThis[Symbol.for('haku.electron-double')]
