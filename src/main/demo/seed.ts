/** What the demo grows from. Another seed is another company; the .doc fixtures belong to this one. */
export const SEED = 'haku-demo'
